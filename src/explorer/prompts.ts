import { safe } from '../format/safe-text.js';
import { searchContent } from './content/content-actions.js';
import { filterPrompt } from './filter/filter-prompt.js';
import { findInFiles } from './finding/finding-actions.js';
import { filterHelp } from './help/help-actions.js';
import { filterHidden } from './hidden/hidden-actions.js';
import { palettePrompt } from './palette/palette-prompt.js';
import type { PromptFace, PromptName } from './prompt.js';
import { saveLabel, savesNothing, saveTo } from './save-actions.js';

/** Everything that a user may be asked to type: a row each. */
export const prompts: Readonly<Record<PromptName, PromptFace>> = {
  palette: palettePrompt,
  filter: filterPrompt,
  'find-in-content': {
    label: () => safe`/`,
    submit: (state, text) => searchContent(state, text),
  },
  'filter-hidden': {
    label: () => safe`paths with`,
    changed: filterHidden,
    submit: (state, text) => ({ state: filterHidden(state, text), effects: [] }),
  },
  'filter-help': {
    label: () => safe`lines with`,
    changed: filterHelp,
    submit: (state, text) => ({ state: filterHelp(state, text), effects: [] }),
  },
  'find-in-files': { label: () => safe`find in all files`, submit: findInFiles },
  save: { label: saveLabel, submit: saveTo, cancel: savesNothing },
};
