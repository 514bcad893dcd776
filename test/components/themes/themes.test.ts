import { describe, expect, it } from 'vitest';
import { type Colour, type Looks, looksElsewhere, type Palette } from '../../../components/themes/palette.js';
import { channels, themeFor } from '../../../components/themes/sgr.js';
import { nearest256 } from '../../../components/themes/table-of-256.js';
import { themes } from '../../../components/themes/themes.js';
import { type StyleName, styleNames } from '../../../src/explorer/style.js';
import { ciede2000, contrast, deficiencies, deltaE, lab, leastApart, type Rgb, seenBy } from './colour-science.js';

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

const meanings = ['added', 'modified', 'removed', 'hidden'] as const;

const fills: readonly StyleName[] = [
  'band',
  'bandOther',
  'bandSelected',
  'bandHidden',
  'bar',
  'selectedBar',
  'selectedHidden',
  'selectedRemoved',
  'divider',
];

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

    it(`has text that can be read in the selected row of a pane without the keys, in ${depth} colours`, () => {
      // The divider stands between panes, never in a row of one.
      const inRows = styleNames.filter((style) => style !== 'divider');
      const poor = inRows.flatMap((style) => {
        const { text, behind } = looksElsewhere(palette, style);
        const ratio = contrast(shown(text!, depth), shown(behind!, depth));
        return ratio < (fills.includes(style) ? 3 : least) ? [`${style} ${text} on ${behind} ${ratio.toFixed(2)}`] : [];
      });
      expect(poor).toEqual([]);
      for (const background of grounds[ground]) {
        const [one, other] = [shown(palette.selectedElsewhere.behind!, depth), channels(background)];
        expect(ciede2000(lab(one), lab(other)), background).toBeGreaterThan(2);
      }
    });

    it(`has tiles that differ in lightness from all that may lie beside them, in ${depth} colours`, () => {
      const tiles = (['tile1', 'tile2', 'tile3', 'tile4'] as const).map((style) =>
        shown(palette[style].behind!, depth),
      );
      const hidden = (['tileHidden1', 'tileHidden2', 'tileHidden3', 'tileHidden4'] as const).map((style) =>
        shown(palette[style].behind!, depth),
      );
      const outline = shown(palette.tileSelected.behind!, depth);
      // Neighbours never have the same number. In the table of 256 some lightnesses fall together, but no two hues.
      const wanted = depth === 'true' ? 1.15 : 1;
      tiles.forEach((one, i) => {
        for (const other of [...tiles.slice(i + 1), ...hidden.slice(i + 1)]) expect(one).not.toEqual(other);
        for (const other of tiles.slice(i + 1)) expect(contrast(one, other)).toBeGreaterThanOrEqual(wanted);
        for (const other of hidden.slice(i + 1)) expect(contrast(hidden[i]!, other)).toBeGreaterThanOrEqual(wanted);
        for (const tile of [one, hidden[i]!]) expect(contrast(tile, outline)).toBeGreaterThanOrEqual(wanted * 1.15);
      });
    });

    it(`shows where the selected row is, in ${depth} colours`, () => {
      const { behind } = palette.selected;
      for (const background of grounds[ground]) {
        expect(contrast(shown(behind!, depth), channels(background))).toBeGreaterThan(2.1);
      }
    });
  },
);

describe.each(['dark', 'light'] as const)('high-contrast on %s', (ground) => {
  const palette = themes['high-contrast'][ground];

  it.each(['true', 256] as const)(
    'keeps the bands of the selected layer and of hidden bytes apart, in %s colours',
    (depth) => {
      const bands = (['band', 'bandOther', 'bandSelected', 'bandHidden'] as const).map((style) =>
        shown(palette[style].text!, depth),
      );
      bands.forEach((one, i) => {
        for (const other of bands.slice(i + 1)) expect(ciede2000(lab(one), lab(other))).toBeGreaterThan(15);
      });
      const happened = meanings.map((style) => shown(palette[style].text!, depth));
      happened.forEach((one, i) => {
        for (const other of happened.slice(i + 1)) expect(ciede2000(lab(one), lab(other))).toBeGreaterThan(8);
      });
    },
  );

  it('shows what is too small to be told apart', () => {
    for (const background of grounds[ground]) {
      expect(contrast(shown(palette.tileRest.behind!, 256), channels(background))).toBeGreaterThanOrEqual(3);
    }
  });
});

describe.each([
  ['dark', 'dark', 15, 10],
  ['light', 'light', 14, 12],
  ['colour-blind', 'dark', 16, 16],
  ['colour-blind', 'light', 16, 16],
] as const)('%s on %s', (name, ground, least, leastOf256) => {
  it('has hues for what happened that all eyes tell apart', () => {
    const palette = themes[name][ground];
    for (const depth of ['true', 256] as const) {
      const colours = meanings.map((style) => shown(palette[style].text!, depth));
      colours.forEach((one, i) => {
        colours.slice(i + 1).forEach((other, j) => {
          const pair = `${meanings[i]} ${meanings[i + 1 + j]} ${depth}`;
          expect(leastApart(one, other), pair).toBeGreaterThan(depth === 'true' ? least : leastOf256);
        });
      });
    }
  });
});

