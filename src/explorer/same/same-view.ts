import type { Analysis } from '../../analysis/analysis.js';
import type { SafeText } from '../../format/safe-text.js';
import type { VersionId } from '../../tree/version.js';
import type { State } from '../state.js';
import { versionsOfPath } from '../versions-of-path.js';

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

/** The rows of the places that were found, as far as the analysis went when they were made. */
const known = new WeakMap<
  readonly VersionId[],
  { readonly analysis: Analysis; readonly version: VersionId; readonly rows: readonly VersionId[] }
>();

/** Versions with the same content, then those of the same path that have another one. Made once: one content may be at half a million places. */
export function sameRows({ same, inspection }: State): readonly VersionId[] {
  const places = same?.places ?? null;
  if (same === null || places === null) return [];
  const { stack, analysis } = inspection!;
  const last = known.get(places);
  if (last?.analysis === analysis && last.version === same.version) return last.rows;
  const found = new Set(places);
  const others = versionsOfPath(inspection!, stack.nodeOf(same.version)).filter((other) => !found.has(other));
  const rows = [...places, ...others];
  known.set(places, { analysis, version: same.version, rows });
  return rows;
}

/** The version that the keys are about. */
export function selectedSame(state: State): VersionId | null {
  return state.same === null ? null : (sameRows(state)[state.same.at] ?? null);
}

/** Lines of the list in sight: all of the screen but its header, the title, two headings and the footer. */
export function sameRoom({ size }: State): number {
  return Math.max(1, size.rows - 5);
}
