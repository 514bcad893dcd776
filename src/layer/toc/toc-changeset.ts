import { defaultLimits, type Limits } from '../../limits/limits.js';
import type { TarEntry } from '../../tar/tar-entry.js';
import type { Changeset } from '../changeset.js';
import { ChangesetBuilder } from '../changeset-builder.js';
import type { TocEntry } from './toc-entries.js';

/** A table of contents as if it were a tar: names, markers and what is refused are then taken in one way. */
export type TocChangeset = {
  readonly changeset: Changeset;
  /** The entries of the table by the rows that they became. */
  readonly entryOf: ReadonlyMap<number, TocEntry>;
};

/** Throws a LimitReached when it has more than is kept of a layer. */
export function tocChangeset(entries: readonly TocEntry[], limits: Limits = defaultLimits): TocChangeset {
  const builder = new ChangesetBuilder(limits);
  const entryOf = new Map<number, TocEntry>();
  for (const entry of entries) {
    builder.entry(asTarEntry(entry));
    if (builder.lastRow !== -1) entryOf.set(builder.lastRow, entry);
  }
  return { changeset: builder.finish(true, Number.POSITIVE_INFINITY), entryOf };
}

function asTarEntry({ name, linkName, ...entry }: TocEntry): TarEntry {
  return {
    ...entry,
    name: Buffer.from(name),
    linkName: Buffer.from(linkName),
    mtime: 0,
    storedSize: entry.size,
    offset: 0,
    headerOffset: 0,
    sparseMap: null,
  };
}
