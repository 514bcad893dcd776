import fc from 'fast-check';
import { expect, it } from 'vitest';
import realMeasure from '../../node_modules/ink/build/measure-text.js';
import realSanitize from '../../node_modules/ink/build/sanitize-ansi.js';
import measureText from '../../scripts/substitutes/ink-measure-text.js';
import cleanText from '../../scripts/substitutes/ink-sanitize-ansi.js';

const piece = fc.oneof(
  fc.constantFrom('a', 'Z', ' ', '─', '漢', '👍', '\n', '\u001b[1m', '\u001b[38;5;208m', '\u001b[38:2::1:2:3m'),
  fc.constantFrom(
    '\u001b',
    '\u001b[',
    '\u001b[2J',
    '\u001b[?25l',
    '\u001b]8;;x\u0007',
    '\u009b1m',
    '\u0090q\u009c',
    'm',
    '\u0007',
  ),
  fc.string({ unit: 'binary', maxLength: 3 }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));

it('cleans a text of what Ink cleans it of', () => {
  fc.assert(
    fc.property(text, (raw) => {
      expect(cleanText(raw)).toBe(realSanitize(raw));
    }),
  );
});

it('measures a text as Ink does', () => {
  fc.assert(
    fc.property(text, (raw) => {
      expect(measureText(raw)).toEqual(realMeasure(raw));
    }),
  );
});
