import fc from 'fast-check';
import { expect, it } from 'vitest';
import Output from '../../node_modules/ink/build/output.js';
import LineOutput from '../../scripts/substitutes/ink-output.js';

/** What the explorer draws: pieces in one style each, ended before the next one. */
const piece = fc
  .tuple(
    fc.string({ unit: fc.constantFrom('a', 'Z', ' ', '─', '█', '漢', 'é', '👍', '~') }),
    fc.constantFrom('', '1', '7', '32', '38;5;208', '48;2;1;2;3'),
  )
  .map(([text, sgr]) => (sgr === '' || text === '' ? text : `\u001b[${sgr}m${text}\u001b[0m`));
const line = fc.array(piece, { maxLength: 5 }).map((pieces) => pieces.join(''));

/** The cells of a frame: what a terminal would show, whatever the sequences are in which it is said. */
function cells(output: string): string[] {
  return output.split('\n').map((text) => {
    const found: string[] = [];
    let style = '';
    for (const [, sgr, character] of text.matchAll(/\u001b\[([\d;]*)m|(.)/gu)) {
      if (sgr !== undefined) style = /^(0|22|27|39|49)?$/.test(sgr) ? '' : sgr;
      else found.push(`${style}:${character}`);
    }
    while (found.at(-1) === ': ') found.pop();
    return found.join(' ');
  });
}

const both = (size: { readonly width: number; readonly height: number }) =>
  [new LineOutput(size), new Output(size)] as const;

it('makes of whole lines, however many are one text, the frame that Ink makes', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 8 }),
      fc.nat(3),
      fc.integer({ min: 1, max: 9 }),
      (lines, more, together) => {
        const outputs = both({ width: 60, height: lines.length + more });
        const [ours, real] = outputs.map((output) => {
          for (let y = 0; y < lines.length; y += together)
            output.write(0, y, lines.slice(y, y + together).join('\n'), {
              transformers: [(drawn, i) => drawn.replace('Z', String(i))],
            });
          return output.get();
        });
        expect(ours!.height).toBe(real!.height);
        expect(cells(ours!.output)).toEqual(cells(real!.output));
      },
    ),
  );
});

it('leaves what lies beside or over each other to Ink', () => {
  const draw = (write: (output: Output | LineOutput) => void) => {
    const [ours, real] = both({ width: 20, height: 3 }).map((output) => {
      write(output);
      return output.get();
    });
    expect(ours).toEqual(real);
  };
  const plain = { transformers: [] };
  draw((output) => output.write(3, 1, 'indented', plain));
  draw((output) => output.write(0, 1, 'three\nlines\nin two', plain));
  draw((output) => {
    output.write(0, 0, 'two\nlines', plain);
    output.write(0, 1, 'one', plain);
  });
  draw((output) => {
    output.write(0, 0, 'under', plain);
    output.write(2, 0, 'over', plain);
  });
  draw((output) => {
    output.write(0, 0, 'before', plain);
    output.clip({ x1: 0, x2: 3, y1: undefined, y2: undefined });
    output.write(0, 1, 'clipped', plain);
    output.unclip();
    output.write(0, 2, 'after', plain);
  });
});
