import type { Ground, ThemeName } from '../../src/explorer/themes.js';
import { colourBlindOnDark, colourBlindOnLight } from './colour-blind.js';
import { darkPalette } from './dark.js';
import { contrastOnDark, contrastOnLight } from './high-contrast.js';
import { lightPalette } from './light.js';
import { nonePalette } from './none.js';
import type { Palette } from './palette.js';
import { sixteenColourBlindPalette, sixteenContrastPalette, sixteenPalette } from './sixteen.js';

/** A theme by the background that its text stands on, and what it is where there are but sixteen colours. */
export type ThemeRow = Readonly<Record<Ground, Palette>> & { readonly few: Palette };

/** Whoever asks for dark or light knows the background better than we do. */
export const themes: Readonly<Record<ThemeName, ThemeRow>> = {
  dark: { dark: darkPalette, light: darkPalette, few: sixteenPalette },
  light: { dark: lightPalette, light: lightPalette, few: sixteenPalette },
  'high-contrast': { dark: contrastOnDark, light: contrastOnLight, few: sixteenContrastPalette },
  'colour-blind': { dark: colourBlindOnDark, light: colourBlindOnLight, few: sixteenColourBlindPalette },
  '16-colours': { dark: sixteenPalette, light: sixteenPalette, few: sixteenPalette },
  none: { dark: nonePalette, light: nonePalette, few: nonePalette },
};
