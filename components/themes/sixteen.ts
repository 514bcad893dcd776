import { type Hues, type Looks, type Palette, paletteOf } from './palette.js';

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
const brightYellow = 11;
const brightBlue = 12;
const brightMagenta = 13;
const brightCyan = 14;
const brightWhite = 15;

/**
 * Only the terminal's own colours: they fit the background that its user chose. Blue is bright, since the plain one cannot be read on
 * black in most palettes; and behind the black numbers of layers stand those that are light in all of them.
 */
export const sixteenHues: Hues = {
  faint: { faint: true },
  selected: { inverse: true },
  selectedBar: brightBlue,
  selectedHidden: magenta,
  selectedRemoved: red,
  selectedElsewhere: { bold: true },
  selectedFound: { text: black, behind: brightYellow },
  divider: { faint: true },
  brand: cyan,
  added: green,
  modified: yellow,
  removed: red,
  hidden: magenta,
  directory: brightBlue,
  link: cyan,
  bar: brightBlue,
  good: green,
  warning: yellow,
  error: red,
  band: brightCyan,
  bandOther: white,
  bandSelected: brightYellow,
  bandHidden: magenta,
  onBand: black,
  tiles: [cyan, white, green, blue],
  tilesHidden: [magenta, red, brightMagenta, brightRed],
  onTile: black,
  tileRest: { text: white, behind: brightBlack },
  tileSelected: { text: black, behind: brightYellow },
  codeKeyword: magenta,
  codeString: green,
  codeNumber: cyan,
  codeName: brightBlue,
};

/** What is dark in most palettes has light text on it. */
const onDark = (behind: number): Looks => ({ text: brightWhite, behind });

function sixteen(hues: Hues): Palette {
  return {
    ...paletteOf(hues),
    bandHiddenLabel: onDark(magenta),
    tile4: onDark(blue),
    tileHidden1: onDark(magenta),
    tileHidden2: onDark(red),
  };
}

export const sixteenPalette = sixteen(sixteenHues);

/**
 * Blue and yellow in place of green and red, which fall together for most who see colours otherwise. Directories are told by their
 * weight: no colour is left for them.
 */
export const sixteenColourBlindPalette: Palette = {
  ...sixteen({
    ...sixteenHues,
    added: cyan,
    good: cyan,
    codeString: cyan,
    removed: yellow,
    modified: magenta,
    hidden: brightBlue,
    error: yellow,
  }),
  directory: { bold: true },
};

/** As few colours as can be, and nothing faint. */
export const sixteenContrastPalette = sixteen({
  ...sixteenHues,
  faint: {},
  divider: {},
});
