import { instructionOf } from '../../dockerfile/instruction-of.js';
import { parseQuery } from '../../find/parse-query.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import { sorts } from '../files/order.js';
import { mistakeWords } from '../filter/filter-actions.js';
import type { Action } from '../message.js';
import { offeredViews, type State, type View, views } from '../state.js';
import { themeChoices } from '../themes.js';

/** A word that may follow a command, and what it means. */
export type CommandWord = { readonly word: string; readonly detail: SafeText };

/** A command that says more than a key can. */
export type PaletteCommand = {
  readonly name: string;
  /** What follows the name, as it is shown. */
  readonly argument: SafeText;
  readonly help: SafeText;
  /** The words that may follow; `paths`: the paths of the image. Nothing can be listed, where this is missing. */
  readonly words?: 'paths' | ((state: State) => readonly CommandWord[]);
  /** The actions of the keys that do it, one after the other; or what is wrong with what follows. */
  run(state: State, argument: string): readonly Action[] | SafeText;
};

/** Every command with something behind its name: a row each. Those without are the keys (`keymap.ts`). */
export const commands: readonly PaletteCommand[] = [
  {
    name: 'goto',
    argument: safe`/PATH`,
    help: safe`show a path, hidden ones too; a path alone does the same`,
    words: 'paths',
    run: () => safe`There is no such path in the image.`,
  },
  {
    name: 'layer',
    argument: safe`N`,
    help: safe`go to a layer`,
    words: layerWords,
    run: (state, argument) => {
      const layer = layerNumber(state, argument);
      return typeof layer === 'number' ? [toPanes(state), { type: 'layer', by: layer - state.layer }] : layer;
    },
  },
  {
    name: 'compare',
    argument: safe`N M`,
    help: safe`what changed between two layers`,
    run: (state, argument) => {
      const [first = '', second = '', ...more] = argument.split(/[\s,.]+/);
      const [from, to] = [layerNumber(state, first), layerNumber(state, second)];
      if (second === '' || more.length > 0) return safe`Two layers: compare 0 3`;
      if (typeof from !== 'number') return from;
      if (typeof to !== 'number') return to;
      // The mark toggles: where it is already, only the view is chosen.
      const marking: Action[] =
        state.mark === from
          ? [{ type: 'view', by: views.indexOf('since-mark') - views.indexOf(state.view) }]
          : [{ type: 'layer', by: from - state.layer }, { type: 'mark' }];
      const now = state.mark === from ? state.layer : from;
      return [toPanes(state), ...marking, { type: 'layer', by: to - now }];
    },
  },
  {
    name: 'view',
    argument: safe`NAME`,
    help: safe`what the files show`,
    words: (state) => viewsOf(state).map((word) => ({ word, detail: viewWords[word] })),
    run: (state, argument) => {
      const all = viewsOf(state);
      const to = all.indexOf(argument as View);
      if (to === -1) return safe`One of these: ${safeText(all.join(', '))}.`;
      return [toPanes(state), { type: 'view', by: to - all.indexOf(state.view) }];
    },
  },
  {
    name: 'sort',
    argument: safe`BY`,
    help: safe`put the files in order`,
    words: () => sorts.map((word) => ({ word, detail: safe`` })),
    run: (state, argument) => {
      const to = sorts.find((sort) => sort === argument);
      if (to === undefined) return safe`One of these: ${safeText(sorts.join(', '))}.`;
      // The same order again would be the other way round.
      if (state.order.by !== to) return [toPanes(state), { type: 'sort', to }];
      return state.order.reversed ? [toPanes(state), { type: 'reverse' }] : [toPanes(state)];
    },
  },
  {
    name: 'theme',
    argument: safe`NAME`,
    help: safe`other colours`,
    words: () => themeChoices.map((word) => ({ word, detail: safe`` })),
    run: (_state, argument) => {
      const to = themeChoices.find((choice) => choice === argument);
      return to === undefined ? safe`One of these: ${safeText(themeChoices.join(', '))}.` : [{ type: 'theme', to }];
    },
  },
  {
    name: 'filter',
    argument: safe`TEXT`,
    help: safe`show some paths only; without a text all of them`,
    run: (_state, argument) => {
      const parsed = parseQuery(argument, 'text');
      return parsed.ok ? [{ type: 'filter', text: argument }] : mistakeWords(parsed);
    },
  },
];

const viewWords: Readonly<Record<View, SafeText>> = {
  changes: safe`what the layer changed`,
  'since-base': safe`what changed since the base`,
  'since-mark': safe`what changed since the marked layer`,
  filesystem: safe`all that is there`,
};

function viewsOf(state: State): readonly View[] {
  return offeredViews(state);
}

/** Leaves what lies over the panes: some keys mean something else there. */
function toPanes({ focus }: State): Action {
  return { type: 'focus', pane: focus };
}

function layerWords({ inspection }: State): CommandWord[] {
  return inspection!.layers.map((_, layer) => ({
    word: String(layer),
    detail: safeText(instructionOf(inspection!.image.layers[layer]!.history) ?? ''),
  }));
}

function layerNumber({ inspection }: State, typed: string): number | SafeText {
  const last = inspection!.layers.length - 1;
  if (/^\d{1,7}$/.test(typed) && Number(typed) <= last) return Number(typed);
  return last < 0 ? safe`This image has no layers.` : safe`Layers are numbers from 0 to ${last}.`;
}
