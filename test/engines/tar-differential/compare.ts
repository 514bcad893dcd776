import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type KnownDifference, knownDifferences, leftOut, refusals } from './differences.js';
import { type Ours, readWithUnearth, sha256 } from './read-with-unearth.js';
import type { Case, Reading, Told } from './reading.js';

const fields = [
  'name',
  'type',
  'mode',
  'uid',
  'gid',
  'mtime',
  'size',
  'link',
  'device',
  'xattrs',
  'offset',
  'content',
] as const;
type Field = (typeof fields)[number];

/** Fields that mean something only for some types. */
const onlyFor: Partial<Record<Field, readonly string[]>> = {
  size: ['file'],
  content: ['file'],
  link: ['hardlink', 'symlink'],
  device: ['character-device', 'block-device'],
};

/** Counts by reader and by reason, and the differences nobody explained. */
export type Tally = {
  archives: number;
  entries: number;
  readonly byReader: Map<string, number>;
  readonly byReason: Map<string, number>;
  readonly unexplained: string[];
};

/** Holds our reading of an archive against those of others. */
export function compare(folder: string, archive: Case, tally: Tally): void {
  const ours = readWithUnearth(readFileSync(join(folder, archive.archive)));
  tally.archives += 1;
  tally.entries += ours.entries.length;
  const fail = (what: string) => tally.unexplained.push(`${archive.archive} (${archive.writer.trim()}): ${what}`);
  if (!ours.complete) fail(`unearth did not read to the end: ${ours.codes.join(' ')}`);
  for (const [reader, reading] of Object.entries(archive.readings)) {
    compareWith(reader, reading, ours.entries, archive, tally, fail);
  }
}

function compareWith(
  reader: string,
  reading: Reading,
  all: readonly Ours[],
  archive: Case,
  tally: Tally,
  fail: (what: string) => void,
): void {
  const count = (reason: string) => tally.byReason.set(reason, (tally.byReason.get(reason) ?? 0) + 1);
  if ('error' in reading) {
    const known = refusals.find(
      (refusal) => refusal.reader === reader && refusal.explains(all, reading.error, archive),
    );
    if (known === undefined) fail(`${reader}: ${reading.error}`);
    else count(`${reader}: ${known.reason}`);
    return;
  }
  const left = leftOut.filter((each) => each.reader === reader);
  const ours = all.filter((entry) => {
    const known = left.find(({ leavesOut }) => leavesOut(entry));
    if (known !== undefined) count(`${reader}: ${known.reason}`);
    return known === undefined;
  });
  if (ours.length !== reading.entries.length) {
    const missing = ours.find(({ name }, i) => slashless(name) !== slashless(reading.entries[i]?.name));
    fail(`${reader}: ${reading.entries.length} entries, ours are ${ours.length}; at ${show(missing?.name)}`);
    return;
  }
  const known = knownDifferences.filter((each) => each.reader === reader);
  for (const [i, mine] of ours.entries()) {
    const theirs = reading.entries[i]!;
    tally.byReader.set(reader, (tally.byReader.get(reader) ?? 0) + 1);
    for (const field of differing(mine, theirs)) {
      const found = known.find((each: KnownDifference) => each.explains(field, mine, theirs, archive));
      if (found !== undefined) count(`${reader}: ${found.reason}`);
      else
        fail(`${reader}: ${show(mine.name)} ${mine.type} ${field} ${show(theirs[field])}, ours ${show(mine[field])}`);
    }
  }
  const last = reading.entries.at(-1);
  if (last?.contents !== undefined && !isAllOf(last.contents, ours)) {
    fail(`${reader}: the contents of all files together differ`);
  }
}

function* differing(mine: Ours, theirs: Told): Generator<Field> {
  for (const field of fields) {
    if (theirs[field] === undefined || onlyFor[field]?.includes(mine.type!) === false) continue;
    if (!isSame(field, mine, theirs)) yield field;
  }
}

function isSame(field: Field, mine: Told, theirs: Told): boolean {
  const [a, b] = [mine[field], theirs[field]];
  switch (field) {
    case 'mtime':
      // Doubles tell microseconds at these distances from 1970.
      return Math.abs((a as number) - (b as number)) < 2e-5;
    case 'xattrs':
      return sorted(a as Told['xattrs']) === sorted(b as Told['xattrs']);
    case 'name':
      return mine.type === 'directory' ? slashless(a as string) === slashless(b as string) : a === b;
    default:
      return a === b;
  }
}

/** GNU tar gives all contents in one. */
function isAllOf(contents: string, ours: readonly Ours[]): boolean {
  const files = ours.filter(({ type, typeflag }) => type === 'file' && typeflag !== 'D');
  return sha256(Buffer.concat(files.map(({ bytes }) => bytes))) === contents;
}

function sorted(xattrs: Told['xattrs'] = {}): string {
  return JSON.stringify(Object.entries(xattrs).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function slashless(name: string | undefined): string | undefined {
  return name?.replace(/\/+$/, '');
}

function show(value: unknown): string {
  const shown = JSON.stringify(value) ?? 'nothing';
  return shown.length > 120 ? `${shown.slice(0, 117)}...` : shown;
}
