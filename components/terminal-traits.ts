import { asciiSigns, type Signs, unicodeSigns } from '../src/explorer/signs.js';
import { type Environment, isUtf8 } from '../src/format/is-utf8.js';
import type { Look } from './paint.js';
import { themes } from './theme.js';

export type TerminalTraits = { readonly look: Look; readonly signs: Signs; readonly coloured: boolean };

/** What the environment says of the terminal: whether colours are wanted, and whether it shows more than ASCII. */
export function terminalTraits(env: Environment): TerminalTraits {
  const ascii = !isUtf8(env, process.platform);
  // no-color.org: set and not empty, whatever the value.
  const plain = (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  const look = { theme: plain ? themes.plain : themes.colours, ascii };
  return { look, signs: ascii ? asciiSigns : unicodeSigns, coloured: !plain };
}
