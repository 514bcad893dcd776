import { type Order, type Sort, sorts } from './files/order.js';
import type { State } from './state.js';
import { type ThemeChoice, themeChoices } from './themes.js';

/** What was chosen while the explorer ran and is so the next time too. What was never chosen is missing. */
export type Remembered = {
  readonly theme?: ThemeChoice;
  readonly sort?: Sort;
  readonly reverse?: boolean;
  readonly directoriesFirst?: boolean | 'auto';
  /** Share of the columns left of the divider. */
  readonly split?: number | 'auto';
  readonly preview?: boolean;
};

type Row<Value> = {
  /** The choice as it is now. */
  of(state: State): Value;
  /** The value as it was written down; undefined where it is none. */
  read(value: unknown): Value | undefined;
};

/** Whatever is remembered: a row each. */
const rows: { readonly [Name in keyof Remembered]-?: Row<NonNullable<Remembered[Name]>> } = {
  theme: { of: ({ theme }) => theme.choice, read: (value) => themeChoices.find((choice) => choice === value) },
  sort: { of: (state) => orderOf(state).by, read: (value) => sorts.find((sort) => sort === value) },
  reverse: {
    of: (state) => orderOf(state).reversed,
    read: (value) => [true, false].find((each) => each === value),
  },
  directoriesFirst: {
    of: (state) => orderOf(state).directoriesFirst ?? 'auto',
    read: (value) => ([true, false, 'auto'] as const).find((each) => each === value),
  },
  preview: { of: ({ preview }) => preview, read: (value) => [true, false].find((each) => each === value) },
  split: {
    of: ({ split }) => split ?? 'auto',
    read: (value) => (value === 'auto' || (typeof value === 'number' && value > 0 && value < 1) ? value : undefined),
  },
};

/** The list of the largest files has an order of its own, for as long as it is shown. */
function orderOf({ flat, order }: State): Order {
  return flat?.before ?? order;
}

/** The choices that were made between two states: only what the user changed is to be remembered. */
export function choicesMade(before: State, after: State): Remembered {
  const made = Object.entries(rows).flatMap(([name, { of }]) =>
    of(before) === of(after) ? [] : [[name, of(after)] as const],
  );
  return Object.fromEntries(made);
}

/** The choices that were written down; what has no meaning is left out. */
export function readRemembered(written: unknown): Remembered {
  if (typeof written !== 'object' || written === null) return {};
  const values = written as Readonly<Record<string, unknown>>;
  const read = Object.entries(rows).flatMap(([name, row]) => {
    const value = row.read(values[name]);
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(read);
}
