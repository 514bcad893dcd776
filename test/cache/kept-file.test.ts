import { createHash } from 'node:crypto';
import { closeSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { packChangeset, unpackChangeset } from '../../src/cache/changeset-fields.js';
import { ColumnPacker, columnsOf } from '../../src/cache/columns.js';
import { packKept, readKept, writeKept } from '../../src/cache/kept-file.js';
import type { KeptLayer } from '../../src/cache/kept-layer.js';
import type { Changeset } from '../../src/layer/changeset.js';
import type { Digest } from '../../src/oci/digest.js';
import { ociMembers, scratch, writeArchive } from '../archives.js';
import { changesetOf, device, directory, file, gone, hardlink, symlink, tarOf } from '../images.js';
import { newCache, open, settle } from './opening.js';

afterEach(() => vi.unstubAllEnvs());

const digest = (digit: string) => `sha256:${digit.repeat(64)}` as Digest;

/** A layer with something in every field. */
async function everything(): Promise<KeptLayer> {
  const tar = await tarOf({
    'd/': directory({ uid: 7, gid: 8, mode: 0o1777 }),
    'd/a': file('content', { pax: { 'SCHILY.xattr.user.x': 'y' }, mtime: new Date(1234567) }),
    'd/h': hardlink('d/a'),
    'd/l': symlink('a'),
    'd/null': device(1, 3),
    '../out': 'refused',
    'd/old': gone,
  });
  const changeset = {
    ...changesetOf(tar),
    sparseMaps: new Map([
      [1, [0, 512, 2 ** 40, 5]],
      [3, []],
    ]),
  };
  expect(changeset.problems).toHaveLength(1);
  expect(changeset.problems[0]!.path).not.toBe(null);
  return {
    key: '["a key"]',
    blobSize: 2 ** 40 + 1,
    places: ['1 2 3', '4 5 6'],
    reading: { changeset, compression: 'gzip', digest: digest('a'), diffId: null, passed: 'all', toc: 'agrees' },
  };
}

async function write(path: string, kept: KeptLayer): Promise<Buffer> {
  const descriptor = openSync(path, 'w');
  await writeKept(descriptor, packKept(kept));
  closeSync(descriptor);
  return readFileSync(path);
}

async function read(bytes: Uint8Array, key = '["a key"]'): Promise<KeptLayer | null> {
  const path = join(scratchFolder, 'read');
  writeFileSync(path, bytes);
  const descriptor = openSync(path, 'r');
  try {
    return await readKept(descriptor, bytes.length, key);
  } finally {
    closeSync(descriptor);
  }
}

const scratchFolder = scratch();

/** The bytes with the digest that belongs to them: what another version could have written. */
function signed(bytes: Buffer): Buffer {
  const body = bytes.subarray(0, -32);
  return Buffer.concat([body, createHash('sha256').update(body).digest()]);
}

describe('a layer in a file', () => {
  it('comes back as it was, in every field', async () => {
    const kept = await everything();
    const bytes = await write(join(scratchFolder, 'layer'), kept);
    expect(await read(bytes)).toEqual(kept);
  });

  it('is not taken when any byte of it is another', async () => {
    const bytes = await write(join(scratchFolder, 'layer'), await everything());
    for (let at = 0; at < bytes.length; at += 1) {
      const bit = 1 << (at & 7);
      bytes[at]! ^= bit;
      expect(await read(bytes).catch(() => 'threw'), `byte ${at}`).toBe(null);
      bytes[at]! ^= bit;
    }
    expect(await read(bytes)).not.toBe(null);
  });

  it('is not taken when it is cut off, or goes on', async () => {
    const bytes = await write(join(scratchFolder, 'layer'), await everything());
    for (let length = 0; length < bytes.length; length += 1) {
      expect(await read(bytes.subarray(0, length)), `${length} bytes`).toBe(null);
    }
    expect(await read(Buffer.concat([bytes, Buffer.alloc(1)]))).toBe(null);
  });

  it('is not taken under the key of another, nor in another version', async () => {
    const bytes = await write(join(scratchFolder, 'layer'), await everything());
    expect(await read(bytes, '["another key"]')).toBe(null);
    expect(await read(signed(bytes))).not.toBe(null);
    bytes.writeUInt32LE(bytes.readUInt32LE(8) + 1, 8);
    expect(await read(signed(bytes))).toBe(null);
  });
});

describe('columns', () => {
  const columns = fc.array(
    fc.oneof(
      fc.uint8Array(),
      fc.int8Array(),
      fc.uint8ClampedArray(),
      fc.uint16Array(),
      fc.int16Array(),
      fc.uint32Array(),
      fc.int32Array(),
      fc.float32Array(),
      fc.float64Array(),
      fc.bigUint64Array(),
      fc.bigInt64Array(),
    ),
  );

  it('of any kind come back as views of one piece of memory', () => {
    fc.assert(
      fc.property(columns, fc.nat(3), (given, words) => {
        const packer = new ColumnPacker();
        for (const column of given) packer.add(column);
        const end = Math.max(0, ...packer.places.map(([, start], i) => start + given[i]!.byteLength));
        const memory = new ArrayBuffer(8 * words + end);
        packer.places.forEach(([, start], i) => {
          const { buffer, byteOffset, byteLength } = given[i]!;
          new Uint8Array(memory, 8 * words + start, byteLength).set(new Uint8Array(buffer, byteOffset, byteLength));
        });
        const back = columnsOf(memory, 8 * words, JSON.parse(JSON.stringify(packer.places)));
        expect(back).toEqual(given);
        expect(back.every(({ buffer }) => buffer === memory)).toBe(true);
      }),
    );
  });

  it('that are parts of larger memory are kept without the rest', async () => {
    const { reading } = await everything();
    const larger = new Uint32Array([9, ...reading.changeset.path, 9]);
    const changeset: Changeset = { ...reading.changeset, path: larger.subarray(1, -1) };
    const packer = new ColumnPacker();
    const packed = packChangeset(changeset, packer.add);
    expect(unpackChangeset(packed, packer.columns).path).toEqual(reading.changeset.path);
    expect(packer.columns.every(({ length }, i) => packer.places[i]![2] === length)).toBe(true);
  });
});

describe('a file of the cache that is no good', () => {
  it.each([
    ['damaged', (bytes: Buffer) => bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 9)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['another', () => Buffer.from('what somebody left here')],
    [
      'of another version',
      (bytes: Buffer) => signed(Buffer.concat([bytes.subarray(0, 8), Buffer.of(99), bytes.subarray(9)])),
    ],
  ])('since it is %s counts as absent, and is replaced', async (_what, spoil) => {
    const layers = newCache();
    const path = await writeArchive(await ociMembers({ layers: [{ a: 'x'.repeat(1000) }] }, 'gzip'));
    await settle(path);
    const first = await open(path);
    const [name] = readdirSync(layers);
    const good = readFileSync(join(layers, name!));
    writeFileSync(join(layers, name!), spoil(Buffer.from(good)));
    const second = await open(path);
    expect(second.read).toEqual([0]);
    expect(second.report).toEqual(first.report);
    expect(readdirSync(layers)).toEqual([name]);
    expect(readFileSync(join(layers, name!))).toEqual(good);
    expect((await open(path)).read).toEqual([]);
  });

  it('since it has the name of another does not stand for that', async () => {
    const layers = newCache();
    const path = await writeArchive(await ociMembers({ layers: [{ a: 'x' }, { b: 'y' }] }, 'gzip'));
    await settle(path);
    await open(path);
    const [one, other] = readdirSync(layers).map((name) => join(layers, name));
    const bytes = readFileSync(one!);
    writeFileSync(one!, readFileSync(other!));
    writeFileSync(other!, bytes);
    expect((await open(path)).read).toEqual([0, 1]);
  });
});
