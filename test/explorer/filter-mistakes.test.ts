import { describe, expect, it } from 'vitest';
import { everything } from './images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const open = async (columns = 120, rows = 36) =>
  Journey.of(await inspectionOf(everything), columns, rows).press('v', 'v', '2');

const footer = (journey: Journey) => journey.rows().at(-1)!;

describe('a mistake in what is looked for', () => {
  it('keeps the prompt open, and is told however long it is', async () => {
    for (const columns of [80, 120]) {
      const journey = (await open(columns, 24)).press('/', ...'is:foo', 'enter');
      expect(journey.state.prompt?.text).toBe('is:foo');
      expect(footer(journey)).toContain('is:foo: one of added');
      expect(footer(journey.press('backspace', 'backspace', 'backspace'))).toContain('one of added');
      expect(journey.press(...'dir', 'enter').state).toMatchObject({ prompt: null, filter: { text: 'is:dir' } });
    }
  });

  it('is told of a command too, which stays to be mended', async () => {
    const journey = (await open()).press(':', ...'filter >10XB', 'enter');
    expect(journey.state).toMatchObject({ prompt: { text: 'filter >10XB' }, filter: null });
    expect(footer(journey)).toContain('>10XB: a size such as 10MB');
    journey.press('escape', ':', ...'compare 2 20', 'enter');
    expect(journey.state.prompt?.text).toBe('compare 2 20');
    expect(footer(journey)).toContain('numbers from 0 to 3');
  });
});

describe('Esc in the prompt of the filter', () => {
  it('goes back to what was shown before it was asked for', async () => {
    const journey = (await open()).press('b');
    expect(journey.press('/', ...'perl', 'escape').state.filter).toMatchObject({ text: '', quick: ['big'] });
    journey.press('escape', '/', ...'etc', 'enter', '/', 'x', 'escape');
    expect(journey.state.filter).toMatchObject({ text: 'etc', quick: [] });
    const { cursor, folding } = (await open()).press('=', 'j', 'j').state;
    const other = (await open()).press('=', 'j', 'j', '/', ...'perl', 'escape');
    expect(other.state).toMatchObject({ filter: null, cursor });
    expect(other.state.folding).toEqual(folding);
  });
});

describe('what is looked for', () => {
  it('in quotes has no signs', async () => {
    const image = { layers: [{ entries: { '!bang': 'a', '>10MB': 'b', 'is:dir': 'c', plain: 'd' } }] };
    const found = async (text: string) => {
      const journey = Journey.of(await inspectionOf(image)).press('/', ...text, 'enter');
      return journey.rows().flatMap((row) => [...(/-rw-.* ([!>ip]\S+)$/.exec(row.trimEnd()) ?? [])].slice(1));
    };
    expect(await found('"!bang"')).toEqual(['!bang']);
    expect(await found('">10"')).toEqual(['>10MB']);
    expect(await found('"is:dir"')).toEqual(['is:dir']);
    expect(await found('!"is:" !">"')).toEqual(['!bang', 'plain']);
  });

  it('among directories has all of their bytes', async () => {
    // usr/bin: perl of 4000 B, once, and su of 2; usr/share/doc/a/b/c: 9 B; usr holds 4011 B.
    const journey = (await open()).press('/', ...'is:dir', 'enter', 's');
    expect(journey.row('▾ usr/')).toContain('4.01 kB');
    expect(journey.row(' bin/')).toContain('4.00 kB');
    expect(journey.row(' c/')).toContain(' 9 B');
  });
});

describe('Esc', () => {
  it('leaves the comparison with a marked layer', async () => {
    const journey = (await open()).press('1', 'M', ']');
    expect(journey.state).toMatchObject({ mark: 0, view: 'since-mark' });
    expect(journey.rows().at(-1)).toContain('Esc unmark');
    expect(journey.press('escape').state).toMatchObject({ mark: null, view: 'changes' });
  });
});
