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
