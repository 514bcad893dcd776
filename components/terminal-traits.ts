import type { Settings } from '../src/explorer/settings.js';
import { asciiSigns, type Signs, unicodeSigns } from '../src/explorer/signs.js';
import { type Ground, type ThemeView, themeOf } from '../src/explorer/themes.js';
import { type Environment, isUtf8 } from '../src/format/is-utf8.js';
import type { Look } from './paint.js';
import { type ColourDepth, colourDepth, wantsNoColours } from './themes/colour-depth.js';
import { type Theme, themeFor } from './themes/sgr.js';
import { themes } from './themes/themes.js';

/** What is known of the terminal before anything is drawn. */
export type TerminalTraits = {
  readonly depth: ColourDepth;
  readonly theme: ThemeView;
  readonly signs: Signs;
  /** Nothing but ASCII may be written. */
  readonly ascii: boolean;
  /** Clicks and the wheel are asked for at first. */
  readonly mouse: boolean;
  /**
   * While the mouse is reported, an escape comes with the next key only. GNU screen looks for the mouse in what it reads, and lets nobody have what
   * may be the beginning of a report.
   */
  readonly holdsEscape: boolean;
};

/** What the environment says of the terminal, and what the user wants of it. */
export function terminalTraits(env: Environment, { theme, signs, mouse }: Settings): TerminalTraits {
  const depth = colourDepth(env, process.platform);
  const fixed = wantsNoColours(env) ? 'none' : depth === 16 ? '16-colours' : null;
  const showsUnicode = isUtf8(env, process.platform);
  const holdsEscape = (env['STY'] ?? '') !== '';
  const isAscii = signs === 'ascii' || (signs === 'auto' && !showsUnicode);
  return {
    depth,
    theme: { choice: theme, ground: groundOf(env) ?? 'dark', fixed },
    signs: isAscii ? asciiSigns : unicodeSigns,
    // Names are in whatever script they are in, where the terminal can show it.
    ascii: !showsUnicode && signs !== 'unicode',
    // Without a mouse there are keys for all that it does; without Esc there is no way back.
    mouse: mouse === 'auto' ? !holdsEscape : mouse,
    holdsEscape,
  };
}

/**
 * What COLORFGBG says, which rxvt invented and others set too: the numbers of two of the sixteen colours, the one behind text last.
 * White and the bright colours are light; black, its bright form and the dark colours are not.
 */
export function groundOf(env: Environment): Ground | null {
  const behind = /;(\d+)$/.exec(env['COLORFGBG'] ?? '')?.[1];
  if (behind === undefined) return null;
  const number = Number(behind);
  return number === 7 || number > 8 ? 'light' : 'dark';
}

/** How rows are painted in a theme; a theme that was painted before is the same one. */
export function lookOf(view: ThemeView, { depth, ascii }: Pick<TerminalTraits, 'depth' | 'ascii'>): Look {
  const name = themeOf(view);
  const key = `${name} ${view.ground} ${depth} ${ascii}`;
  const known = looks.get(key);
  if (known !== undefined) return known;
  const row = themes[name];
  const theme: Theme = themeFor(depth === 16 ? row.few : row[view.ground], depth);
  const look = { theme, ascii };
  looks.set(key, look);
  return look;
}

const looks = new Map<string, Look>();
