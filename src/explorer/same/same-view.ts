import type { SafeText } from '../../format/safe-text.js';
import { kindOf } from '../../layer/changeset.js';
import { absent, type VersionId } from '../../tree/version.js';
import { knownLife } from '../life-of-cursor.js';
import type { State } from '../state.js';

/** Where else a content is, and what else was at its path. */
export type SameView = {
  readonly version: VersionId;
  /** Versions with the same content, itself among them; null while contents are compared. */
  readonly places: readonly VersionId[] | null;
  /** Why that could not be done. */
  readonly failure: SafeText | null;
  /** Position of the selected row, and of the first one in sight. */
  readonly at: number;
  readonly top: number;
};

/** Versions with the same content, then those of the same path that have another one. */
export function sameRows({ same, inspection }: State): readonly VersionId[] {
  if (same?.places == null) return [];
  return [...same.places, ...otherVersions(same, inspection!)];
}

function otherVersions(
  { version, places }: SameView,
  { stack, analysis }: NonNullable<State['inspection']>,
): VersionId[] {
  const node = stack.nodeOf(version);
  return knownLife(analysis, stack, node).flatMap(({ after }) =>
    after !== absent && stack.kind(after) === kindOf.file && !places!.includes(after) ? [after] : [],
  );
}

/** The version that the keys are about. */
export function selectedSame(state: State): VersionId | null {
  return state.same === null ? null : (sameRows(state)[state.same.at] ?? null);
}

/** Lines of the list in sight: all of the screen but its header, the title, two headings and the footer. */
export function sameRoom({ size }: State): number {
  return Math.max(1, size.rows - 5);
}
