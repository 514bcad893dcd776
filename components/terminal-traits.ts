import { asciiSigns, type Signs, unicodeSigns } from '../src/explorer/signs.js';
import type { Look } from './paint.js';
import { themes } from './theme.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What the environment says of the terminal: whether colours are wanted, and whether it shows more than ASCII. */
export function terminalTraits(env: Environment): { readonly look: Look; readonly signs: Signs } {
  const ascii = !isUtf8(env);
  // no-color.org: set and not empty, whatever the value.
  const plain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  return { look: { theme: plain ? themes.plain : themes.colours, ascii }, signs: ascii ? asciiSigns : unicodeSigns };
}

/** The first of the three that is set decides (POSIX, 8.2 Internationalization Variables). */
function isUtf8(env: Environment): boolean {
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find((value) => value !== undefined && value !== '');
  if (locale === undefined) return process.platform === 'win32' || process.platform === 'darwin';
  return /utf-?8/i.test(locale);
}
