import type { Effective } from '../config/effective.js';
import type { UserConfig } from '../config/user-config.js';
import type { Settings } from '../explorer/settings.js';
import type { Wishes } from '../explorer/setup.js';
import { themeChoices } from '../explorer/themes.js';
import { type SafeText, safe } from '../format/safe-text.js';
import { UsageError } from '../problem/errors.js';
import type { CommandArguments } from './command.js';

/** What the user wants, by options, configuration and the choices of before. */
export async function askedWishes(args: CommandArguments, { effectiveSettings }: UserConfig): Promise<Wishes> {
  const effective = await effectiveSettings(askedSettings(args), process.env);
  return { settings: effective.settings, keymap: effective.keymap, notice: noticeOf(effective) };
}

/** The settings that options ask for. */
export function askedSettings(args: CommandArguments): Partial<Settings> {
  const mouse = args.flag('no-mouse') ? { mouse: false } : {};
  const name = args.text('theme');
  if (name === undefined) return mouse;
  const theme = themeChoices.find((choice) => choice === name);
  if (theme === undefined) {
    throw new UsageError(`There is no theme ${name}.`, `Themes are ${themeChoices.join(', ')}.`);
  }
  return { theme, ...mouse };
}

/** A configuration that is wrong in places is no reason not to look at an image. */
function noticeOf({ mistakes }: Effective): SafeText | null {
  const [first] = mistakes;
  if (first === undefined) return null;
  if (first.line === null) return safe`Your configuration cannot be read: unearth config says why.`;
  const places = mistakes.length === 1 ? safe`line ${first.line}` : safe`${mistakes.length} places`;
  return safe`Your configuration has no meaning in ${places}: unearth config says more.`;
}
