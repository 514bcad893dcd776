import type { Duplicate } from '../../analysis/duplicates.js';
import type { SafeText } from '../../format/safe-text.js';
import type { VersionId } from '../../tree/version.js';
import type { State } from '../state.js';

/** The contents that the image stores more than once. */
export type CopiesView = {
  /** What would save most first; null while contents are compared. */
  readonly duplicates: readonly Duplicate[] | null;
  /** Why that could not be done. */
  readonly failure: SafeText | null;
  /** Position of the selected row, and of the first one in sight. */
  readonly at: number;
  readonly top: number;
};

/** A row of the list: a content, or one of its copies. */
export type CopiesRow = { readonly duplicate: Duplicate; readonly copy: VersionId | null };

const known = new WeakMap<readonly Duplicate[], readonly CopiesRow[]>();

/** Each content, and below it where it is. */
export function copiesRows({ duplicates }: CopiesView): readonly CopiesRow[] {
  if (duplicates === null) return [];
  const rows =
    known.get(duplicates) ??
    duplicates.flatMap((duplicate): CopiesRow[] => [
      { duplicate, copy: null },
      ...duplicate.copies.map((copy) => ({ duplicate, copy })),
    ]);
  known.set(duplicates, rows);
  return rows;
}

/** The version that the keys are about: the copy, or of a content its first one. */
export function selectedCopy({ copies }: State): VersionId | null {
  const row = copies === null ? undefined : copiesRows(copies)[copies.at];
  return row === undefined ? null : (row.copy ?? row.duplicate.copies[0]!);
}

/** Lines of the list in sight: all of the screen but its header, the title and the footer. */
export function copiesRoom({ size }: State): number {
  return Math.max(1, size.rows - 3);
}
