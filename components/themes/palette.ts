import type { StyleName } from '../../src/explorer/style.js';

/** A colour as `#rrggbb`, or one of the terminal's own sixteen by its number. */
export type Colour = `#${string}` | number;

/** How a style is drawn; as the terminal shows text where nothing is said. */
export type Looks = {
  readonly text?: Colour;
  readonly behind?: Colour;
  readonly bold?: true;
  readonly faint?: true;
  readonly inverse?: true;
  readonly underline?: true;
};

export type Palette = Readonly<Record<StyleName, Looks>>;

export type FourColours = readonly [Colour, Colour, Colour, Colour];

/** What a theme decides. All else follows. */
export type Hues = {
  readonly faint: Looks;
  readonly selected: Looks;
  /** Bars in the selected row, those of bytes that are hidden and that went; and what is found there. */
  readonly selectedBar: Colour;
  readonly selectedHidden: Colour;
  readonly selectedRemoved: Colour;
  readonly selectedFound: Looks;
  /** Behind all that the selected row of a pane without the keys has, where it says nothing else. */
  readonly selectedElsewhere: Looks;
  /** The line between panes. */
  readonly divider: Looks;
  /** The name of the program, and the heading of the pane that has the keys. */
  readonly brand: Colour;
  readonly added: Colour;
  readonly modified: Colour;
  readonly removed: Colour;
  readonly hidden: Colour;
  readonly directory: Colour;
  readonly link: Colour;
  /** Bars behind sizes. */
  readonly bar: Colour;
  readonly good: Colour;
  readonly warning: Colour;
  readonly error: Colour;
  /** The layers in the bar on top, every other one; the selected one; what is hidden of them; and text on any of them. */
  readonly band: Colour;
  readonly bandOther: Colour;
  readonly bandSelected: Colour;
  readonly bandHidden: Colour;
  readonly onBand: Colour;
  /** Areas of the map, so that neighbours differ, in lightness too; those of hidden bytes; text on any of them; and what is too small to be told apart. */
  readonly tiles: FourColours;
  readonly tilesHidden: FourColours;
  readonly onTile: Colour;
  readonly tileRest: Looks;
  /** The outline of the selected one, and the text in it. */
  readonly tileSelected: Looks;
  readonly codeKeyword: Colour;
  readonly codeString: Colour;
  readonly codeNumber: Colour;
  readonly codeName: Colour;
};

/** What every style of the explorer looks like in these hues. */
export function paletteOf(hues: Hues): Palette {
  const { faint, brand, onBand, selected, tiles, tilesHidden } = hues;
  const tile = (behind: Colour): Looks => ({ text: hues.onTile, behind });
  // Turned over, what is behind becomes the colour of the text.
  const inSelected = (hue: Colour): Looks =>
    selected.inverse ? { behind: hue, inverse: true } : { ...selected, text: hue };
  return {
    plain: {},
    strong: { bold: true },
    faint,
    brand: { text: brand, bold: true },
    heading: faint,
    headingFocused: { text: brand, bold: true },
    key: { bold: true },
    divider: hues.divider,
    added: { text: hues.added },
    modified: { text: hues.modified },
    removed: { text: hues.removed },
    unchanged: faint,
    hidden: { text: hues.hidden },
    directory: { text: hues.directory },
    link: { text: hues.link },
    bar: { text: hues.bar },
    barHidden: { text: hues.hidden },
    barRemoved: { text: hues.removed },
    good: { text: hues.good },
    warning: { text: hues.warning },
    error: { text: hues.error, bold: true },
    selected: hues.selected,
    selectedElsewhere: hues.selectedElsewhere,
    selectedBar: inSelected(hues.selectedBar),
    selectedHidden: inSelected(hues.selectedHidden),
    selectedRemoved: inSelected(hues.selectedRemoved),
    selectedFound: hues.selectedFound,
    band: { text: hues.band },
    bandLabel: { text: onBand, behind: hues.band },
    bandOther: { text: hues.bandOther },
    bandOtherLabel: { text: onBand, behind: hues.bandOther },
    bandSelected: { text: hues.bandSelected },
    bandSelectedLabel: { text: onBand, behind: hues.bandSelected },
    bandHidden: { text: hues.bandHidden },
    bandHiddenLabel: { text: onBand, behind: hues.bandHidden },
    tile1: tile(tiles[0]),
    tile2: tile(tiles[1]),
    tile3: tile(tiles[2]),
    tile4: tile(tiles[3]),
    tileHidden1: tile(tilesHidden[0]),
    tileHidden2: tile(tilesHidden[1]),
    tileHidden3: tile(tilesHidden[2]),
    tileHidden4: tile(tilesHidden[3]),
    tileTitle: { bold: true },
    tileRest: hues.tileRest,
    tileLine: faint,
    tileSelected: { ...hues.tileSelected, bold: true },
    codeKeyword: { text: hues.codeKeyword },
    codeString: { text: hues.codeString },
    codeNumber: { text: hues.codeNumber },
    codeName: { text: hues.codeName },
    found: { text: onBand, behind: hues.bandSelected },
  };
}

/** What a style looks like in the row that is selected in a pane without the keys. Faint and bold at once are one thing here, another there. */
export function looksElsewhere({ selectedElsewhere, ...palette }: Palette, style: StyleName): Looks {
  const { faint, ...looks } = style === 'selectedElsewhere' ? selectedElsewhere : palette[style];
  return { ...selectedElsewhere, ...looks, ...(faint && !selectedElsewhere.bold ? { faint } : {}) };
}
