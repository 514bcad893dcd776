import { sorts } from '../explorer/files/order.js';
import { type Settings, signChoices } from '../explorer/settings.js';
import { views } from '../explorer/state.js';
import { themeChoices } from '../explorer/themes.js';
import { parseAmount } from '../limits/amount.js';

/** What there is to say of one setting. */
export type SettingRow<Value> = {
  /** What it does, as a clause. */
  readonly help: string;
  /** What may stand there. */
  readonly takes: string;
  /** What may stand there, where it is one of a few words. */
  readonly choices: readonly string[];
  /** The value of what YAML has there; undefined for what is none. */
  read(value: unknown): Value | undefined;
  /** The value as YAML. */
  write(value: Value): string;
};

/** All settings but the keys: a row each. The compiler misses a new one here. */
const rows: { readonly [Name in keyof Settings]: SettingRow<Settings[Name]> } = {
  theme: oneOf(themeChoices, 'colours; auto takes what fits the background, and what the terminal can do'),
  signs: oneOf(signChoices, 'characters of bars and marks; auto takes Unicode where the locale has it'),
  sort: oneOf(sorts, 'the order of files at first'),
  reverse: yesOrNo('the other way round'),
  directoriesFirst: yesNoOrAuto('directories before all else; auto where the order is by name'),
  // At first nothing is marked.
  view: oneOf(
    views.filter((view) => view !== 'since-mark'),
    'what is shown of a layer at first',
  ),
  split: shareOrAuto('how much of the columns the layers have, beside the files; auto as fits'),
  preview: yesOrNo('what is selected is shown beside the files, in windows of 150 columns and more'),
  mouse: yesNoOrAuto(
    'clicks and the wheel are for the explorer; without, the terminal selects text with them; auto but in GNU screen, where Esc then waits for another key',
  ),
  big: bytes('the size from which on a file counts as big'),
  screenReader: yesOrNo('lines that a screen reader can read, never the full screen'),
};

export type SettingName = keyof Settings;
export const settingNames = Object.keys(rows) as readonly SettingName[];

export function settingRow(name: SettingName): SettingRow<unknown> {
  return rows[name] as SettingRow<unknown>;
}

/** The value of a setting as YAML. */
export function settingText(settings: Settings, name: SettingName): string {
  return settingRow(name).write(settings[name]);
}

function oneOf<Word extends string>(choices: readonly Word[], help: string): SettingRow<Word> {
  return {
    help,
    takes: choices.join(', '),
    choices,
    read: (value) => choices.find((choice) => choice === value),
    write: (value) => value,
  };
}

function yesOrNo(help: string): SettingRow<boolean> {
  const read = (value: unknown) => (typeof value === 'boolean' ? value : undefined);
  return { help, takes: 'true or false', choices: ['true', 'false'], read, write: String };
}

function yesNoOrAuto(help: string): SettingRow<boolean | 'auto'> {
  const choices = [true, false, 'auto'] as const;
  return {
    help,
    takes: choices.join(', '),
    choices: choices.map(String),
    read: (value) => choices.find((choice) => choice === value),
    write: String,
  };
}

function shareOrAuto(help: string): SettingRow<number | 'auto'> {
  return {
    help,
    takes: 'auto, or a percentage such as 40%',
    choices: ['auto'],
    read: (value) => {
      if (value === 'auto') return value;
      const percent = typeof value === 'string' ? /^(\d{1,2}(?:\.\d{1,3})?)\s*%$/.exec(value)?.[1] : undefined;
      return percent === undefined || Number(percent) === 0 ? undefined : Number(percent) / 100;
    },
    write: (value) => (value === 'auto' ? value : `${Number((value * 100).toFixed(1))}%`),
  };
}

const units = [
  ['GB', 1_000_000_000],
  ['MB', 1_000_000],
  ['kB', 1000],
] as const;

function bytes(help: string): SettingRow<number> {
  return {
    help,
    takes: 'bytes, such as 500kB, 1MB or 64MiB',
    choices: [],
    read: (value) => {
      const amount =
        typeof value === 'number' || typeof value === 'string' ? parseAmount(String(value), 'bytes') : null;
      return amount === null || !Number.isFinite(amount) ? undefined : amount;
    },
    write: (value) => {
      const unit = units.find(([, size]) => value > 0 && value % size === 0);
      return unit === undefined ? String(value) : `${value / unit[1]}${unit[0]}`;
    },
  };
}
