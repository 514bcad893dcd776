import { joinSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import { keyLabel } from '../key.js';
import { type Binding, keyGroups } from '../keys/binding.js';
import { keyFor } from '../keys/key-for.js';
import type { Overlay, State } from '../state.js';
import type { StyleName } from '../style.js';
import { wordsExplained } from './words-explained.js';

/** A line of the help: keys, a sign or a word, and what it means. */
export type HelpLine = {
  readonly what: readonly SafeText[];
  readonly style: StyleName;
  readonly meaning: SafeText;
  /** What it can be found by besides: the name by which the palette and the configuration have it. */
  readonly name: SafeText | null;
};

export type HelpSection = { readonly title: SafeText; readonly lines: readonly HelpLine[] };

/** Keys of the place that the help lies over, then all keys, then what signs and words mean; of all that, what has the words that are looked for. */
export function helpSections(state: State): HelpSection[] {
  const sections = [...hereSections(state), ...keySections(state), signSection(state), wordSection(state)];
  const words = state.help.filter.toLowerCase().split(/\s+/);
  return sections.flatMap(({ title, lines }) => {
    const found = lines.filter((line) => {
      const text = [...line.what, line.meaning, line.name ?? '', title].join(' ').toLowerCase();
      return words.every((word) => text.includes(word));
    });
    return found.length === 0 ? [] : [{ title, lines: found }];
  });
}

const places: Readonly<Record<Overlay, SafeText | null>> = {
  help: null,
  problems: safe`In the problems`,
  content: safe`In a file`,
  copies: safe`In the copies`,
  diff: safe`Between two versions`,
  found: safe`In what was found`,
  hidden: safe`In the hidden files`,
  same: safe`In the same content`,
  instruction: safe`In an instruction`,
  dockerfile: safe`In the Dockerfile`,
  treemap: safe`In the treemap`,
};

/** What keys do in the overlay below; the panes have all the others. */
function hereSections(state: State): HelpSection[] {
  const below = state.below.at(-1)?.overlay;
  const title = below === undefined ? null : places[below];
  if (below === undefined || title === null) return [];
  const own = state.keymap.bindings.filter(({ over, only }) => (only ?? over)?.includes(below) === true);
  return [{ title, lines: own.map((binding) => keyLine(state, binding)) }];
}

function keySections(state: State): HelpSection[] {
  return keyGroups.map((group) => ({
    title: safeText(group),
    lines: state.keymap.bindings.filter((one) => one.group === group).map((binding) => keyLine(state, binding)),
  }));
}

function keyLine(state: State, { id, keys, help }: Binding): HelpLine {
  const what = keys.length === 0 ? [keyFor(state, id)] : keys.map((key) => keyLabel(key, state.signs));
  return { what, style: 'key', meaning: help, name: safeText(id) };
}

function signSection({ signs }: State): HelpSection {
  const line = (sign: SafeText, style: StyleName, meaning: SafeText): HelpLine => ({
    what: [sign],
    style,
    meaning,
    name: null,
  });
  return {
    title: safe`Signs`,
    lines: [
      line(signs.added, 'added', safe`added`),
      line(signs.modified, 'modified', safe`modified: content, mode, owner, time, target or type`),
      line(signs.removed, 'removed', safe`removed`),
      line(signs.unchanged, 'unchanged', safe`written again, and the same as before`),
      line(signs.hidden, 'hidden', safe`hidden: no name leads to it any more, but its bytes ship with the image`),
      line(signs.secret, 'error', safe`before a hidden file: likely a secret, by its name`),
      line(signs.damaged, 'error', safe`a layer that could not be read whole, or is not what its digests promise`),
      line(
        joinSafe([signs.full, signs.hatch], ''),
        'bar',
        safe`of a bar: what is visible in the end, and what is hidden`,
      ),
    ],
  };
}

function wordSection(state: State): HelpSection {
  const lines = wordsExplained(state).map(
    ([word, meaning]): HelpLine => ({ what: [word], style: 'strong', meaning, name: null }),
  );
  return { title: safe`Words`, lines };
}
