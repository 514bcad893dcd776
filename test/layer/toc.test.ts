import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { decompress as unzstd } from 'fzstd';
import { describe, expect, it } from 'vitest';
import { memoryBlob } from '../../src/blob/memory-blob.js';
import { decodeName } from '../../src/format/safe-text.js';
import { indexLayer } from '../../src/layer/index-layer.js';
import type { LayerReading } from '../../src/layer/layer-reading.js';
import { lossyText } from '../../src/layer/toc/lossy-text.js';
import { openSource } from '../../src/source/open-source.js';
import { sha256 } from '../archives.js';
import { tarOf } from '../images.js';
import { skippableFrame, zstdFrame } from './zstd-frames.js';

const fixtures = join(import.meta.dirname, '../../fixtures/lazy');

type Row = Record<string, unknown> & { name: string; type: string };
type Lazy = { bytes: Buffer; annotations: Map<string, string> };
type Edit = (rows: Row[]) => unknown;

/** A layer as a real tool wrote it. */
async function layerOf(fixture: string, index: number): Promise<Lazy> {
  const source = await openSource(join(fixtures, fixture));
  const { blob, annotations } = (await source.images[0]!.open()).layers[index]!;
  const bytes = Buffer.from(await blob!.read(0, blob!.size));
  source.close();
  return { bytes, annotations: new Map(annotations) };
}

const digestOf = 'containerd.io/snapshot/stargz/toc.digest';

/** The layer with another table of contents, its digest in the annotation made right: everything a liar can do. */
async function lyingStargz(edit: Edit): Promise<Lazy> {
  const { bytes, annotations } = await layerOf('estargz.tar', 0);
  const footer = bytes.subarray(-51);
  const offset = Number.parseInt(footer.toString('latin1', 16, 32), 16);
  const tar = gunzipSync(bytes.subarray(offset, -51));
  const json = Buffer.from(JSON.stringify(edited(tar.subarray(512, tar.lastIndexOf('}') + 1), edit)));
  const member = gzipSync(await tarOf({ 'stargz.index.json': { header: {}, content: json } }));
  annotations.set(digestOf, `sha256:${sha256(json)}`);
  return { bytes: Buffer.concat([bytes.subarray(0, offset), member, footer]), annotations };
}

async function lyingChunked(edit: Edit): Promise<Lazy> {
  const { bytes, annotations } = await layerOf('zstd-chunked.tar', 0);
  const footer = Buffer.from(bytes.subarray(-40));
  const offset = Number(footer.readBigUInt64LE(0));
  const table = bytes.subarray(offset, offset + Number(footer.readBigUInt64LE(8)));
  const json = Buffer.from(JSON.stringify(edited(Buffer.from(unzstd(table)), edit)));
  const compressed = zstdFrame(json);
  footer.writeBigUInt64LE(BigInt(compressed.length), 8);
  footer.writeBigUInt64LE(BigInt(json.length), 16);
  annotations.set(digestOf, `sha256:${sha256(json)}`);
  annotations.set('io.containers.zstd-chunked.manifest-checksum', `sha256:${sha256(compressed)}`);
  annotations.set('io.containers.zstd-chunked.manifest-position', `${offset}:${compressed.length}:${json.length}:1`);
  const parts = [bytes.subarray(0, offset - 8), skippableFrame(compressed), skippableFrame(footer)];
  return { bytes: Buffer.concat(parts), annotations };
}

function edited(json: Buffer, edit: Edit): unknown {
  const toc = JSON.parse(json.toString());
  return edit(toc.entries) ?? toc;
}

function reading({ bytes, annotations }: Lazy): Promise<LayerReading> {
  return indexLayer(memoryBlob(bytes), undefined, { digest: null, diffId: null, annotations });
}

/** The verdict, and what the problems of the table say: `path: message`. */
async function verdictOn(lazy: Lazy): Promise<{ toc: LayerReading['toc']; told: string[] }> {
  const { toc, changeset } = await reading(lazy);
  const told = changeset.problems
    .filter(({ code }) => code.startsWith('toc-'))
    .map(({ path, message }) => (path === null ? message : `${decodeName(path)}: ${message}`));
  return { toc, told };
}

const rowNamed = (rows: Row[], name: string) => rows.find((row) => row.name === name)!;

it.each(['estargz.tar', 'zstd-chunked.tar'])('the tables of %s agree with its tars', async (fixture) => {
  for (let index = 0; index < 7; index += 1) {
    expect(await verdictOn(await layerOf(fixture, index))).toEqual({ toc: 'agrees', told: [] });
  }
});

