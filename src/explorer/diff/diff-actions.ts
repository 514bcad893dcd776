import type { ContentDifference } from '../../content/content-difference.js';
import { type SafeText, safe } from '../../format/safe-text.js';
import { kindOf } from '../../layer/changeset.js';
import type { VersionId } from '../../tree/version.js';
import { selectedVersion } from '../content/content-actions.js';
import { covered } from '../covering.js';
import type { State } from '../state.js';
import { contentsOfPath } from '../versions-of-path.js';
import { clamp } from '../viewport.js';
import { type DiffView, diffRoom, diffRows } from './diff-view.js';

/** Columns from which two texts fit beside each other. */
const wide = 130;

/**
 * The two versions that are compared: the file that is looked into or selected with the one before it; among hidden files with what took
 * its place. Or why there are none.
 */
function whatToCompare(state: State): readonly [VersionId, VersionId] | SafeText {
  const { inspection, overlay, content } = state;
  if (inspection === null) return safe`The image is not open yet.`;
  const { stack } = inspection;
  const version = overlay === 'content' ? content!.version : selectedVersion(state);
  if (version === null || stack.kind(version) !== kindOf.file) return safe`Select a file to compare its versions.`;
  const inode = stack.inode(version);
  const all = contentsOfPath(inspection, stack.nodeOf(inode));
  const at = all.indexOf(inode);
  const [before, after] = [all[at - 1], all[at + 1]];
  if (after !== undefined && (overlay === 'hidden' || before === undefined)) return [inode, after];
  if (before !== undefined) return [before, inode];
  return safe`Only layer ${stack.layerOf(inode)} wrote this file: there is nothing to compare it with.`;
}

/** True where there are two versions, or why not. */
export function canCompare(state: State): true | SafeText {
  const what = whatToCompare(state);
  return typeof what === 'string' ? what : true;
}

/** Compares them, over all that is there. */
export function compare(state: State): State {
  const what = whatToCompare(state);
  if (typeof what === 'string') return { ...state, notice: what };
  const [before, after] = what;
  return covered(state, 'diff', { diff: comparing(state, before, after, state.size.columns >= wide) });
}

/** The pair of versions after these, or before them. */
export function nextPair(state: State, by: number): State {
  const { node, before, after, beside } = state.diff!;
  const all = contentsOfPath(state.inspection!, node);
  const [from, to] = by > 0 ? [after, all[all.indexOf(after) + 1]] : [all[all.indexOf(before) - 1], before];
  if (from === undefined || to === undefined) {
    const where = by > 0 ? safe`later` : safe`earlier`;
    return { ...state, notice: safe`No ${where} layer wrote this file.` };
  }
  return { ...state, diff: comparing(state, from, to, beside) };
}

function comparing({ inspection }: State, before: VersionId, after: VersionId, beside: boolean): DiffView {
  const node = inspection!.stack.nodeOf(after);
  return { node, before, after, difference: null, inflated: null, failure: null, beside, top: 0 };
}

export function compared(state: State, difference: ContentDifference): State {
  return changed(state, { difference, inflated: null });
}

export function comparingFailed(state: State, failure: SafeText): State {
  return changed(state, { failure, inflated: null });
}

export function comparingInflates(state: State, share: number): State {
  return changed(state, { inflated: share });
}

export function moveInDiff(state: State, by: number): State {
  return changed(state, { top: clamp(state.diff!.top + by, 0, Number.MAX_SAFE_INTEGER) });
}

export function toggleBeside(state: State): State {
  const view = state.diff!;
  // The same hunk stays in sight.
  const hunks = diffRows(view)
    .slice(0, view.top + 1)
    .filter(({ kind }) => kind === 'hunk').length;
  const turned = { ...view, beside: !view.beside };
  const top = hunkStarts(turned)[Math.max(0, hunks - 1)] ?? 0;
  return changed(state, { beside: turned.beside, top });
}

/** To the next hunk, or the one before. */
export function nextHunk(state: State, by: number): State {
  const { top } = state.diff!;
  const starts = hunkStarts(state.diff!);
  const isAtEnd = top >= diffRows(state.diff!).length - diffRoom(state);
  const after = isAtEnd ? undefined : starts.find((start) => start > top);
  const next = by > 0 ? after : starts.findLast((start) => start < top);
  return next === undefined ? { ...state, notice: safe`No other change comes.` } : changed(state, { top: next });
}

function hunkStarts(view: DiffView): number[] {
  return diffRows(view).flatMap(({ kind }, row) => (kind === 'hunk' ? [row] : []));
}

export function settleDiff(state: State): State {
  const view = state.diff;
  if (view === null) return state;
  return changed(state, { top: clamp(view.top, 0, diffRows(view).length - diffRoom(state)) });
}

function changed(state: State, change: Partial<DiffView>): State {
  return state.diff === null ? state : { ...state, diff: { ...state.diff, ...change } };
}
