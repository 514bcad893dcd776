import { safe } from '../../format/safe-text.js';
import type { Binding } from './binding.js';
import { inDiff, inHidden, inText, needsContent, needsText } from './conditions.js';

/** Keys for a file that is looked into. */
export const fileKeys: readonly Binding[] = [
  {
    id: 'find',
    group: 'In a file',
    keys: ['/'],
    help: safe`find a text; among hidden files: show some paths only`,
    hint: {
      label: ({ overlay }) => (overlay === 'hidden' ? safe`filter` : safe`find`),
      when: (state) => inHidden(state) || inText(state),
    },
    over: ['content', 'hidden'],
    only: ['content', 'hidden'],
    enabled: (state) => (inHidden(state) ? true : needsText(state)),
    action: { type: 'prompt', prompt: 'find-in-content' },
  },
  {
    id: 'next-match',
    group: 'In a file',
    keys: ['n'],
    help: safe`the next place that has it; of two versions: next change`,
    hint: {
      label: (state) => (inDiff(state) ? safe`change` : safe`next`),
      beside: 'previous-match',
      when: (state) => inDiff(state) || (state.content?.pattern ?? '') !== '',
    },
    over: ['content', 'diff'],
    only: ['content', 'diff'],
    enabled: (state) => (inDiff(state) ? true : needsText(state)),
    action: { type: 'next-match', by: 1 },
  },
  {
    id: 'previous-match',
    group: 'In a file',
    keys: ['N'],
    help: safe`the place before`,
    only: ['content', 'diff'],
    enabled: (state) => (inDiff(state) ? true : needsText(state)),
    action: { type: 'next-match', by: -1 },
  },
  {
    id: 'wrap',
    group: 'In a file',
    keys: ['W'],
    help: safe`wrap long lines, or cut them and go sideways`,
    hint: { label: safe`wrap`, when: inText },
    over: ['content'],
    only: ['content'],
    enabled: needsText,
    action: { type: 'wrap' },
  },
  {
    id: 'bytes',
    group: 'In a file',
    keys: ['b'],
    help: safe`as bytes, or as text`,
    hint: { label: ({ content }) => (content?.form === 'bytes' ? safe`text` : safe`bytes`) },
    over: ['content'],
    only: ['content'],
    enabled: needsContent,
    action: { type: 'bytes' },
  },
];
