import fc from 'fast-check';
import { expect, it } from 'vitest';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { sparseBlob } from '../../src/content/sparse-blob.js';

const form = fc.array(fc.tuple(fc.nat(50), fc.nat(50)), { maxLength: 10 }).chain((steps) => {
  const map: number[] = [];
  let end = 0;
  for (const [hole, length] of steps) {
    map.push(end + hole, length);
    end += hole + length;
  }
  return fc.nat(60).map((tail) => ({ map, size: end + tail }));
});

it('reads a sparse file as if its holes were zeros', async () => {
  await fc.assert(
    fc.asyncProperty(
      form,
      fc.array(fc.tuple(fc.nat(900), fc.nat(300)), { maxLength: 8 }),
      async ({ map, size }, reads) => {
        const whole = Buffer.alloc(size);
        const stored: Buffer[] = [];
        for (let i = 0; i < map.length; i += 2) {
          const piece = Buffer.alloc(map[i + 1]!, i + 1);
          piece.copy(whole, map[i]!);
          stored.push(piece);
        }
        const blob = sparseBlob(memoryBlob(Buffer.concat(stored)), map, size);
        for (const [offset, length] of reads) {
          expect(Buffer.from(await blob.read(offset, length))).toEqual(whole.subarray(offset, offset + length));
        }
        const chunks: Buffer[] = [];
        for await (const chunk of blob.stream()) chunks.push(Buffer.from(chunk));
        expect(Buffer.concat(chunks).equals(whole)).toBe(true);
      },
    ),
  );
});
