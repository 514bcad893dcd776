import type { StyleName } from '../src/explorer/style.js';

/** The SGR numbers (ECMA-48) of each style; none for one that is shown as the terminal shows text. */
export type Theme = Readonly<Record<StyleName, readonly number[]>>;

const bold = 1;
const faint = 2;
const inverse = 7;
const black = 30;
const red = 31;
const green = 32;
const yellow = 33;
const blue = 34;
const magenta = 35;
const cyan = 36;
const white = 37;
const brightBlack = 90;
const brightRed = 91;
const brightBlue = 94;
const brightMagenta = 95;
const brightWhite = 97;
/** Added to a colour, it becomes that of the background. */
const behind = 10;

/** Only the terminal's own eight colours: they fit the background that its user chose. */
const colours: Theme = {
  plain: [],
  strong: [bold],
  faint: [faint],
  brand: [bold, cyan],
  heading: [faint],
  headingFocused: [bold, cyan],
  key: [bold],
  added: [green],
  modified: [yellow],
  removed: [red],
  unchanged: [faint],
  hidden: [magenta],
  directory: [blue],
  link: [cyan],
  bar: [blue],
  good: [green],
  warning: [yellow],
  error: [bold, red],
  selected: [inverse],
  selectedElsewhere: [bold],
  // Turned over, what is behind becomes the colour of the text.
  selectedBar: [blue + behind, inverse],
  selectedHidden: [magenta + behind, inverse],
  band: [blue],
  bandLabel: [black, blue + behind],
  bandOther: [cyan],
  bandOtherLabel: [black, cyan + behind],
  bandSelected: [yellow],
  bandSelectedLabel: [black, yellow + behind],
  bandHidden: [magenta],
  bandHiddenLabel: [black, magenta + behind],
  tile1: [black, brightBlue + behind],
  tile2: [black, cyan + behind],
  tile3: [black, green + behind],
  tile4: [black, white + behind],
  tileHidden1: [black, magenta + behind],
  tileHidden2: [brightWhite, red + behind],
  tileHidden3: [black, brightMagenta + behind],
  tileHidden4: [black, brightRed + behind],
  tileTitle: [bold],
  tileRest: [white, brightBlack + behind],
  tileLine: [faint],
  tileSelected: [bold, black, yellow + behind],
  codeKeyword: [magenta],
  codeString: [green],
  codeNumber: [cyan],
  codeName: [blue],
  found: [black, yellow + behind],
};

/** NO_COLOR (no-color.org): signs and the marker of the selected row say the same without any of it. */
const plain = Object.fromEntries(Object.keys(colours).map((style) => [style, []])) as unknown as Theme;

export const themes = { colours, plain } as const;

export type ThemeName = keyof typeof themes;
