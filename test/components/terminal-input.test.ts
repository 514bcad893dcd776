import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitTokens } from '../../components/terminal-tokens.js';

const esc = '\u001b';

describe('input', () => {
  it.each([
    ['jjj', ['j', 'j', 'j']],
    [`${esc}[A${esc}[B${esc}OC`, [`${esc}[A`, `${esc}[B`, `${esc}OC`]],
    [`${esc}[5~${esc}[1;5C`, [`${esc}[5~`, `${esc}[1;5C`]],
    ['é漢👍', ['é', '漢', '👍']],
    [`${esc}x`, [`${esc}x`]],
    [`a${esc}[200~two\nlines${esc}[201~b`, ['a', `${esc}[200~two\nlines${esc}[201~`, 'b']],
    [`a${esc}[<0;12;3M${esc}[<0;12;3m${esc}[M !!b${esc}[I${esc}[O`, ['a', 'b']],
  ])('%j is cut into keys', (input, tokens) => {
    expect(splitTokens(input)).toEqual({ tokens, rest: '' });
  });

  it.each([esc, `${esc}[`, `${esc}[1;`, `${esc}O`, `${esc}[<0;1`, `${esc}[M!`, `${esc}[200~pas`])(
    '%j waits for its end',
    (rest) => {
      expect(splitTokens(`j${rest}`)).toEqual({ tokens: ['j'], rest });
    },
  );

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
