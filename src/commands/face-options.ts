import { themeChoices } from '../explorer/themes.js';
import type { CommandOption } from './command.js';

/** The option of commands that explore: how that looks. */
export const faceOptions = {
  theme: { type: 'string', value: 'NAME', help: `colours: ${themeChoices.join(', ')}` },
  'screen-reader': {
    type: 'boolean',
    help: 'explore in lines that a screen reader can read: no screen of its own, no signs',
  },
  'no-mouse': { type: 'boolean', help: 'leave the mouse to the terminal, for selecting text; Ctrl-S takes it' },
} as const satisfies Record<string, CommandOption>;
