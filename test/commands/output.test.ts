import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { outputTo } from '../../src/commands/output.js';
import { safe } from '../../src/format/safe-text.js';
import { UsageError } from '../../src/problem/errors.js';

const stream = (isTTY: boolean) => Object.assign(new PassThrough(), { isTTY });
const written = (to: PassThrough) => (to.read() as Buffer | null) ?? Buffer.alloc(0);

const odd = [Buffer.from('a\xff\nb', 'latin1'), Buffer.from('\u001b[2J')];

describe('the bytes of names', () => {
  it('go to pipes, a NUL behind each', async () => {
    const out = stream(false);
    await outputTo(out, stream(false)).writeNames(odd);
    expect(written(out)).toEqual(Buffer.from('a\xff\nb\0\u001b[2J\0', 'latin1'));
  });

  it('never go to a terminal', async () => {
    const out = stream(true);
    await expect(outputTo(out, stream(true)).writeNames(odd)).rejects.toThrow(UsageError);
    expect(written(out)).toHaveLength(0);
  });
});

it('many lines are written as one by one', async () => {
  const out = stream(false);
  const lines = Array.from({ length: 2500 }, (_, line) => safe`${line}`);
  const reading = out.toArray();
  await outputTo(out, stream(false)).writeLines(lines);
  out.end();
  expect(Buffer.concat(await reading).toString()).toBe(`${lines.join('\n')}\n`);
});

it.each([
  [true, {}, true],
  [false, {}, false],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
])('colours are for terminals that want them: %j %j', (isTTY, env, colours) => {
  expect(outputTo(stream(isTTY), stream(isTTY), env).colours).toBe(colours);
});