describe.each(['dark', 'light'] as const)('colour-blind on %s', (ground) => {
  const palette = themes['colour-blind'][ground];

  it('keeps directories apart from all meanings, for all eyes', () => {
    for (const depth of ['true', 256] as const) {
      const directory = shown(palette.directory.text!, depth);
      for (const style of meanings) {
        expect(leastApart(directory, shown(palette[style].text!, depth)), `${style} ${depth}`).toBeGreaterThan(15);
      }
    }
  });

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

/**
 * What the sixteen are where nobody changed them: xterm (XTerm-col.ad), VGA and so the consoles of Linux, Campbell of Windows (Microsoft's
 * schemes), Tango of GNOME's terminals, and Basic of macOS.
 */
const sixteens: Readonly<Record<string, string>> = {
  xterm: `
    #000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5
    #7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff #00ffff #ffffff`,
  vga: `
    #000000 #aa0000 #00aa00 #aa5500 #0000aa #aa00aa #00aaaa #aaaaaa
    #555555 #ff5555 #55ff55 #ffff55 #5555ff #ff55ff #55ffff #ffffff`,
  campbell: `
    #0c0c0c #c50f1f #13a10e #c19c00 #0037da #881798 #3a96dd #cccccc
    #767676 #e74856 #16c60c #f9f1a5 #3b78ff #b4009e #61d6d6 #f2f2f2`,
  tango: `
    #2e3436 #cc0000 #4e9a06 #c4a000 #3465a4 #75507b #06989a #d3d7cf
    #555753 #ef2929 #8ae234 #fce94f #729fcf #ad7fa8 #34e2e2 #eeeeec`,
  macos: `
    #000000 #990000 #00a600 #999900 #0000b2 #b200b2 #00a6b2 #bfbfbf
    #666666 #e50000 #00d900 #e5e500 #0000ff #e500e5 #00e5e5 #e5e5e5`,
};

describe.each(Object.entries(sixteens))('sixteen colours as %s has them', (name, words) => {
  const colours = words.trim().split(/\s+/) as `#${string}`[];
  const ratio = (a: Colour, b: Colour) => contrast(channels(colours[a as number]!), channels(colours[b as number]!));

  it.each(Object.entries(themes).filter(([theme]) => theme !== 'none'))('label bands and directories: %s', (_, row) => {
    const { few } = row;
    for (const style of ['bandLabel', 'bandOtherLabel', 'bandSelectedLabel', 'bandHiddenLabel', 'found'] as const) {
      expect(ratio(few[style].text!, few[style].behind!), style).toBeGreaterThanOrEqual(4.5);
    }
    for (const style of ['directory', 'bar', 'codeName', 'band', 'bandOther', 'bandSelected'] as const) {
      const { text } = few[style];
      // The bright blue of macOS is the plain one of others. Its terminal says that it has 256 colours.
      if (text !== undefined) expect(ratio(text, 0), style).toBeGreaterThanOrEqual(name === 'macos' ? 2.4 : 3);
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

describe('CIEDE2000', () => {
  // Of the table of Sharma, Wu and Dalal.
  it.each([
    [[50, 2.6772, -79.7751], [50, 0, -82.7485], 2.0425],
    [[50, 0, 0], [50, -1, 2], 2.3669],
    [[50, 2.49, -0.001], [50, -2.49, 0.0009], 7.1792],
    [[50, 2.5, 0], [73, 25, -18], 27.1492],
    [[50, 2.5, 0], [58, 24, 15], 19.4535],
    [[60.2574, -34.0099, 36.2677], [60.4626, -34.1751, 39.4387], 1.2644],
  ] as const)('of %j and %j is %s', (one, other, difference) => {
    expect(ciede2000(one, other)).toBeCloseTo(difference, 4);
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
    expect(themeFor(few, 16).bandLabel).toMatchObject({ sequence: '\u001b[30m\u001b[106m', onBlanks: true });
    expect(themeFor({ ...few, added: { text: 12, behind: 9 } }, 16).added.sequence).toBe('\u001b[94m\u001b[101m');
  });

  it('keeps its hue in the selected row of a pane without the keys, on a ground of its own or in bold', () => {
    expect(themeFor(themes.dark.dark, 'true').added.elsewhere).toEqual({
      sequence: '\u001b[38;2;162;242;192m\u001b[48;2;45;51;61m',
      onBlanks: true,
    });
    expect(themeFor(themes.dark.few, 16).added.elsewhere).toEqual({ sequence: '\u001b[1m\u001b[32m', onBlanks: false });
    expect(themeFor(themes.dark.few, 16).faint.elsewhere.sequence).toBe('\u001b[1m');
    expect(themeFor(themes.none.dark, 16).found.elsewhere.sequence).toBe('\u001b[1m\u001b[4m');
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
