import type { OpenFile } from '../blob/file-blob.js';
import type { Compression } from '../inflate/compression.js';
import type { LimitName } from '../limits/limit-table.js';
import { limitInWords, raiseInWords } from '../limits/limit-words.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { ImageError } from '../problem/errors.js';
import { scanTar } from '../tar/scan-tar.js';
import type { TarProblem } from '../tar/tar-entry.js';
import { ArchiveMembers } from './archive-members.js';
import type { FileStore } from './file-store.js';

/** What became of an archive before it was a tar. */
export type ArchiveOrigin = {
  /** How it was compressed as a whole, from the outside in. */
  readonly compressions: readonly Compression[];
  /** Why its end may be missing: "is cut off at byte 512"; null when it was inflated to its end, or is plain. */
  readonly damage: string | null;
};

/**
 * A tar archive on disk. Only headers are read: contents are seeked over, so that an archive of gigabytes is open in
 * milliseconds. The file is the store's from now on, unless this throws.
 */
export function openTarStore(
  file: OpenFile,
  origin: ArchiveOrigin = { compressions: [], damage: null },
  limits: Limits = defaultLimits,
): FileStore {
  const { path } = file;
  if (file.size === 0) throw nothingThere(path, origin);
  const { members, damage } = readMembers(file, origin, limits);
  return {
    path,
    medium: 'file',
    damage: origin.damage ?? damage,
    limits,
    get: (name) => {
      const member = members.find(name);
      if (member === undefined) return undefined;
      if (member.sparse) throw sparseMember(path, name);
      return { blob: file.blob(member.offset, member.size), recordedSize: member.size };
    },
    names: () => members.names(),
    whole: file.blob(0, file.size),
    close: () => file.close(),
  };
}

function readMembers(
  file: OpenFile,
  origin: ArchiveOrigin,
  limits: Limits,
): { members: ArchiveMembers; damage: string | null } {
  const { path } = file;
  const { compressions } = origin;
  const members = new ArchiveMembers();
  let last: TarProblem | undefined;
  let entries = 0;
  let names = 0;
  let end = 0;
  const scan = scanTar(
    {
      entry: (entry) => {
        entries += 1;
        names += entry.name.length + entry.linkName.length;
        if (entries > limits.members) throw tooMuch(path, 'more entries', limits, 'members');
        if (names > limits.textSize) throw tooMuch(path, 'longer names', limits, 'textSize');
        members.add(entry);
        end = Math.max(end, entry.offset + entry.storedSize);
      },
      problem: (problem) => {
        last = problem;
      },
    },
    limits,
  );

  const whole = file.blob(0, file.size);
  let step = scan.next();
  while (!step.done) step = scan.next(whole.readSync!(step.value.offset, step.value.length));

  const { complete } = step.value;
  if (entries === 0 && !complete && origin.damage === null) {
    throw new ImageError(
      compressions.length === 0
        ? `${path} is not a tar archive.`
        : `${path} is compressed with ${compressions.at(-1)}, and what is inside is not a tar archive.`,
      'Give a file that `docker save`, `podman save` or `skopeo copy` wrote.',
    );
  }
  const damage = damageOf(file.size, end, complete ? undefined : last);
  return { members, damage: damage === null || compressions.length === 0 ? damage : `${damage} of what is inside` };
}

function nothingThere(path: string, { compressions, damage }: ArchiveOrigin): ImageError {
  const nextStep = 'Was it written to the end? Save the image again.';
  if (damage !== null) return new ImageError(`${path} ${damage}, and nothing came out of it before.`, nextStep);
  if (compressions.length === 0) return new ImageError(`${path} is empty.`, nextStep);
  return new ImageError(`${path} is compressed with ${compressions.at(-1)}, and there is nothing inside.`, nextStep);
}

/** All names of an archive are kept in memory. */
function tooMuch(path: string, what: string, limits: Limits, name: LimitName): ImageError {
  return new ImageError(
    `${path} has ${what} than are kept of an archive of images: ${limitInWords(limits, name)}.`,
    raiseInWords(limits, name),
  );
}

/** `end` is where the last content ends by the headers, `stop` the problem that ended the reading early. */
function damageOf(size: number, end: number, stop: TarProblem | undefined): string | null {
  if (end > size || stop?.code === 'tar-truncated') return `is cut off at byte ${size}`;
  return stop === undefined ? null : `cannot be read past byte ${stop.offset}`;
}

function sparseMember(path: string, name: string): ImageError {
  return new ImageError(
    `${name} in ${path} is stored as a sparse file, which is not read here.`,
    'Write the archive again without --sparse.',
  );
}
