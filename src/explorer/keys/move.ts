import { safe } from '../../format/safe-text.js';
import { selectedVersion } from '../content/content-actions.js';
import type { Overlay } from '../state.js';
import type { Binding } from './binding.js';
import { always, inHidden, needsImage } from './conditions.js';

/** Where Enter goes to what is selected, among the files or the layers. */
const goes: readonly (Overlay | null)[] = ['problems', 'dockerfile', 'same'];

/** Keys that move. */
export const moveKeys: readonly Binding[] = [
  {
    id: 'down',
    group: 'Move',
    keys: ['down', 'j'],
    help: safe`one row down`,
    choosing: 'list',
    counts: true,
    enabled: always,
    action: { type: 'move', by: 1 },
  },
  {
    id: 'up',
    group: 'Move',
    keys: ['up', 'k'],
    help: safe`one row up`,
    hint: { label: safe`move`, beside: 'down' },
    choosing: 'list',
    counts: true,
    enabled: always,
    action: { type: 'move', by: -1 },
  },
  {
    id: 'enter',
    group: 'Move',
    keys: ['enter', 'space'],
    help: safe`layer: its files; directory: open, close; file: look into it`,
    hint: {
      label: (state) => {
        if (goes.includes(state.overlay)) return safe`go`;
        return inHidden(state) && selectedVersion(state) !== null ? safe`go` : safe`open`;
      },
      when: ({ overlay, focus }) =>
        overlay === 'problems' ||
        overlay === 'hidden' ||
        overlay === 'found' ||
        overlay === 'dockerfile' ||
        overlay === 'copies' ||
        overlay === 'same' ||
        overlay === 'treemap' ||
        (overlay === null && focus !== 'path'),
    },
    choosing: 'list',
    enabled: needsImage,
    action: { type: 'enter' },
  },
  {
    id: 'unfold',
    group: 'Move',
    keys: ['right', 'l'],
    help: safe`open, or go in; from the layers to the files`,
    enabled: needsImage,
    action: { type: 'unfold' },
  },
  {
    id: 'fold',
    group: 'Move',
    keys: ['left', 'h'],
    help: safe`close, or go up; from the files to the layers`,
    enabled: needsImage,
    action: { type: 'fold' },
  },
  {
    id: 'next-pane',
    group: 'Move',
    keys: ['tab'],
    help: safe`next pane`,
    hint: {
      label: ({ overlay, problems, hidden }) => {
        if (overlay !== 'problems' && overlay !== 'hidden') return safe`pane`;
        return (overlay === 'hidden' ? hidden : problems).reading ? safe`list` : safe`text`;
      },
    },
    over: ['problems', 'hidden'],
    enabled: always,
    action: { type: 'focus-next', by: 1 },
  },
  {
    id: 'previous-pane',
    group: 'Move',
    keys: ['shift-tab'],
    help: safe`previous pane`,
    enabled: always,
    action: { type: 'focus-next', by: -1 },
  },
  {
    id: 'layers-pane',
    group: 'Move',
    keys: ['1'],
    help: safe`to the layers`,
    enabled: always,
    action: { type: 'focus', pane: 'layers' },
  },
  {
    id: 'files-pane',
    group: 'Move',
    keys: ['2'],
    help: safe`to the files`,
    enabled: always,
    action: { type: 'focus', pane: 'files' },
  },
  {
    id: 'path-pane',
    group: 'Move',
    keys: ['3'],
    help: safe`to the life of the path`,
    enabled: always,
    action: { type: 'focus', pane: 'path' },
  },
  {
    id: 'zoom',
    group: 'Move',
    keys: ['+'],
    help: safe`this pane alone on the screen, or all of them`,
    hint: { label: safe`all panes`, when: ({ overlay, zoomed }) => overlay === null && zoomed },
    enabled: needsImage,
    action: { type: 'zoom' },
  },
  {
    id: 'page-down',
    group: 'Move',
    keys: ['pagedown', 'ctrl-f'],
    help: safe`a page down`,
    choosing: 'list',
    counts: true,
    enabled: always,
    action: { type: 'page', by: 1 },
  },
  {
    id: 'page-up',
    group: 'Move',
    keys: ['pageup', 'ctrl-b'],
    help: safe`a page up`,
    choosing: 'list',
    counts: true,
    enabled: always,
    action: { type: 'page', by: -1 },
  },
  {
    id: 'half-page-down',
    group: 'Move',
    keys: ['ctrl-d'],
    help: safe`half a page down`,
    choosing: 'list',
    counts: true,
    enabled: always,
    action: { type: 'page', by: 0.5 },
  },
  {
    id: 'half-page-up',
    group: 'Move',
    keys: ['ctrl-u'],
    help: safe`half a page up`,
    choosing: 'list',
    counts: true,
    enabled: always,
    action: { type: 'page', by: -0.5 },
  },
  {
    id: 'first',
    group: 'Move',
    keys: ['home', 'g'],
    help: safe`first row`,
    choosing: 'list',
    counts: true,
    enabled: always,
    action: { type: 'edge', to: 'first' },
  },
  {
    id: 'last',
    group: 'Move',
    keys: ['end', 'G'],
    help: safe`last row`,
    choosing: 'list',
    counts: true,
    enabled: always,
    action: { type: 'edge', to: 'last' },
  },
];
