import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, test } from 'vitest';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { decodeName } from '../../src/format/safe-text.js';
import { type Changeset, digestOf } from '../../src/layer/changeset.js';
import { contentDigest } from '../../src/layer/content-digests.js';
import { hashContents } from '../../src/layer/hash-contents.js';
import { indexLayer } from '../../src/layer/index-layer.js';
import { literalPath } from '../../src/layer/literal-path.js';
import { sameContent } from '../../src/layer/same-content.js';
import { changesetOf, file, tarOf } from '../images.js';
import { archive, header, padded, pax } from '../tar/tar-blocks.js';

const folder = fileURLToPath(new URL('../tar/archives/', import.meta.url));
/** As Python's tarfile reads these archives: `sha256` is that of a sparse file with its holes as zeros. */
const expected: Record<string, { name: string; sha256?: string }[]> = JSON.parse(
  readFileSync(`${folder}expected.json`, 'utf8'),
);
const sparseArchives = Object.entries(expected).filter(([, entries]) => entries.some(({ sha256 }) => sha256));

/** The first bytes of the SHA-256 of each sparse content, in hex, by path. */
function digestsOf(changeset: Changeset): Record<string, string> {
  const rows = [...changeset.sparseMaps.keys()];
  return Object.fromEntries(
    rows.map((row) => {
      const known = contentDigest(changeset, row);
      expect(known?.kind).toBe(digestOf.content);
      return [decodeName(literalPath(changeset, changeset.path[row]!)), known!.hex];
    }),
  );
}

describe('sparse files have the digest of what is read of them, however they are stored', () => {
  expect(sparseArchives.length).toBeGreaterThan(4);
  test.each(sparseArchives)('%s', async (name, entries) => {
    const wanted = Object.fromEntries(
      entries.flatMap((entry) =>
        entry.sha256 === undefined ? [] : [[entry.name.replace(/^\.\//, ''), entry.sha256.slice(0, 32)]],
      ),
    );
    const tar = readFileSync(folder + name);
    expect(digestsOf(changesetOf(tar))).toEqual(wanted);

    const { changeset } = await indexLayer(memoryBlob(tar));
    await hashContents(memoryBlob(tar), changeset, [...changeset.sparseMaps.keys()]);
    expect(digestsOf(changeset)).toEqual(wanted);
  });
});

/** A tar with one sparse file of format 0.1. */
function sparseTar(map: readonly number[], size: number, data: string): Uint8Array {
  const records = {
    'GNU.sparse.major': '0',
    'GNU.sparse.minor': '1',
    'GNU.sparse.size': String(size),
    'GNU.sparse.numblocks': String(map.length / 2),
    'GNU.sparse.map': map.join(','),
  };
  return archive(pax(records), header({ name: 'f', size: data.length }), padded(data));
}

describe('a sparse file and another file', () => {
  const compare = (a: Uint8Array, b: Uint8Array) => sameContent(changesetOf(a), 0, changesetOf(b), 0);
  const sparse = sparseTar([2, 3, 8, 1], 10, 'abcd');

  it('are the same when an ordinary file has zeros for the holes', async () => {
    expect(compare(sparse, await tarOf({ f: file('\0\0abc\0\0\0d\0') }))).toBe(true);
    expect(compare(sparse, await tarOf({ f: file('\0\0abc\0\0\0\0d') }))).toBe(false);
  });

  it('are not the same when what is stored is equal and the holes are elsewhere', () => {
    expect(compare(sparse, sparseTar([0, 3, 8, 1], 10, 'abcd'))).toBe(false);
    expect(compare(sparse, sparseTar([2, 1, 3, 2, 8, 1], 10, 'abcd'))).toBe(true);
  });

  it('with holes too large to be hashed are the same only where they are stored the same', () => {
    const huge = sparseTar([0, 1, 2 ** 40, 3], 2 ** 41, 'abcd');
    expect(contentDigest(changesetOf(huge), 0)?.kind).toBe(digestOf.storedForm);
    expect(compare(huge, sparseTar([0, 1, 2 ** 40, 3], 2 ** 41, 'abcd'))).toBe(true);
    expect(compare(huge, sparseTar([0, 1, 2 ** 39, 3], 2 ** 41, 'abcd'))).toBe(false);
    expect(compare(huge, sparseTar([0, 1, 2 ** 40, 3], 2 ** 41, 'abcx'))).toBe(false);
  });

  it('are not compared when the content is cut off', () => {
    const cut = changesetOf(sparse.subarray(0, 1024 + 512 + 2));
    expect(contentDigest(cut, 0)).toBeNull();
  });
});
