import { describe, expect, it } from 'vitest';
import type { Blob } from '../../src/blob/blob.js';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { previewContent } from '../../src/content/preview-content.js';

const contentOf = (blob: Blob, size = blob.size) => ({ blob, size, digest: null, map: null, isWhole: true });

describe('a preview', () => {
  it('is the beginning of a text, in colours, and says the size of all of it', async () => {
    const text = Array.from({ length: 5000 }, (_, i) => `const line${i} = "${i}";\n`).join('');
    const asked: number[] = [];
    const blob = memoryBlob(Buffer.from(text));
    const watched: Blob = {
      ...blob,
      size: blob.size,
      read: (offset, length) => {
        asked.push(offset + length);
        return blob.read(offset, length);
      },
      stream: () => blob.stream(),
    };
    const { kind, page } = await previewContent(contentOf(watched), 'a.js');
    expect(kind).toMatchObject({ size: text.length, isText: true });
    const rows = page.form === 'text' ? page.rows : [];
    expect(rows.slice(0, 2).map((row) => row.text)).toEqual(['const line0 = "0";', 'const line1 = "1";']);
    expect(rows[0]!.spans.map(({ style }) => style)).toContain('keyword');
    expect(rows.length).toBeLessThan(500);
    expect(Math.max(...asked)).toBeLessThan(20_000);
  });

  it('says that it is cut off where its layer ends inside it', async () => {
    const whole = contentOf(memoryBlob(Buffer.from('text')));
    expect((await previewContent(whole, 'x')).kind.isCutOff).toBeUndefined();
    expect((await previewContent({ ...whole, isWhole: false }, 'x')).kind.isCutOff).toBe(true);
  });

  it('is the first bytes of what is no text, with its kind', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const { kind, page } = await previewContent(contentOf(memoryBlob(Buffer.concat([png, Buffer.alloc(9000)]))), 'x');
    expect(kind).toMatchObject({ size: 9016, isText: false, format: 'image/png' });
    expect(page.form === 'bytes' && Buffer.from(page.bytes.subarray(0, 16))).toEqual(png);
  });
});
