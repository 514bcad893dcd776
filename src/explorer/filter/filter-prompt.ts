import type { FindMode } from '../../find/query.js';
import { formatCount } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Key } from '../key.js';
import { type PromptFace, promptWith } from '../prompt.js';
import { type Segment, segment } from '../row.js';
import type { State } from '../state.js';
import { filterTyped, mistakeWords, nextMode, toNextFound, withoutFilter } from './filter-actions.js';

const labels: Readonly<Record<FindMode, SafeText>> = {
  text: safe`filter`,
  glob: safe`filter, glob`,
  regex: safe`filter, regex`,
  fuzzy: safe`filter, fuzzy`,
};

/** What paths are to be shown. Enter keeps that, Esc goes back to what was shown before. */
export const filterPrompt: PromptFace = {
  label: ({ filter }) => labels[filter?.mode ?? 'text'],
  changed: filterTyped,
  remark,
  key: otherKey,
  cancel: (state, { undo }) => (undo === undefined ? withoutFilter(state) : { ...state, ...undo }),
  // What was right before is still shown: nobody is to take that for what is typed now.
  submit: (state, text) => {
    const mistake = state.filter?.mistake ?? null;
    if (mistake === null) return { state, effects: [] };
    return { state: { ...state, prompt: promptWith('filter', text), notice: mistakeWords(mistake) }, effects: [] };
  },
};

/** What is found is gone through while it is typed; in an empty prompt, what was typed before is. */
const steps: Readonly<Record<string, number>> = { down: 1, up: -1, 'ctrl-n': 1, 'ctrl-p': -1 };

function otherKey(state: State, key: Key): State | null {
  if (key === 'tab') return nextMode(state);
  const by = steps[key];
  const { text, past } = state.prompt!;
  const isRecalling = (key === 'up' || key === 'down') && (text === '' || past !== null);
  if (by === undefined || state.filter === null || isRecalling) return null;
  return { ...toNextFound(state, by), notice: null };
}

function remark({ filter }: State): Segment | null {
  if (filter === null) return segment(safe`Tab: text, glob, regex, fuzzy`, 'faint');
  if (filter.mistake !== null) {
    return segment(mistakeWords(filter.mistake), 'warning');
  }
  const { search } = filter.found;
  if (!search.isDone) return segment(safe`${formatCount(search.found)} so far`, 'faint');
  return segment(safe`Tab: ${safeText(filter.mode)}`, 'faint');
}
