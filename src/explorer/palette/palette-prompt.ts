import { formatCount } from '../../format/format-bytes.js';
import { safe } from '../../format/safe-text.js';
import type { Key } from '../key.js';
import { type PromptFace, promptWith } from '../prompt.js';
import { segment } from '../row.js';
import type { State } from '../state.js';
import { clamp, follow } from '../viewport.js';
import { candidatesOf, selectedCandidate } from './candidates.js';
import { paletteRoom } from './palette-room.js';
import type { PaletteView } from './palette-view.js';

/** Commands that are remembered. */
const mostPast = 100;

/** A command, or a path to go to; what it may become is listed above it. */
export const palettePrompt: PromptFace = {
  label: () => safe`:`,
  changed: (state) => choose(state, { at: 0, top: 0, past: null }),
  remark: (state) => {
    const { rows, more } = candidatesOf(state);
    const why = selectedCandidate(state)?.why ?? null;
    if (why !== null) return segment(why, 'warning');
    return segment(rows.length === 0 ? safe`nothing is like that` : safe`${formatCount(rows.length + more)}`, 'faint');
  },
  key: otherKey,
  remembers: true,
  cancel: (state) => state,
  submit: (state, text) => {
    const asked: State = { ...state, prompt: promptWith('palette', text) };
    const candidate = selectedCandidate(asked);
    if (candidate === undefined) {
      return {
        state:
          text === ''
            ? state
            : { ...asked, notice: safe`No ${text.startsWith('/') ? safe`path` : safe`command`} is like that.` },
        effects: [],
      };
    }
    const { why, actions, completion } = candidate;
    // It stays to be mended.
    if (why !== null) return { state: { ...asked, notice: why }, effects: [] };
    if (actions === null)
      return { state: choose({ ...asked, prompt: promptWith('palette', completion) }, start), effects: [] };
    const others = state.palette.history.filter((line) => line !== completion);
    const history = [...others, completion].slice(-mostPast);
    return { state: { ...state, palette: { ...state.palette, history } }, effects: [], actions };
  },
};

/** Asks for a command; what is selected, and what lies over the panes, stays what it is about. */
export function askForCommand(state: State): State {
  return choose({ ...state, prompt: promptWith('palette') }, start);
}

const start = { at: 0, top: 0, past: null };

const steps: Readonly<Record<string, number>> = { down: 1, up: -1, 'ctrl-n': 1, 'ctrl-p': -1, pagedown: 8, pageup: -8 };

function otherKey(state: State, key: Key): State | null {
  if (key === 'tab') return completed(state);
  const by = steps[key];
  if (by === undefined) return null;
  const { past } = state.palette;
  if (past !== null || (by < 0 && state.prompt!.text === '' && state.palette.at === 0)) return remembered(state, by);
  const { rows } = candidatesOf(state);
  const at = clamp(Math.min(state.palette.at, rows.length - 1) + by, 0, rows.length - 1);
  return choose(state, { at, top: follow(state.palette.top, at, paletteRoom(state), rows.length) });
}

/** As far as all of them go on; then the selected one, but among several paths only one that was chosen, as shells have it. */
function completed(state: State): State {
  const { shared, rows } = candidatesOf(state);
  const { text } = state.prompt!;
  const isFirst = state.palette.at === 0;
  const isLonger = shared.length > text.length && shared.startsWith(text);
  const selected = selectedCandidate(state);
  if (isFirst && !isLonger && rows.length > 1 && selected?.actions?.[0]?.type === 'go-to') return state;
  const to = isFirst && isLonger ? shared : (selected?.completion ?? text);
  return choose({ ...state, prompt: promptWith('palette', to) }, start);
}

/** What was run before; below the last one nothing is typed. */
function remembered(state: State, by: number): State {
  const { history, past } = state.palette;
  const to = (past ?? history.length) + Math.sign(by);
  if (history.length === 0 || to < 0) return state;
  const text = history[to];
  if (text === undefined) return choose({ ...state, prompt: promptWith('palette') }, start);
  return choose({ ...state, prompt: promptWith('palette', text) }, { ...start, past: to });
}

function choose(state: State, change: Partial<PaletteView>): State {
  return { ...state, palette: { ...state.palette, ...change } };
}
