import { type SafeText, safe } from '../format/safe-text.js';
import { canLook, selectedVersion } from './content-actions.js';
import { canCompare } from './diff-actions.js';
import type { Key } from './key.js';
import { canVerify } from './layer-verdict.js';
import type { Action } from './message.js';
import { canSave } from './save-actions.js';
import type { Overlay, State } from './state.js';

/** One line of the table that handler, footer, help and documents are made from. */
export type Binding = {
  readonly id: string;
  readonly group: 'Move' | 'Look' | 'In a file' | 'Hidden files' | 'Leave';
  /** The first one is the one that the footer shows. */
  readonly keys: readonly Key[];
  /** One sentence for the help. */
  readonly help: SafeText;
  /** For the footer; a binding without it is in the help only. */
  readonly hint?: {
    readonly label: SafeText | ((state: State) => SafeText);
    /** Another binding whose key is shown next to this one's: up and down are one hint. */
    readonly beside?: string;
    /** Whether the hint is of use now, while the key does something. Always, where this is missing. */
    readonly when?: (state: State) => boolean;
  };
  /**
   * What the key does while images are offered: `list` where it moves in the list or takes from it, `always` where it does
   * the same as otherwise. Nothing, where this is missing.
   */
  readonly choosing?: 'list' | 'always';
  /** What lies over the panes in which the footer shows the key. Every key that is of use while images are offered is shown there too. */
  readonly over?: readonly Overlay[];
  /** True, or why the key does nothing now. */
  readonly enabled: (state: State) => true | SafeText;
  readonly action: Action;
};

const always = () => true as const;
const inFiles = ({ focus }: State) => focus === 'files';
const needsImage = (state: State) => (state.inspection !== null ? true : safe`The image is not open yet.`);
const needsFinished = ({ inspection }: State) =>
  inspection?.finished === true ? true : safe`The image is not read to its end yet.`;
const needsLayers = ({ inspection }: State) =>
  inspection === null
    ? safe`The image is not open yet.`
    : inspection.layers.length > 0
      ? true
      : safe`This image has no layers.`;
const inDiff = ({ overlay }: State) => overlay === 'diff';
const inText = ({ content }: State) => content?.form === 'text';
const needsContent = ({ overlay }: State) => (overlay === 'content' ? true : safe`Look into a file first: o does.`);
const needsText = (state: State) =>
  needsContent(state) !== true || inText(state) ? needsContent(state) : safe`These are bytes: b shows them as text.`;
/** There is something to list, or there may be when all is read. */
const needsHidden = ({ inspection }: State) =>
  inspection === null
    ? safe`The image is not open yet.`
    : inspection.analysis.hidden.length > 0 || !inspection.finished
      ? true
      : safe`Nothing is hidden in this image: every byte that ships can be seen.`;
const inHidden = ({ overlay }: State) => overlay === 'hidden';
const needsHiddenList = (state: State) => (inHidden(state) ? true : safe`Open the hidden files first: H does.`);
const needsProblems = ({ inspection }: State) =>
  (inspection?.problems.length ?? 0) > 0 ? true : safe`Nothing wrong was found in this image.`;

