import { expect, it } from 'vitest';
import { clip } from '../../src/format/clip.js';
import { safeText } from '../../src/format/safe-text.js';
import { wrap } from '../../src/format/wrap.js';

it('clips long text, and no character in two', () => {
  expect(clip(safeText('short'), 5)).toBe('short');
  expect(clip(safeText('longer'), 5)).toBe('longe');
  expect(clip(safeText('👩👩'), 3)).toBe('👩');
});

it('wraps the beginning of a text of megabytes as it wraps a short one', () => {
  const ellipsis = safeText('…');
  const words = (count: number) => safeText('漢字 words '.repeat(count));
  expect(wrap(words(500_000), 40, 3, ellipsis)).toEqual(wrap(words(50), 40, 3, ellipsis));
});

it('wraps into very many lines, those among them that would begin with a mark', () => {
  const text = safeText('漢\u0903 \u0301'.repeat(20_000));
  const lines = wrap(text, 8, 100_000, safeText('…'));
  // 漢 takes two columns, its mark one, and an accent that stands alone is told by its number.
  expect(lines).toHaveLength(40_000);
  expect(lines.slice(0, 2)).toEqual(['漢\u0903', '\\u{301}']);
}, 10_000);
