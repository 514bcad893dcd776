import type { Ours } from './read-with-unearth.js';
import type { Case, Told } from './reading.js';

/** A difference between our reading and another's that is known, with the reason. Every other one is a failure. */
export type KnownDifference = {
  readonly reader: string;
  readonly reason: string;
  /** Whether this field of this entry may differ. */
  readonly explains: (field: keyof Told, ours: Ours, theirs: Told, archive: Case) => boolean;
};

export const knownDifferences: readonly KnownDifference[] = [
  {
    reader: 'GNU tar',
    reason: 'a listing shows the fraction of a second before 1970 as if it counted forwards (GNU tar `tartime`)',
    explains: (field, ours, theirs) => field === 'mtime' && isMirrored(ours.mtime!, theirs.mtime!),
  },
  {
    reader: 'libarchive',
    reason:
      'the fraction of a second before 1970 counts forwards, in what it writes too; POSIX, Go, GNU tar and Python take it for a decimal number',
    explains: (field, ours, theirs) => field === 'mtime' && isMirrored(ours.mtime!, theirs.mtime!),
  },
  ...['GNU tar', 'libarchive'].map((reader) => ({
    reader,
    reason: "the type D of GNU's incremental archives is a directory; Go does not know it and makes it a file",
    explains: (field: keyof Told, ours: Ours) => ours.typeflag === 'D' && ['type', 'name'].includes(field),
  })),
  {
    reader: 'Python',
    reason: "the access times of GNU's incremental archives are taken for the prefix of a name",
    explains: (field, ours, theirs, { writer }) =>
      field === 'name' && writer.includes('--listed-incremental') && theirs.name!.endsWith(`/${ours.name!}`),
  },
  {
    reader: 'Python',
    reason:
      'the made-up name of a sparse file is kept, mostly cut to its field, where the header has both a path and GNU.sparse.name',
    explains: (field, ours, theirs) =>
      field === 'name' &&
      ours.sparse &&
      (theirs.name!.length === 100 ||
        (theirs.name!.includes('/GNUSparseFile.') && baseOf(ours.name!).startsWith(baseOf(theirs.name!)))),
  },
  {
    reader: 'Python',
    reason:
      'of two long names in a row the first counts: bsdtar leaves that of an entry behind which it could not write',
    explains: (field, ours, _, { writer }) =>
      field === 'name' && writer.startsWith('bsdtar --format gnutar') && ours.name!.length > 100,
  },
  {
    reader: 'libarchive',
    reason:
      'a hard link looks like a file where only its PAX header names the target, as Go writes those without an ASCII letter',
    explains: (field, ours, theirs) =>
      field === 'type' && ours.type === 'hardlink' && theirs.type === 'file' && !/[\0-\x7f]/.test(ours.link!),
  },
  ...['Python', 'GNU tar', 'libarchive'].map((reader) => ({
    reader,
    reason: 'global headers are applied to entries, as POSIX says; Go, and so every runtime, does not',
    explains: (field: keyof Told, _: Ours, theirs: Told, { writer }: Case) =>
      globalsOf(writer)[field] === String(theirs[field]),
  })),
];

const baseOf = (name: string) => name.slice(name.lastIndexOf('/') + 1);

/** The fields that the global headers of an archive of Python's set; of GNU tar's where it was told to override all. */
function globalsOf(writer: string): Readonly<Record<string, string>> {
  if (writer.includes('mtime:=5')) return { mtime: '5' };
  const { path, ...fields } = JSON.parse(/^Python pax (\{.*\})$/.exec(writer)?.[1]?.replaceAll("'", '"') ?? '{}');
  return path === undefined ? fields : { ...fields, name: path };
}

/** -1.25 for one reader is -0.75 for the other: a second of -1 and a fraction of 0.25. */
function isMirrored(ours: number, theirs: number): boolean {
  return ours < 0 && Math.abs(theirs - (Math.ceil(ours) + (Math.ceil(ours) - ours))) < 2e-5;
}

/** Entries of ours that a reader does not tell of. */
export const leftOut: readonly { reader: string; reason: string; leavesOut: (ours: Ours) => boolean }[] = [
  ...['GNU tar', 'libarchive'].map((reader) => ({
    reader,
    reason: "GNU's volume label (type V) is no entry; Go does not know it and makes it a file",
    leavesOut: ({ typeflag }: Ours) => typeflag === 'V',
  })),
];

/** Archives that a reader refuses. */
export const refusals: readonly {
  reader: string;
  reason: string;
  explains: (ours: readonly Ours[], error: string, archive: Case) => boolean;
}[] = [
  {
    reader: 'Python',
    reason: 'an archive of nothing but a global header is refused',
    explains: (ours, error) => ours.length === 0 && error.includes('end of file header'),
  },
  ...['Python', 'libarchive'].map((reader) => ({
    reader,
    reason:
      'an archive with a long name at its end is refused: bsdtar leaves that of an entry behind which it could not write',
    explains: (_: readonly Ours[], error: string, { writer }: Case) =>
      writer.startsWith('bsdtar --format gnutar') && /end of file header|Damaged tar archive/.test(error),
  })),
];
