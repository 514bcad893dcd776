import { type SafeText, safe } from '../../format/safe-text.js';
import type { QuickFilter } from '../filter/quick-filters.js';
import type { Key } from '../key.js';
import { canFindSame } from '../same/same-actions.js';
import type { State } from '../state.js';
import type { Binding } from './binding.js';
import { aboutThePanes, inFiles, needsLayers } from './conditions.js';
import { keyFor } from './key-for.js';

const needsFilter = (state: State) =>
  state.filter !== null && state.overlay === null
    ? true
    : state.overlay !== null
      ? aboutThePanes(state)
      : safe`Nothing is looked for: ${keyFor(state, 'filter')} does.`;

/** Keys that show some paths only. */
export const filterKeys: readonly Binding[] = [
  {
    id: 'filter',
    group: 'Find',
    keys: ['/'],
    help: safe`show some paths only: text, *.conf, ~fuzzy, re:, !not, >10MB`,
    hint: { label: safe`filter`, when: ({ overlay, focus }) => overlay === null && focus !== 'path' },
    enabled: needsLayers,
    action: { type: 'filter' },
  },
  {
    id: 'next-found',
    group: 'Find',
    keys: ['n'],
    help: safe`the next path that is found, in closed directories too`,
    hint: {
      label: safe`next`,
      beside: 'previous-found',
      when: (state) => inFiles(state) && state.filter !== null,
      isUrgent: ({ overlay }) => overlay === null,
    },
    counts: true,
    enabled: needsFilter,
    action: { type: 'next-match', by: 1 },
  },
  {
    id: 'previous-found',
    group: 'Find',
    keys: ['N'],
    help: safe`the one before`,
    counts: true,
    enabled: needsFilter,
    action: { type: 'next-match', by: -1 },
  },
  {
    id: 'same',
    group: 'Find',
    keys: ['*'],
    help: safe`where else this content is, and what else was at its path`,
    over: ['content'],
    enabled: canFindSame,
    action: { type: 'same' },
  },
  quick('u', 'changed', safe`only what the layer changed`),
  quick('a', 'added', safe`only what was added`),
  quick('m', 'modified', safe`only what was modified`),
  quick('r', 'removed', safe`only what was removed`),
  quick('d', 'hidden', safe`only what is hidden: it ships, and nothing leads to it`),
  quick('b', 'big', safe`only big files: 1 MB and more, or what the config says`),
  quick('S', 'special', safe`only setuid, setgid and file capabilities`),
];

function quick(key: Key, filter: QuickFilter, help: SafeText): Binding {
  return {
    id: `only-${filter}`,
    group: 'Find',
    keys: [key],
    help,
    enabled: needsLayers,
    action: { type: 'quick-filter', filter },
  };
}
