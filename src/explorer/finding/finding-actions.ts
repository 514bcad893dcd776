import { formatCount } from '../../format/format-bytes.js';
import { type SafeText, safe } from '../../format/safe-text.js';
import { lookAt } from '../content/content-actions.js';
import { covered, uncovered } from '../covering.js';
import type { Update } from '../message.js';
import { promptWith } from '../prompt.js';
import { type State, stackedLayers } from '../state.js';
import { clamp, follow, scrolled } from '../viewport.js';
import { type FindingView, type FoundLine, findingRoom, mostFound } from './finding-view.js';

/** Asks what to search for; the list of the last search is there while nothing is typed. */
export function askWhatToFind(state: State): State {
  return { ...state, prompt: promptWith('find-in-files', state.finding?.text ?? '') };
}

/** Searches all files. The same text again shows what was found before, where that is all that can be found by now. */
export function findInFiles(state: State, text: string): Update {
  if (text === '') return { state, effects: [] };
  const layers = stackedLayers(state);
  const last = state.finding;
  if (last?.text === text && last.layers === layers && !last.isStopped) {
    return { state: covered(state, 'found'), effects: [] };
  }
  const finding: FindingView = { text, lines: [], share: 0, remark: null, isStopped: false, layers, at: 0, top: 0 };
  return {
    state: { ...covered(state, 'found'), finding },
    effects: [{ type: 'search-files', inspection: state.inspection!, text }],
  };
}

/** More lines; what is over is only counted as being there. */
export function linesFound(state: State, lines: readonly FoundLine[]): Update {
  const { finding } = state;
  if (finding === null || finding.share === null) return { state, effects: [] };
  const all = [...finding.lines, ...lines];
  if (all.length <= mostFound) return { state: changed(state, { lines: all }), effects: [] };
  const remark = safe`stopped after ${formatCount(mostFound)} lines`;
  const after = changed(state, { lines: all.slice(0, mostFound), share: null, remark });
  return { state: after, effects: [{ type: 'stop-searching-files' }] };
}

export function findingProgress(state: State, share: number): State {
  return state.finding?.share == null ? state : changed(state, { share });
}

export function findingEnded(state: State, remark: SafeText | null): State {
  return state.finding?.share == null ? state : changed(state, { share: null, remark });
}

/** Looks into the file of the selected line, where the line is. */
export function enterFound(state: State): State {
  const { finding } = state;
  const found = finding?.lines[finding.at];
  if (found === undefined) return state;
  return lookAt(state, found.version, { pattern: finding!.text, wantedLine: found.line });
}

export function moveInFound(state: State, by: number): State {
  const { at, lines } = state.finding!;
  return changed(state, { at: clamp(at + by, 0, lines.length - 1) });
}

export function scrollFound(state: State, by: number): State {
  const { finding } = state;
  return finding === null ? state : changed(state, scrolled(finding, by, findingRoom(state), finding.lines.length));
}

export function selectFound(state: State, at: number): State {
  return changed(state, { at });
}

/** Back to what was there before; a search that still goes on is ended. */
export function leaveFound(state: State): State {
  const { finding } = state;
  const stopped =
    finding?.share == null ? state : changed(state, { share: null, remark: safe`stopped`, isStopped: true });
  return uncovered(stopped);
}

export function settleFound(state: State): State {
  const { finding } = state;
  if (finding === null) return state;
  const { top, at, lines } = finding;
  return changed(state, { top: follow(top, at, findingRoom(state), lines.length) });
}

function changed(state: State, change: Partial<FindingView>): State {
  return state.finding === null ? state : { ...state, finding: { ...state.finding, ...change } };
}
