import type { Environment } from '../../src/format/is-utf8.js';

/** How many colours a terminal can show: the sixteen that it has itself, the table of 256, or all of 24 bits. */
export type ColourDepth = 16 | 256 | 'true';

/** Terminals that show 24 bits and say so in nothing but their names. */
const fullColour = /-direct$|^(?:xterm-kitty|xterm-ghostty|alacritty|foot|contour|wezterm)(?:-|$)/;
const fullColourPrograms = ['iTerm.app', 'WezTerm', 'ghostty', 'vscode', 'rio', 'Hyper'];

/**
 * What FORCE_COLOR asks for (nodejs.org/api/tty.html, as chalk and others read it): nothing, at least that, or no say. A forced depth
 * is believed, whatever the terminal says of itself.
 */
const forced: Readonly<Record<string, ColourDepth | 'none'>> = {
  '0': 'none',
  false: 'none',
  '1': 16,
  '2': 256,
  '3': 'true',
};

/** How many colours the terminal has, whether they are wanted or not. That CI is set says nothing of a terminal that a person looks at. */
export function colourDepth(env: Environment, platform: string): ColourDepth {
  const asked = forced[env['FORCE_COLOR'] ?? ''];
  if (asked !== undefined && asked !== 'none') return asked;
  const term = env['TERM'] ?? '';
  // tmux draws for its own terminal, and turns what that one lacks into what is nearest (tmux(1), terminal-features RGB).
  if (set(env['TMUX'])) return 'true';
  // What the variables below say was said of the terminal outside; screen itself has no more than 256 colours up to its version 5.
  if (set(env['STY']) || term.startsWith('screen')) return term.includes('256color') ? 256 : 16;
  if (/^(?:truecolor|24bit)$/i.test(env['COLORTERM'] ?? '') || set(env['WT_SESSION'])) return 'true';
  if (fullColour.test(term) || fullColourPrograms.includes(env['TERM_PROGRAM'] ?? '')) return 'true';
  if (/256(?:color)?$/.test(term)) return 256;
  // The console of Windows 10 and later.
  return platform === 'win32' && term === '' ? 'true' : 16;
}

/** Whether the user wants no colours: no-color.org (set and not empty, whatever the value), FORCE_COLOR=0, and a terminal without any. */
export function wantsNoColours(env: Environment): boolean {
  const asked = forced[env['FORCE_COLOR'] ?? ''];
  if (asked !== undefined) return asked === 'none';
  return set(env['NO_COLOR']) || /^(?:dumb|vt52|vt100|vt102|vt220)$/.test(env['TERM'] ?? '');
}

function set(value: string | undefined): boolean {
  return value !== undefined && value !== '';
}
