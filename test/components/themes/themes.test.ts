import { describe, expect, it } from 'vitest';
import type { Colour, Looks, Palette } from '../../../components/themes/palette.js';
import { channels, themeFor } from '../../../components/themes/sgr.js';
import { nearest256 } from '../../../components/themes/table-of-256.js';
import { themes } from '../../../components/themes/themes.js';
import { type StyleName, styleNames } from '../../../src/explorer/style.js';
import { contrast, deficiencies, deltaE, type Rgb, seenBy } from './colour-science.js';

/** Backgrounds that people have: black, VS Code's and One Dark's; white and Solarized's. */
const grounds = { dark: ['#000000', '#1e1e1e', '#282c34'], light: ['#ffffff', '#fdf6e3'] } as const;

/** What the 256 colours are: a cube, and a ramp of greys (xterm's ctlseqs, "88/256-color"). */
function of256(number: number): Rgb {
  if (number >= 232) return [8 + 10 * (number - 232), 8 + 10 * (number - 232), 8 + 10 * (number - 232)];
  const level = (at: number) => [0, 95, 135, 175, 215, 255][at]!;
  const at = number - 16;
  return [level(Math.floor(at / 36)), level(Math.floor(at / 6) % 6), level(at % 6)];
}

function shown(colour: Colour, depth: 256 | 'true'): Rgb {
  const rgb = channels(colour as `#${string}`);
  return depth === 'true' ? rgb : of256(nearest256(...rgb));
}

const fills: readonly StyleName[] = ['band', 'bandOther', 'bandSelected', 'bandHidden', 'bar', 'divider'];

const cases = [
  ['dark', 'dark', 4.5],
  ['light', 'light', 4.5],
  ['colour-blind', 'dark', 4.5],
  ['colour-blind', 'light', 4.5],
  ['high-contrast', 'dark', 7],
  ['high-contrast', 'light', 7],
] as const;

describe.each(cases.flatMap((row) => [[...row, 'true'] as const, [...row, 256] as const]))(
  '%s on %s',
  (name, ground, least, depth) => {
    const palette: Palette = themes[name][ground];

    it(`has text that can be read, ${least}:1 and more, in ${depth} colours`, () => {
      const poor = Object.entries(palette).flatMap(([style, { text, behind }]: [string, Looks]) => {
        if (text === undefined) return [];
        const wanted = fills.includes(style as StyleName) ? 3 : least;
        const backgrounds =
          behind === undefined ? grounds[ground].map((colour) => channels(colour)) : [shown(behind, depth)];
        const ratio = Math.min(...backgrounds.map((background) => contrast(shown(text, depth), background)));
        return ratio < wanted ? [`${style} ${text} ${ratio.toFixed(2)}`] : [];
      });
      expect(poor).toEqual([]);
    });

    it(`shows where the selected row is, in ${depth} colours`, () => {
      const { behind } = palette.selected;
      for (const background of grounds[ground]) {
        expect(contrast(shown(behind!, depth), channels(background))).toBeGreaterThan(1.5);
      }
    });
  },
);

describe.each(['dark', 'light'] as const)('colour-blind on %s', (ground) => {
  const palette = themes['colour-blind'][ground];
  const meanings = ['added', 'modified', 'removed', 'hidden'] as const;

  it.each(Object.keys(deficiencies) as (keyof typeof deficiencies)[])('keeps meanings apart for %s eyes', (kind) => {
    for (const depth of ['true', 256] as const) {
      const seen = meanings.map((style) => seenBy(deficiencies[kind], shown(palette[style].text!, depth)));
      seen.forEach((one, i) => {
        seen.slice(i + 1).forEach((other, j) => {
          expect(deltaE(one, other), `${meanings[i]} ${meanings[i + 1 + j]} ${depth}`).toBeGreaterThan(20);
        });
      });
    }
  });
});

describe('the science of these tests', () => {
  it('knows black from white, and what eyes without red cones do not', () => {
    expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21);
    // WebAIM's example of a grey that just passes.
    expect(contrast([118, 118, 118], [255, 255, 255])).toBeCloseTo(4.54, 2);
    expect(deltaE([255, 255, 255], [0, 0, 0])).toBeCloseTo(100, 0);
    const [red, green] = [
      [200, 60, 60],
      [110, 110, 40],
    ] as const;
    expect(deltaE(seenBy(deficiencies.protan, red), seenBy(deficiencies.protan, green))).toBeLessThan(
      deltaE(red, green) / 2,
    );
  });
});

describe('what is written for a style', () => {
  it('is 24 bits, a number of the table, or one of the sixteen, as the terminal has it', () => {
    const { dark, few } = themes.dark;
    expect(themeFor({ ...dark, added: { text: '#ff8700' } }, 'true').added.sequence).toBe('\u001b[38;2;255;135;0m');
    expect(themeFor({ ...dark, added: { text: '#ff8700' } }, 256).added.sequence).toBe('\u001b[38;5;208m');
    expect(themeFor({ ...dark, faint: { text: '#808080', behind: '#5f87af' } }, 256).faint.sequence).toBe(
      '\u001b[38;5;244m\u001b[48;5;67m',
    );
    expect(themeFor(few, 16).added.sequence).toBe('\u001b[32m');
    expect(themeFor(few, 16).bandLabel).toEqual({ sequence: '\u001b[30m\u001b[44m', onBlanks: true });
    expect(themeFor({ ...few, added: { text: 12, behind: 9 } }, 16).added.sequence).toBe('\u001b[94m\u001b[101m');
  });

  it('is no colour where none are wanted: weight says where one is, what is found and what counts', () => {
    const theme = themeFor(themes.none.dark, 'true');
    const written = styleNames.flatMap((style) => [...theme[style].sequence.matchAll(/\u001b\[(.*?)m/gu)]);
    // Bold, underlined and inverse (ECMA-48, 8.3.117).
    expect(new Set(written.map(([, code]) => code))).toEqual(new Set(['1', '4', '7']));
    const { plain, selected, selectedElsewhere, found, strong, key, headingFocused, brand, error } = theme;
    expect(new Set([plain, selected, selectedElsewhere, found].map(({ sequence }) => sequence)).size).toBe(4);
    for (const { sequence } of [strong, key, headingFocused, brand, error]) expect(sequence).toBe('\u001b[1m');
  });

  it('is one of the sixteen wherever there are no more', () => {
    for (const { few } of Object.values(themes)) {
      for (const { sequence } of Object.values(themeFor(few, 16))) expect(sequence).not.toMatch(/[34]8;/);
    }
  });
});
