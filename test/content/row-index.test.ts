import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { RowIndex, rowBytes } from '../../src/content/row-index.js';

/** Lines as `split` sees them, cut at `rowBytes` where they are longer: what a row is, in the simplest words. */
function naive(bytes: Buffer): { line: number; continues: boolean; text: string }[] {
  const lines = bytes.toString('latin1').split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.flatMap((line, index) => {
    const pieces = line.match(new RegExp(`[^]{1,${rowBytes}}`, 'g')) ?? [''];
    return pieces.map((text, piece) => ({ line: index + 1, continues: piece > 0, text }));
  });
}

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\n\n', 'x'),
      fc.nat(3000).map((length) => 'y'.repeat(length)),
    ),
    { maxLength: 60 },
  )
  .map((parts) => Buffer.from(parts.join('')));

it('gives every row of a text, in whatever order they are asked for', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.tuple(fc.nat(80), fc.nat(80)), { maxLength: 6 }), async (bytes, asked) => {
      const rows = naive(bytes);
      const index = new RowIndex(memoryBlob(bytes));
      for (const [from, count] of asked) {
        const given = await index.rows(from, count);
        expect(
          given.map(({ line, continues, bytes: row }) => ({
            line,
            continues,
            text: Buffer.from(row).toString('latin1'),
          })),
        ).toEqual(rows.slice(from, from + count));
      }
      await index.passTo(Number.POSITIVE_INFINITY);
      expect(index.total).toBe(rows.length);
    }),
    { numRuns: 300 },
  );
});

it('knows where each row begins, beyond the places that it keeps', async () => {
  const lines = Array.from({ length: 5000 }, (_, number) => `line ${number} ${'z'.repeat(number % 90)}`);
  const bytes = Buffer.from(`${lines.join('\n')}\n`);
  const index = new RowIndex(memoryBlob(bytes));
  const [row] = await index.rows(4321, 1);
  expect(row!.line).toBe(4322);
  expect(row!.offset).toBe(bytes.indexOf('line 4321 '));
  expect(Buffer.from(row!.bytes).toString()).toBe(lines[4321]);
});

it('finds the row of every line', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 80 }), { maxLength: 6 }), async (bytes, asked) => {
      const rows = naive(bytes);
      const index = new RowIndex(memoryBlob(bytes));
      for (const line of asked) {
        const row = rows.findIndex((found) => found.line === line);
        expect(await index.rowOf(line)).toBe(Math.max(0, row === -1 ? rows.length - 1 : row));
      }
    }),
    { numRuns: 300 },
  );
});

it('cuts no character in two', async () => {
  const bytes = Buffer.from('ü€😀'.repeat(2000));
  const index = new RowIndex(memoryBlob(bytes));
  const rows = await index.rows(0, 100);
  for (const { bytes: row } of rows) expect(Buffer.from(row).toString()).not.toContain('\ufffd');
  expect(Buffer.concat(rows.map(({ bytes: row }) => Buffer.from(row))).equals(bytes)).toBe(true);
});
