import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DockerfileStep } from '../../src/dockerfile/dockerfile.js';
import { readInstruction } from '../../src/dockerfile/read-instruction.js';
import { shownLines } from '../../src/explorer/dockerfile/dockerfile-lines.js';
import { rowText } from '../../src/explorer/row.js';
import { unicodeSigns } from '../../src/explorer/signs.js';

function stepOf(createdBy: string): DockerfileStep {
  const step = { createdBy, created: null, author: null, comment: null, emptyLayer: false };
  return { step, instruction: readInstruction(step), layer: 0, from: null };
}

const shown = (createdBy: string, width: number) => shownLines(stepOf(createdBy), 0, width, unicodeSigns);

describe('a line of a Dockerfile that is broken', () => {
  it('goes on in the colours that it had', () => {
    const lines = shown('RUN /bin/sh -c echo "a long text with $NAME in it" --flag # buildkit', 24);
    expect(lines.map(({ code }) => rowText(code))).toEqual([
      'RUN echo "a long text',
      '      with $NAME in it"',
      '      --flag',
    ]);
    expect(lines.map(({ code }) => code.map(({ text, style }) => `${style}:${text}`))).toEqual([
      ['codeKeyword:RUN', 'plain: echo ', 'codeString:"a long text'],
      ['plain:      ', 'codeString:with $NAME in it"'],
      ['plain:      ', 'codeNumber:--flag'],
    ]);
  });

  it('loses and repeats nothing but blanks, and has the colours of the whole line', () => {
    const word = fc.constantFrom('a', 'bb', '"c c"', "'d", '$E', '--f', '日本語', 'x'.repeat(30), '\\');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 40 }), fc.integer({ min: 8, max: 60 }), (words, width) => {
        const command = `RUN ${words.join(' ')}`;
        const cells = (at: number) =>
          shown(`RUN /bin/sh -c ${words.join(' ')} # buildkit`, at)
            .flatMap(({ code }) =>
              code.flatMap(({ text, style }) => Array.from(text, (sign) => [sign, style] as const)),
            )
            .filter(([sign]) => sign !== ' ');
        const whole = cells(5000);
        expect(whole.map(([sign]) => sign).join('')).toBe(command.replaceAll(' ', ''));
        expect(cells(width)).toEqual(whole);
      }),
    );
  });
});
