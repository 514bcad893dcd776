import { safe, safeText } from '../../format/safe-text.js';
import { noNode, rootNode } from '../../path/path-tree.js';
import type { Problem } from '../../problem/problem.js';
import { membership } from '../../tree/listing.js';
import { bare } from '../covering.js';
import { ancestors, outlineOf } from '../files/files.js';
import { fold } from '../files/folding.js';
import { type State, stackedLayers, type View } from '../state.js';
import { clamp, scrolled } from '../viewport.js';
import { problemsLayout } from './problems-layout.js';
import { type ProblemsView, problemOutline, selectedProblem } from './problems-view.js';

/** Moves the cursor in the list of problems, or scrolls what is said of the selected one. */
export function moveInProblems(state: State, by: number): State {
  const { cursor, reading, linesTop } = state.problems;
  if (reading) return changed(state, { linesTop: clamp(linesTop + by, 0, Number.MAX_SAFE_INTEGER) });
  const outline = problemOutline(state);
  const row = clamp(outline.rowOf(cursor) + by, 0, outline.rows - 1);
  return changed(state, { cursor: outline.at(row)?.at ?? null, linesTop: 0 });
}

export function selectProblem(state: State, row: number): State {
  return changed(state, { reading: false, cursor: problemOutline(state).at(row)?.at ?? null, linesTop: 0 });
}

/** Scrolls the list; the selected row changes only where it would go out of sight. */
export function scrollProblems(state: State, by: number): State {
  const { top, cursor } = state.problems;
  const outline = problemOutline(state);
  const before = { top, at: outline.rowOf(cursor) };
  const after = scrolled(before, by, problemsLayout(state).list.height, outline.rows);
  if (after.at === before.at) return changed(state, { top: after.top });
  return changed(state, { top: after.top, cursor: outline.at(after.at)?.at ?? null, linesTop: 0 });
}

/** Scrolls what is said of the selected row. */
export function scrollProblemText(state: State, by: number): State {
  return changed(state, { linesTop: Math.max(0, state.problems.linesTop + by) });
}

/** The keys go to what is said of the selected row, and back to the list. */
export function readProblem(state: State): State {
  return changed(state, { reading: !state.problems.reading });
}

/** Opens and closes a kind; of a problem goes to where it is. */
export function enterProblem(state: State): State {
  const selected = selectedProblem(state);
  if (selected === null) return state;
  if (selected.problem !== null) return goTo(state, selected.problem);
  return openKind(state, !problemOutline(state).isOpen(selected.group));
}

/** Opens the kind under the cursor; if it is open, goes to its first problem. */
export function unfoldProblems(state: State): State {
  const selected = selectedProblem(state);
  if (selected === null || selected.problem !== null) return state;
  return problemOutline(state).isOpen(selected.group) ? moveInProblems(state, 1) : openKind(state, true);
}

/** Closes the kind under the cursor; of a problem, goes to its kind. */
export function foldProblems(state: State): State {
  const selected = selectedProblem(state);
  if (selected === null) return state;
  if (selected.problem === null) return openKind(state, false);
  return changed(state, { cursor: { code: selected.group.code, index: null }, linesTop: 0 });
}

export function openAllProblems(state: State, open: boolean): State {
  const { opened } = state.problems;
  const outline = problemOutline(state);
  const all = new Map(opened);
  for (let row = 0; row < outline.rows; row += 1) {
    const found = outline.at(row)!;
    all.set(found.group.code, open);
    if (outline.isOpen(found.group)) row += found.group.problems.length;
  }
  return changed(state, { opened: all });
}

function openKind(state: State, open: boolean): State {
  const { code } = selectedProblem(state)!.group;
  const opened = new Map(state.problems.opened).set(code, open);
  return changed(state, { opened, cursor: { code, index: null } });
}

function changed(state: State, change: Partial<ProblemsView>): State {
  return { ...state, problems: { ...state.problems, ...change } };
}

/** Shows the path of a problem in its layer, where the tree has it: what the layer changed, or else all that is there. */
function goTo(state: State, { layer, path }: Problem): State {
  if (layer === null)
    return { ...state, notice: safe`This is about the image as a whole: there is no layer to go to.` };
  const there: State = { ...bare(state), layer, ghosts: null, filter: null, flat: null, pathTop: 0 };
  const toLayer: State = { ...there, focus: 'layers' };
  if (path === null || layer >= stackedLayers(state)) return toLayer;
  const node = state.inspection!.stack.tree.find(path);
  if (node !== noNode && node !== rootNode) {
    for (const view of [state.view, 'changes', 'filesystem'] satisfies View[]) {
      const shown: State = { ...there, focus: 'files', view };
      const { listing } = outlineOf(shown)!;
      if (node >= listing.members.length || listing.members[node] === membership.out) continue;
      return { ...shown, cursor: node, folding: fold(state.folding, ancestors(listing, node), true) };
    }
  }
  return { ...toLayer, notice: safe`The filesystem after layer ${layer} has no /${safeText(path)}.` };
}
