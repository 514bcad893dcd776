import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Hunk, textDiff } from '../../src/content/text-diff.js';
import { scratch } from '../archives.js';

/** The text after, made of the text before and the hunks, as patch(1) would. */
function patched(before: Buffer, hunks: readonly Hunk[]): Buffer {
  const lines = before.toString('latin1').split(/(?<=\n)/);
  const out: string[] = [];
  let next = 0;
  for (const hunk of hunks) {
    const start = hunk.before.lines === 0 ? hunk.before.start : hunk.before.start - 1;
    out.push(...lines.slice(next, start));
    next = start;
    for (const { kind, bytes, isUnended } of hunk.lines) {
      const line = `${Buffer.from(bytes).toString('latin1')}${isUnended ? '' : '\n'}`;
      if (kind !== 'added') {
        expect(lines[next]).toBe(line);
        next += 1;
      }
      if (kind !== 'removed') out.push(line);
    }
  }
  return Buffer.from([...out, ...lines.slice(next)].join(''), 'latin1');
}

/** The fewest lines that have to be removed and added, by the textbook table of the longest common subsequence. */
function fewestEdits(a: readonly string[], b: readonly string[]): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const line of a) {
    const next = [0];
    b.forEach((other, i) => {
      next.push(line === other ? row[i]! + 1 : Math.max(row[i + 1]!, next[i]!));
    });
    row = next;
  }
  return a.length + b.length - 2 * row[b.length]!;
}

const linesOf = (text: string) => text.split(/(?<=\n)/).filter((line) => line !== '');
const texts = fc
  .array(fc.constantFrom('a', 'b', 'c\r', '', '\xff\t', '\\ no'), { maxLength: 30 })
  .chain((lines) => fc.boolean().map((ended) => lines.join('\n') + (ended && lines.length > 0 ? '\n' : '')));

it('leads from one text to the other, with the fewest edits', () => {
  fc.assert(
    fc.property(texts, texts, (a, b) => {
      const [before, after] = [Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1')];
      const hunks = textDiff(before, after)!;
      expect(patched(before, hunks)).toEqual(after);
      const edits = hunks.flatMap(({ lines }) => lines).filter(({ kind }) => kind !== 'same').length;
      expect(edits).toBe(fewestEdits(linesOf(a), linesOf(b)));
    }),
  );
});

describe('is what GNU diff -u says', () => {
  const many = Array.from({ length: 40 }, (_, line) => `line ${line}\n`);
  const changed = (...at: readonly number[]) =>
    many.map((line, i) => (at.includes(i) ? `changed ${i}\n` : line)).join('');
  it.each([
    ['of two places far apart', many.join(''), changed(2, 30)],
    ['of near ones', many.join(''), changed(10, 14)],
    ['of nothing and something', '', 'a\nb\n'],
    ['of something and nothing', 'a\nb\n', ''],
    ['where a last line feed is missing', 'a\nb', 'a\nb\n'],
    ['of Latin-1', 'caf\xe9\n', 'cafe\n'],
    ['of the same', 'a\n', 'a\n'],
  ])('%s', (_what, a, b) => {
    const folder = scratch();
    const [before, after] = [Buffer.from(a, 'latin1'), Buffer.from(b, 'latin1')];
    writeFileSync(join(folder, 'a'), before);
    writeFileSync(join(folder, 'b'), after);
    const { stdout } = spawnSync('diff', ['-u', 'a', 'b'], { cwd: folder, encoding: 'latin1' });
    const range = ({ start, lines }: Hunk['before']) => (lines === 1 ? `${start}` : `${start},${lines}`);
    const sign = { same: ' ', removed: '-', added: '+' };
    const told = textDiff(before, after)!.flatMap((hunk) => [
      `@@ -${range(hunk.before)} +${range(hunk.after)} @@`,
      ...hunk.lines.flatMap(({ kind, bytes, isUnended }) => [
        `${sign[kind]}${Buffer.from(bytes).toString('latin1')}`,
        ...(isUnended ? ['\\ No newline at end of file'] : []),
      ]),
    ]);
    expect(told).toEqual(stdout.split('\n').slice(2, -1));
  });
});

it('numbers the lines of both sides', () => {
  const [hunk] = textDiff(Buffer.from('a\nb\nc\n'), Buffer.from('a\nB\nB\nc\n'))!;
  expect(hunk!.lines.map(({ kind, before, after, text }) => [kind, before, after, text])).toEqual([
    ['same', 1, 1, 'a'],
    ['removed', 2, null, 'b'],
    ['added', null, 2, 'B'],
    ['added', null, 3, 'B'],
    ['same', 3, 4, 'c'],
  ]);
});

it('shows what cannot be seen where nothing else differs, and nothing that acts on a terminal', () => {
  const shown = (a: string, b: string) =>
    textDiff(Buffer.from(a), Buffer.from(b))!.flatMap(({ lines }) => lines.map(({ text }) => text));
  expect(shown('a\tb\n', 'a       b\n')).toEqual(['a\\x09b', 'a       b']);
  expect(shown('a\r\n', 'a\n')).toEqual(['a\\x0d', 'a']);
  expect(shown('x\ty\n', '\u001b[2J\n')).toEqual(['x       y', '\\x1b[2J']);
});

it('gives up where too much differs', () => {
  const text = (word: string) => Buffer.from(Array.from({ length: 60 }, (_, line) => `${word} ${line}\n`).join(''));
  expect(textDiff(text('a'), text('b'), { mostEdits: 119 })).toBeNull();
  expect(textDiff(text('a'), text('b'), { mostEdits: 120 })).toHaveLength(1);
});
