import { expect, it } from 'vitest';
import { paint } from '../../components/paint.js';
import { themeFor } from '../../components/themes/sgr.js';
import { themes } from '../../components/themes/themes.js';
import { segment } from '../../src/explorer/row.js';
import { safe } from '../../src/format/safe-text.js';

const theme = themeFor(themes.dark.few, 16);
const row = [segment(safe`+ `, 'added'), segment(safe`   `), segment(safe`name`), segment(safe`/`, 'directory')];
const shown = (text: string) => text.replaceAll('\u001b', '^');

it('writes each style once, and none for blanks', () => {
  expect(shown(paint(row, { theme, ascii: false }))).toBe('^[32m+    ^[0mname^[94m/^[0m');
});

it('draws the selected row of a pane without the keys on one ground, blanks and all', () => {
  const elsewhere = row.map((piece) => ({ ...piece, elsewhere: true as const }));
  const dark = themeFor(themes.dark.dark, 256);
  expect(shown(paint(elsewhere, { theme: dark, ascii: false }))).toBe(
    '^[38;5;157m^[48;5;236m+ ^[0m^[38;5;254m^[48;5;236m   name^[0m^[38;5;111m^[48;5;236m/^[0m',
  );
});
