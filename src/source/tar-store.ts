import { type OpenFile, openFile } from '../blob/file-blob.js';
import { ImageError } from '../problem/errors.js';
import { scanTar } from '../tar/scan-tar.js';
import type { TarProblem } from '../tar/tar-entry.js';
import { ArchiveMembers } from './archive-members.js';
import { refuseCompressed } from './compressed-file.js';
import type { FileStore } from './file-store.js';

/** Most entries an archive may have: images have a few for each layer, and all names are kept in memory. */
const mostEntries = 1_000_000;

/**
 * Opens a tar archive on disk. Only headers are read: contents are seeked over, so that an archive of gigabytes is open
 * in milliseconds.
 */
export function openTarStore(path: string): FileStore {
  const file = openFile(path);
  try {
    return storeOf(path, file);
  } catch (error) {
    file.close();
    throw error;
  }
}

function storeOf(path: string, file: OpenFile): FileStore {
  if (file.size === 0) throw new ImageError(`${path} is empty.`, 'Was it written to the end? Save the image again.');
  refuseCompressed(path, file);
  const { members, damage } = readMembers(path, file);
  return {
    path,
    medium: 'file',
    damage,
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

function readMembers(path: string, file: OpenFile): { members: ArchiveMembers; damage: string | null } {
  const members = new ArchiveMembers();
  const problems: TarProblem[] = [];
  let entries = 0;
  let end = 0;
  const scan = scanTar({
    entry: (entry) => {
      if (++entries > mostEntries) throw tooMany(path);
      members.add(entry);
      end = Math.max(end, entry.offset + entry.storedSize);
    },
    problem: (problem) => {
      problems.push(problem);
    },
  });

  const whole = file.blob(0, file.size);
  let step = scan.next();
  while (!step.done) step = scan.next(whole.readSync!(step.value.offset, step.value.length));

  const { complete } = step.value;
  if (entries === 0 && !complete) {
    throw new ImageError(
      `${path} is not a tar archive.`,
      'Give a file that `docker save`, `podman save` or `skopeo copy` wrote.',
    );
  }
  return { members, damage: damageOf(file.size, end, complete ? undefined : problems.at(-1)) };
}

function tooMany(path: string): ImageError {
  return new ImageError(
    `${path} has more than ${mostEntries} entries, which no archive of images has.`,
    'Give what `docker save`, `podman save` or `skopeo copy` wrote.',
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
