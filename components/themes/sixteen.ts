import { type Hues, paletteOf } from './palette.js';

const black = 0;
const red = 1;
const green = 2;
const yellow = 3;
const blue = 4;
const magenta = 5;
const cyan = 6;
const white = 7;
const brightBlack = 8;
const brightRed = 9;
const brightBlue = 12;
const brightMagenta = 13;

/** Only the terminal's own eight colours: they fit the background that its user chose. */
export const sixteenHues: Hues = {
  faint: { faint: true },
  selected: { inverse: true },
  divider: { faint: true },
  brand: cyan,
  added: green,
  modified: yellow,
  removed: red,
  hidden: magenta,
  directory: blue,
  link: cyan,
  bar: blue,
  good: green,
  warning: yellow,
  error: red,
  band: blue,
  bandOther: cyan,
  bandSelected: yellow,
  bandHidden: magenta,
  onBand: black,
  tiles: [brightBlue, cyan, green, white],
  tilesHidden: [magenta, brightRed, brightMagenta, red],
  onTile: black,
  tileRest: { text: white, behind: brightBlack },
  codeKeyword: magenta,
  codeString: green,
  codeNumber: cyan,
  codeName: blue,
};

export const sixteenPalette = paletteOf(sixteenHues);

/** Blue and yellow in place of green and red, which fall together for most who see colours otherwise. */
export const sixteenColourBlindPalette = paletteOf({
  ...sixteenHues,
  added: cyan,
  good: cyan,
  codeString: cyan,
  removed: yellow,
  modified: magenta,
  hidden: blue,
  error: yellow,
});

/** As few colours as can be, and nothing faint. */
export const sixteenContrastPalette = paletteOf({
  ...sixteenHues,
  faint: {},
  divider: {},
});
