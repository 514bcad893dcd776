import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePattern } from '../../src/content/line-pattern.js';

/** Lines one by one, as nothing but the engine of expressions sees them. */
function naive(expression: RegExp, text: string): boolean {
  return text.split('\n').some((line) => expression.test(line.replace(/\r$/, '')));
}

const expressions = [
  'a',
  'a.b',
  'a.*b',
  '^a',
  'a$',
  '^$',
  '[^a]b',
  'a\\sb',
  '\\Sb',
  'a(?!b)',
  'a(?=b)',
  '(?<!a)b',
  '(?<=a)b',
  '\\bab\\b',
  '[\\b-z]b',
  '[\\t-z]b',
  '[!-z]+b',
  'é.b',
  'a.?b',
  'a{2,}',
  '(a|b)\\1',
  '\\.',
];

describe('that no line matches is said only where none does', () => {
  it.each(expressions)('%s', (source) => {
    const line = fc.array(fc.constantFrom('a', 'b', 'é', ' ', '.', '\t', '\u2028', '😀'), { maxLength: 6 });
    const text = fc.array(line, { maxLength: 4 }).map((lines) => lines.map((parts) => parts.join('')).join('\n'));
    fc.assert(
      fc.property(text, fc.constantFrom('', '\r\n', '\n'), (lines, end) => {
        const bytes = Buffer.from(lines + end);
        const { find, mayMatch } = linePattern(source);
        const isThere = naive(new RegExp(source), lines + end);
        if (isThere) expect(mayMatch(bytes)).toBe(true);
        expect((lines + end).split('\n').some((part) => find(part.replace(/\r$/, '')) !== -1)).toBe(isThere);
      }),
      { numRuns: 400 },
    );
  });
});

it('tells text from expressions', () => {
  expect(linePattern('a.b', { isText: true }).find('xa.b')).toBe(1);
  expect(linePattern('a.b', { isText: true }).find('axb')).toBe(-1);
  expect(linePattern('A.B', { isText: true, ignoreCase: true }).find('xa.b')).toBe(1);
  expect(linePattern('plain').isExact).toBe(true);
  expect(() => linePattern('(')).toThrow(SyntaxError);
});

it('gives no expression a line without bounds', () => {
  const long = Buffer.alloc(10 << 20, 'a');
  // Were it tried on the whole line, this would take hours.
  expect(linePattern('.*b').mayMatch(long)).toBe(true);
});
