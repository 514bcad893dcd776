import fc from 'fast-check';
import { expect, it } from 'vitest';
import { GraphemeSegmenter } from '../../scripts/substitutes/grapheme-segmenter.js';

const samples = [
  '',
  'usr/lib/x86_64-linux-gnu',
  '│ ▏▎▍▌█░▒▓ └─',
  'e\u0301',
  '─\u0301',
  'a\r\nb',
  '\u001b[31mred\u001b[39m',
  '👩‍👩‍👧‍👦🇩🇪',
  '각\u1100\u1161',
];

it('finds the clusters that Intl.Segmenter finds, in every text', () => {
  const real = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  const ours = new GraphemeSegmenter(undefined, { granularity: 'grapheme' });
  const same = (text: string) => {
    const [found, expected] = [ours.segment(text), real.segment(text)];
    expect([...found]).toEqual([...expected]);
    expect(found.containing()).toEqual(expected.containing());
    for (let index = -1; index <= text.length; index += 1) {
      expect(found.containing(index)).toEqual(expected.containing(index));
    }
  };
  for (const text of samples) same(text);
  const unit = fc.oneof(
    fc.string({ unit: 'grapheme-ascii' }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('─', '█', '·', '…', '←↑→↓', '▸▾', '✓✗', '▏', '\u0301', '\u200d', '\r', '\n', ' '),
  );
  fc.assert(fc.property(fc.array(unit), (parts) => same(parts.join(''))));
});

it('leaves words to Intl.Segmenter', () => {
  const words = [...new GraphemeSegmenter('en', { granularity: 'word' }).segment('two words')];
  expect(words.map(({ segment }) => segment)).toEqual(['two', ' ', 'words']);
});
