import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, splitTokens } from '../../components/terminal-tokens.js';

const esc = '\u001b';

describe('input', () => {
  it.each([
    ['jjj', ['j', 'j', 'j']],
    [`${esc}[A${esc}[B${esc}OC`, [`${esc}[A`, `${esc}[B`, `${esc}OC`]],
    [`${esc}[5~${esc}[1;5C`, [`${esc}[5~`, `${esc}[1;5C`]],
    ['é漢👍', ['é', '漢', '👍']],
    [`${esc}x`, [`${esc}x`]],
    [`a${esc}[200~two\nlines${esc}[201~b`, ['a', `${esc}[200~two\nlines${esc}[201~`, 'b']],
    [`a${esc}[<0;12;3M${esc}[<0;12;3mb`, ['a', `${esc}[<0;12;3M`, `${esc}[<0;12;3m`, 'b']],
    [`a${esc}[M !!b${esc}[I${esc}[O`, ['a', 'b']],
    [`${esc}${esc}[200~q${esc}[201~`, [esc, `${esc}[200~q${esc}[201~`]],
    [`${esc}${esc}[<0;12;3M${esc}${esc}[I${esc}${esc}[A`, [esc, `${esc}[<0;12;3M`, esc, `${esc}${esc}[A`]],
  ])('%j is cut into keys', (input, tokens) => {
    expect(splitTokens(input)).toEqual({ tokens, answers: [], rest: '' });
  });

  it.each([
    [`${esc}j`, [esc, 'j']],
    [`${esc}漢`, [esc, '漢']],
    [`${esc}[`, [esc, '[']],
    [`${esc}${esc}`, [esc, esc]],
    [`${esc}${esc}[A`, [esc, `${esc}[A`]],
    [`${esc}[A`, [`${esc}[A`]],
    [`${esc}OA`, [`${esc}OA`]],
    [`${esc}[<0;12;3M`, [`${esc}[<0;12;3M`]],
    [`${esc}[200~x${esc}[201~`, [`${esc}[200~x${esc}[201~`]],
    [esc, [esc]],
    ['j', ['j']],
  ])('%j is taken apart where the terminal held an escape', (token, keys) => {
    expect(apart(token)).toEqual(keys);
  });

  it.each([
    esc,
    `${esc}[`,
    `${esc}[1;`,
    `${esc}O`,
    `${esc}[<0;1`,
    `${esc}[M!`,
    `${esc}[200~pas`,
    `${esc}]`,
    `${esc}]11;rgb:1e1e`,
    `${esc}]11;rgb:0/0/0${esc}`,
    `${esc}[?62`,
  ])('%j waits for its end', (rest) => {
    expect(splitTokens(`j${rest}`)).toEqual({ tokens: ['j'], answers: [], rest });
  });

  it.each([
    [`${esc}]11;rgb:1e1e/1e1e/1e1e${esc}\\`, `${esc}[?62;22;52c`],
    [`${esc}]11;rgb:ff/ff/ff\u0007`, `${esc}[?6c`],
  ])('has the answers of a terminal apart from the keys: %j', (colours, attributes) => {
    const input = `j${colours}k${attributes}${esc}[A`;
    expect(splitTokens(input)).toEqual({ tokens: ['j', 'k', `${esc}[A`], answers: [colours, attributes], rest: '' });
    // The escape was taken for the Esc key: the rest came late.
    expect(splitTokens(colours.slice(1)).tokens).toEqual([]);
    expect(splitTokens(attributes.slice(1)).tokens).toEqual([]);
    expect(splitTokens(colours.slice(2)).tokens).toEqual([]);
  });

  it('finds them wherever the chunks end', () => {
    const input = `${esc}]11;rgb:1e1e/1e1e/1e1e${esc}\\${esc}[?62;22c`;
    for (let cut = 0; cut <= input.length; cut += 1) {
      const first = splitTokens(input.slice(0, cut));
      const second = splitTokens(first.rest + input.slice(cut));
      expect([...first.tokens, ...second.tokens, second.rest].join(''), String(cut)).toBe('');
      expect([...first.answers, ...second.answers]).toHaveLength(2);
    }
  });

  it('loses nothing that was typed, wherever the chunks end', () => {
    const pieces = fc.constantFrom('j', 'é', `${esc}[A`, `${esc}[200~x${esc}[201~`, `${esc}OB`, '漢', `${esc}[6~`);
    fc.assert(
      fc.property(fc.array(pieces), fc.array(fc.nat(200)), (typed, cuts) => {
        const whole = typed.join('');
        const places = [...new Set([0, ...cuts.map((cut) => Math.min(cut, whole.length)), whole.length])].sort(
          (a, b) => a - b,
        );
        const found: string[] = [];
        let rest = '';
        places.forEach((from, i) => {
          // The decoder in front gives whole characters only.
          const chunk = whole.slice(from, places[i + 1] ?? whole.length);
          const split = splitTokens(rest + chunk);
          found.push(...split.tokens);
          rest = split.rest;
        });
        expect(found).toEqual(typed);
        expect(rest).toBe('');
      }),
    );
  });
});
