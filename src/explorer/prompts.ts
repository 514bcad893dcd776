import { safe } from '../format/safe-text.js';
import { searchContent } from './content-actions.js';
import { filterHidden } from './hidden-actions.js';
import type { PromptFace, PromptName } from './prompt.js';

/** Everything that a user may be asked to type: a row each. */
export const prompts: Readonly<Record<PromptName, PromptFace>> = {
  'find-in-content': {
    label: () => safe`/`,
    submit: (state, text) => searchContent(state, text),
  },
  'filter-hidden': {
    label: () => safe`paths with`,
    changed: filterHidden,
    submit: (state, text) => ({ state: filterHidden(state, text), effects: [] }),
  },
};