/** All keys, in the order of the help. The footer takes the hints in this order too, as many as fit. */
export const keymap: readonly Binding[] = [
  {
    id: 'down',
    group: 'Move',
    keys: ['down', 'j'],
    help: safe`one row down`,
    choosing: 'list',
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
        if (state.overlay === 'problems') return safe`go`;
        return inHidden(state) && selectedVersion(state) !== null ? safe`go` : safe`open`;
      },
      when: ({ overlay, focus }) =>
        overlay === 'problems' ||
        overlay === 'hidden' ||
        overlay === 'found' ||
        overlay === 'copies' ||
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
    id: 'page-down',
    group: 'Move',
    keys: ['pagedown', 'ctrl-f'],
    help: safe`a page down`,
    choosing: 'list',
    enabled: always,
    action: { type: 'page', by: 1 },
  },
  {
    id: 'page-up',
    group: 'Move',
    keys: ['pageup', 'ctrl-b'],
    help: safe`a page up`,
    choosing: 'list',
    enabled: always,
    action: { type: 'page', by: -1 },
  },
  {
    id: 'half-page-down',
    group: 'Move',
    keys: ['ctrl-d'],
    help: safe`half a page down`,
    choosing: 'list',
    enabled: always,
    action: { type: 'page', by: 0.5 },
  },
  {
    id: 'half-page-up',
    group: 'Move',
    keys: ['ctrl-u'],
    help: safe`half a page up`,
    choosing: 'list',
    enabled: always,
    action: { type: 'page', by: -0.5 },
  },
  {
    id: 'first',
    group: 'Move',
    keys: ['home', 'g'],
    help: safe`first row`,
    choosing: 'list',
    enabled: always,
    action: { type: 'edge', to: 'first' },
  },
  {
    id: 'last',
    group: 'Move',
    keys: ['end', 'G'],
    help: safe`last row`,
    choosing: 'list',
    enabled: always,
    action: { type: 'edge', to: 'last' },
  },
  {
    id: 'previous-layer',
    group: 'Look',
    keys: ['['],
    help: safe`the layer below, from any pane; in a file: its version before`,
    hint: {
      label: ({ overlay }) => (overlay === 'content' || overlay === 'diff' ? safe`version` : safe`layer`),
      beside: 'next-layer',
      when: ({ overlay, focus }) => overlay !== null || focus !== 'layers',
    },
    over: ['content', 'diff'],
    enabled: needsLayers,
    action: { type: 'layer', by: -1 },
  },
  {
    id: 'next-layer',
    group: 'Look',
    keys: [']'],
    help: safe`the layer above; in a file: its next version`,
    enabled: needsLayers,
    action: { type: 'layer', by: 1 },
  },
  {
    id: 'view',
    group: 'Look',
    keys: ['v'],
    help: safe`next view: changes of the layer, since the base, all files`,
    hint: { label: (state) => (inDiff(state) ? safe`side by side` : safe`view`) },
    over: ['diff'],
    enabled: needsLayers,
    action: { type: 'view', by: 1 },
  },
  {
    id: 'previous-view',
    group: 'Look',
    keys: ['V'],
    help: safe`previous view`,
    enabled: needsLayers,
    action: { type: 'view', by: -1 },
  },
  {
    id: 'look',
    group: 'Look',
    keys: ['o'],
    help: safe`look into the file: what it holds, hidden or not`,
    hint: { label: safe`look`, when: inHidden },
    over: ['hidden'],
    enabled: canLook,
    action: { type: 'look' },
  },
  {
    id: 'compare',
    group: 'Look',
    keys: ['D'],
    help: safe`compare the file with its version before; hidden ones: after`,
    hint: { label: safe`compare`, when: ({ overlay }) => overlay === 'content' },
    over: ['content', 'hidden'],
    enabled: canCompare,
    action: { type: 'compare' },
  },
  {
    id: 'copies',
    group: 'Look',
    keys: ['C'],
    help: safe`copies: contents that are stored more than once`,
    enabled: needsFinished,
    action: { type: 'copies' },
  },
  {
    id: 'find-in-files',
    group: 'Look',
    keys: ['F'],
    help: safe`find a text in all files of all layers, hidden ones too`,
    hint: { label: safe`find in files`, when: ({ overlay }) => overlay === 'found' },
    over: ['found'],
    enabled: needsImage,
    action: { type: 'find' },
  },
  {
    id: 'save',
    group: 'Look',
    keys: ['x'],
    help: safe`save the file, or extract the directory, as it is here`,
    hint: { label: safe`save`, when: ({ overlay, focus }) => overlay !== null || focus === 'files' },
    over: ['content', 'hidden'],
    enabled: canSave,
    action: { type: 'save' },
  },
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
    enabled: (state) => (inDiff(state) ? true : needsText(state)),
    action: { type: 'next-match', by: 1 },
  },
  {
    id: 'previous-match',
    group: 'In a file',
    keys: ['N'],
    help: safe`the place before`,
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
    enabled: needsContent,
    action: { type: 'bytes' },
  },
  {
    id: 'hidden-list',
    group: 'Look',
    keys: ['H'],
    help: safe`hidden files: all that ships though nothing leads to it`,
    hint: { label: safe`hidden` },
    enabled: needsHidden,
    action: { type: 'overlay', overlay: 'hidden' },
  },
  {
    id: 'regroup',
    group: 'Hidden files',
    keys: ['t'],
    help: safe`together by directory, by layer, by cause; largest first`,
    hint: { label: safe`group` },
    over: ['hidden'],
    enabled: needsHiddenList,
    action: { type: 'regroup' },
  },
  {
    id: 'noise',
    group: 'Hidden files',
    keys: ['i'],
    help: safe`package lists, caches, temporary files: fold away, show`,
    hint: { label: ({ hidden }) => (hidden.foldNoise ? safe`show noise` : safe`fold noise`) },
    over: ['hidden'],
    enabled: needsHiddenList,
    action: { type: 'noise' },
  },
  {
    id: 'hidden',
    group: 'Look',
    keys: ['.', 'd'],
    help: safe`hidden files where they were: deleted, but still shipped`,
    hint: { label: safe`in place` },
    enabled: needsLayers,
    action: { type: 'ghosts' },
  },
  {
    id: 'why',
    group: 'Look',
    keys: ['w'],
    help: safe`why: explains the row with this image's own figures`,
    hint: { label: safe`why` },
    enabled: needsLayers,
    action: { type: 'explain' },
  },
  {
    id: 'sort',
    group: 'Look',
    keys: ['s'],
    help: safe`sort files by name or by size`,
    hint: { label: safe`sort`, when: inFiles },
    enabled: needsLayers,
    action: { type: 'sort' },
  },
  {
    id: 'expand-all',
    group: 'Look',
    keys: ['e', '=', '+'],
    help: safe`open all directories`,
    hint: { label: safe`unfold, fold all`, beside: 'collapse-all', when: inFiles },
    enabled: needsLayers,
    action: { type: 'fold-all', open: true },
  },
  {
    id: 'collapse-all',
    group: 'Look',
    keys: ['E', '-'],
    help: safe`close all directories`,
    enabled: needsLayers,
    action: { type: 'fold-all', open: false },
  },
  {
    id: 'verify',
    group: 'Look',
    keys: ['c'],
    help: safe`check the digests of layers that were not read; again: stop`,
    hint: { label: safe`check digests`, when: (state) => state.focus === 'layers' },
    enabled: canVerify,
    action: { type: 'verify' },
  },
  {
    id: 'problems',
    group: 'Look',
    keys: ['p'],
    help: safe`what is wrong with the image`,
    hint: { label: safe`problems` },
    enabled: needsProblems,
    action: { type: 'overlay', overlay: 'problems' },
  },
  {
    id: 'help',
    group: 'Leave',
    keys: ['?'],
    help: safe`these keys`,
    hint: { label: safe`help` },
    choosing: 'always',
    enabled: always,
    action: { type: 'overlay', overlay: 'help' },
  },
  {
    id: 'back',
    group: 'Leave',
    keys: ['escape'],
    help: safe`close this, or back to the pane before`,
    choosing: 'always',
    enabled: always,
    action: { type: 'back' },
  },
  {
    id: 'suspend',
    group: 'Leave',
    keys: ['ctrl-z'],
    help: safe`to the shell; fg comes back`,
    choosing: 'always',
    enabled: always,
    action: { type: 'suspend' },
  },
  {
    id: 'quit',
    group: 'Leave',
    keys: ['q', 'ctrl-c'],
    help: safe`quit`,
    hint: { label: safe`quit` },
    choosing: 'always',
    enabled: always,
    action: { type: 'quit' },
  },
];

const byKey = new Map(keymap.flatMap((binding) => binding.keys.map((key) => [key as string, binding] as const)));
const byId = new Map(keymap.map((binding) => [binding.id, binding]));

export function bindingOf(key: Key): Binding | undefined {
  return byKey.get(key);
}

export function bindingNamed(id: string): Binding | undefined {
  return byId.get(id);
}
