import { type StyleName, styleNames } from '../../src/explorer/style.js';
import type { ColourDepth } from './colour-depth.js';
import { type Colour, type Looks, looksElsewhere, type Palette } from './palette.js';
import { nearest256 } from './table-of-256.js';

/** What is written in front of a text of a style (ECMA-48 SGR); empty where it is shown as the terminal shows text. */
export type Paint = {
  readonly sequence: string;
  /** It can be seen on a space too. */
  readonly onBlanks: boolean;
};

/** How each style is written: by itself, and in the row that is selected in a pane without the keys. */
export type Theme = Readonly<Record<StyleName, Paint & { readonly elsewhere: Paint }>>;

/** A palette for a terminal with so many colours; with sixteen, a palette that has no others. */
export function themeFor(palette: Palette, depth: ColourDepth): Theme {
  const paints = styleNames.map((style) => {
    const elsewhere = paintOf(looksElsewhere(palette, style), depth);
    return [style, { ...paintOf(palette[style], depth), elsewhere }];
  });
  return Object.fromEntries(paints) as unknown as Theme;
}

function paintOf({ text, behind, bold, faint, inverse, underline }: Looks, depth: ColourDepth): Paint {
  const codes = [
    ...(bold ? ['1'] : []),
    ...(faint ? ['2'] : []),
    ...(underline ? ['4'] : []),
    ...(inverse ? ['7'] : []),
    ...(text === undefined ? [] : [colourCode(text, depth, 30)]),
    ...(behind === undefined ? [] : [colourCode(behind, depth, 40)]),
  ];
  // A sequence each: Ink takes them apart anyway, and knows what ends each one.
  const sequence = codes.map((code) => `\u001b[${code}m`).join('');
  return { sequence, onBlanks: behind !== undefined || inverse === true || underline === true };
}

/** `from` is 30 for text and 40 for what is behind it. */
function colourCode(colour: Colour, depth: ColourDepth, from: 30 | 40): string {
  if (typeof colour === 'number') return String(colour < 8 ? from + colour : from + 60 + colour - 8);
  const [red, green, blue] = channels(colour);
  if (depth === 256) return `${from + 8};5;${nearest256(red, green, blue)}`;
  return `${from + 8};2;${red};${green};${blue}`;
}

/** Red, green and blue, 0 to 255. */
export function channels(colour: `#${string}`): readonly [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}
