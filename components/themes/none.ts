import { styleNames } from '../../src/explorer/style.js';
import type { Looks, Palette } from './palette.js';

/**
 * NO_COLOR asks for no colours (no-color.org), and terminals that have none have these. Signs and words say all that colours say; what
 * has no sign, as where one is and what is found, is told by weight.
 */
export const nonePalette: Palette = {
  ...(Object.fromEntries(styleNames.map((style): [string, Looks] => [style, {}])) as unknown as Palette),
  strong: { bold: true },
  key: { bold: true },
  brand: { bold: true },
  headingFocused: { bold: true },
  error: { bold: true },
  tileTitle: { bold: true },
  tileSelected: { bold: true },
  selected: { inverse: true },
  // As all else in the row: bars are what is dark in it.
  selectedBar: { inverse: true },
  selectedHidden: { inverse: true },
  selectedRemoved: { inverse: true },
  selectedFound: { inverse: true, underline: true },
  selectedElsewhere: { bold: true },
  found: { underline: true },
};
