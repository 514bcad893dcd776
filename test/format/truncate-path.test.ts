import fc from 'fast-check';
import { expect, it } from 'vitest';
import { displayWidth } from '../../src/format/display-width.js';
import { safe, safeText } from '../../src/format/safe-text.js';
import { truncatePath } from '../../src/format/truncate-path.js';

const cut = (path: string, columns: number) => truncatePath(safeText(path), columns, safe`…`);

it('keeps where a path is, and its name', () => {
  expect(cut('/etc/passwd', 11)).toBe('/etc/passwd');
  expect(cut('/root/.npm/_cacache/content-v2/sha512/59/b8/62bf9bc1', 30)).toBe('/root/.np…ha512/59/b8/62bf9bc1');
  expect(cut('/usr/lib/node_modules/a-name-that-is-long.js', 31)).toBe('/usr/li…/a-name-that-is-long.js');
});

it('keeps the end of what has no room for both', () => {
  expect(cut('/usr/lib/a-name-that-is-long.js', 20)).toBe('…ame-that-is-long.js');
});

it('takes as many columns as it may, and no more', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 8 }),
      fc.nat(60),
      (parts, columns) => {
        const path = safeText(`/${parts.join('/')}`);
        const shown = cut(path, columns);
        expect(displayWidth(shown)).toBeLessThanOrEqual(columns);
        if (displayWidth(path) <= columns) expect(shown).toBe(path);
        // A wide character may not fit into the last column of either piece.
        else if (columns > 12) expect(displayWidth(shown)).toBeGreaterThanOrEqual(columns - 2);
      },
    ),
  );
});
