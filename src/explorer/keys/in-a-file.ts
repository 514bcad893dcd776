import { type SafeText, safe } from '../../format/safe-text.js';
import type { Key } from '../key.js';
import type { Overlay, State } from '../state.js';
import type { Binding } from './binding.js';
import { always, inDiff, inText, needsContent, needsText } from './conditions.js';

/** Where the key shows only some of the lines. */
const inList = ({ overlay }: State) => overlay === 'hidden' || overlay === 'help';

/** Keys for a file that is looked into. */
export const fileKeys: readonly Binding[] = [
  {
    id: 'find',
    group: 'In a file',
    keys: ['/'],
    help: safe`find a text; in hidden files and help: show some only`,
    hint: {
      label: (state) => (inList(state) ? safe`filter` : safe`find`),
      when: (state) => inList(state) || inText(state),
    },
    over: ['content', 'hidden', 'help'],
    only: ['content', 'hidden', 'help'],
    enabled: (state) => (inList(state) ? true : needsText(state)),
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
  pages('page-on', 'space', 1, safe`a page down, as pagers have it`),
  pages('half-page-on', 'd', 0.5, safe`half a page down`),
  pages('half-page-back', 'u', -0.5, safe`half a page up`),
];

/** What less(1) and more(1) have besides: whoever reads a text presses them without thinking. */
function pages(id: string, key: Key, by: number, help: SafeText): Binding {
  const only: readonly Overlay[] = ['content', 'diff', 'help', 'instruction'];
  return {
    id,
    group: 'In a file',
    keys: [key],
    help,
    only,
    counts: true,
    enabled: always,
    action: { type: 'page', by },
  };
}