describe.each([
  ['eStargz', lyingStargz],
  ['zstd:chunked', lyingChunked],
] as const)('a table of %s that lies', (_, lying) => {
  it('is one that was written anew, where it does not', async () => {
    expect(await verdictOn(await lying(() => undefined))).toEqual({ toc: 'agrees', told: [] });
  });

  it.each<[string, Edit, string]>([
    [
      'hides a file',
      (rows) => void rows.splice(rows.indexOf(rowNamed(rows, 'app/run')), 1),
      'app/run: .* do not see it',
    ],
    ['adds a file', (rows) => void rows.push({ name: 'app/evil', type: 'reg' }), 'app/evil: Only .* as a file:'],
    ['adds a whiteout', (rows) => void rows.push({ name: 'app/.wh.x', type: 'reg' }), 'app/x: Only .* as a whiteout:'],
    [
      'says another type',
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { type: 'symlink', linkName: 'x' }),
      'the type symlink instead of file',
    ],
    [
      'says another size',
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { size: 5 }),
      'the size 5 instead of 4',
    ],
    [
      'says another target',
      (rows) => void Object.assign(rowNamed(rows, 'app/link'), { linkName: '/bin/sh' }),
      'the target /bin/sh instead of run',
    ],
    [
      'says another link',
      (rows) => void Object.assign(rowNamed(rows, 'app/same'), { linkName: './bin/setuid' }),
      'the target bin/setuid instead of app/original',
    ],
    [
      'says another mode',
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { mode: 0o104755 }),
      'the mode 4755 instead of 0644',
    ],
    [
      'says another owner',
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { uid: 0 }),
      'the owner 0:1000 instead of 1000:1000',
    ],
    [
      'says other attributes',
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { xattrs: { 'user.a': 'Yg==' } }),
      'other extended attributes',
    ],
    [
      'says another digest',
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { digest: `sha256:${'0'.repeat(64)}` }),
      'other content',
    ],
    [
      'has a chunk of other content',
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { chunkDigest: `sha256:${'0'.repeat(64)}` }),
      'other content',
    ],
    [
      'has chunks that do not make up the file',
      (rows) => void Object.assign(rowNamed(rows, 'bin/change'), { chunkSize: 999 }),
      'other content',
    ],
    [
      'lets the last entry of two count',
      (rows) => void rows.push({ ...rowNamed(rows, 'app/run'), uid: 7 }),
      'the owner 7:1000',
    ],
  ])('%s', async (_, edit, told) => {
    const verdict = await verdictOn(await lying(edit));
    expect(verdict).toEqual({ toc: 'differs', told: [expect.stringMatching(told)] });
  });

  it('about nothing, when a file comes in chunks', async () => {
    // The file is `run` and a line feed.
    const digest = (text: string) => `sha256:${sha256(Buffer.from(text))}`;
    const inChunks: Edit = (rows) => {
      const file = rowNamed(rows, 'app/run');
      Object.assign(file, { chunkSize: 2, chunkDigest: digest('ru') });
      const more: Row[] = [
        { name: 'app/run', type: 'chunk', chunkOffset: 2, chunkSize: 1, chunkDigest: digest('n') },
        { name: 'app/run', type: 'chunk', chunkOffset: 3, chunkDigest: digest('\n') },
      ];
      rows.splice(rows.indexOf(file) + 1, 0, ...more);
    };
    expect(await verdictOn(await lying(inChunks))).toEqual({ toc: 'agrees', told: [] });
  });

  it('is refused as a whole where readers would take it differently, or cannot read it', async () => {
    const unusable: Edit[] = [
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { Name: 'app/else' }),
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { type: 'door' }),
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { size: -1 }),
      (rows) => void Object.assign(rowNamed(rows, 'app/run'), { mode: '644' }),
      (rows) => void rows.unshift({ name: 'x', type: 'chunk' }),
      () => ({ version: 1 }),
      () => [],
    ];
    for (const edit of unusable) {
      const lazy = await lying(edit);
      expect(await verdictOn(lazy)).toEqual({
        toc: 'unreadable',
        told: [expect.stringMatching(/^The table of contents of the layer cannot be used: /)],
      });
      expect((await reading(lazy)).changeset.complete).toBe(true);
    }
  });

  it('is told when its digest is not that of the annotation', async () => {
    const lazy = await lying(() => undefined);
    lazy.annotations.set(digestOf, `sha256:${'0'.repeat(64)}`);
    const { toc, told } = await verdictOn(lazy);
    expect(toc).toBe('differs');
    expect(told).toEqual([expect.stringContaining(`the annotation ${digestOf} says sha256:000`)]);
  });
});

it('a table that is somewhere else for one runtime than for the other is a lie', async () => {
  const lazy = await lyingChunked(() => undefined);
  const position = 'io.containers.zstd-chunked.manifest-position';
  const [offset, length, ...rest] = lazy.annotations.get(position)!.split(':');
  lazy.annotations.set(position, [0, length, ...rest].join(':'));
  expect((await verdictOn(lazy)).toc).toBe('unreadable');
  lazy.annotations.set(position, [offset, `${length}0`, ...rest].join(':'));
  expect(await verdictOn(lazy)).toMatchObject({ toc: 'unreadable', told: [expect.stringContaining('behind the end')] });
});

it('names that are not UTF-8 are lost as Go loses them', () => {
  // fmt.Printf("%q", []rune("…")) of each gives U+FFFD once for each byte that is no part of UTF-8.
  for (const [latin1, text] of [
    ['caf\xe9', 'caf\ufffd'],
    ['\xe2\x82x', '\ufffd\ufffdx'],
    ['\xed\xa0\x80', '\ufffd\ufffd\ufffd'],
    ['\xc3\xa9\xff', '\u00e9\ufffd'],
    ['\xf0\x9f\x98\x80', '\u{1f600}'],
  ] as const) {
    expect(lossyText(Buffer.from(latin1, 'latin1'))).toBe(text);
  }
});
