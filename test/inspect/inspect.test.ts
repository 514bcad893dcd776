import { describe, expect, it } from 'vitest';
import { inspect } from '../../src/inspect/inspect.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import { readImage } from '../../src/inspect/read-image.js';
import { LayerPool } from '../../src/layer/layer-pool.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { type JsonReport, jsonReport } from '../../src/report/json-report.js';
import { chooseImage, takeOne } from '../../src/source/choose-image.js';
import { openSource } from '../../src/source/open-source.js';
import { dockerMembers, ociMembers, writeArchive, writeFolder } from '../archives.js';
import { directory, file, gone, hardlink, opaque, symlink } from '../images.js';
import { comparable } from './comparable.js';

const story = {
  layers: [
    { 'usr/lib/': directory(), lib: symlink('usr/lib'), 'etc/conf': 'one', big: 'B'.repeat(50_000), 'old/x': '12345' },
    { 'lib/so': 'shared', 'usr/lib/so.1': hardlink('usr/lib/so'), 'etc/conf': file('one', { mode: 0o600 }) },
    { big: gone, 'old/': directory(), old: opaque, nothing: gone },
    {},
  ],
};

const asked = { host: hostPlatform() };

async function reportOf(place: string): Promise<JsonReport> {
  return readImage(place, asked, async (inspection) => jsonReport(inspection));
}

/** The name of the blob of a layer in an OCI layout. */
function layerBlob(members: ReadonlyMap<string, Buffer>, index: number): string {
  const manifest = JSON.parse([...members.values()].find((bytes) => bytes.includes('"layers":['))!.toString());
  return `blobs/sha256/${manifest.layers[index].digest.slice(7)}`;
}

describe('one image', () => {
  it('gives one report through every form', async () => {
    const plain = await reportOf(await writeArchive(await dockerMembers(story)));
    const forms = {
      'docker save, unpacked': writeFolder(await dockerMembers(story)),
      'OCI archive, plain': await writeArchive(await ociMembers(story, 'none')),
      'OCI archive, gzip': await writeArchive(await ociMembers(story, 'gzip')),
      'OCI directory, gzip': writeFolder(await ociMembers(story, 'gzip')),
      'OCI directory, zstd': writeFolder(await ociMembers(story, 'zstd')),
    };
    for (const [form, place] of Object.entries(forms)) {
      const report = await reportOf(place);
      expect({ form, ...comparable(report) }).toEqual({ form, ...comparable(plain) });
      expect(report.layers.map(({ verified }) => verified)).toEqual(
        Array(4).fill(/gzip|zstd/.test(form) ? 'verified' : 'unchecked'),
      );
    }
    expect(plain).toMatchObject({
      complete: true,
      totals: { layers: 4, shippedBytes: 50_017, visibleBytes: 9, hiddenBytes: 50_008, entries: 9, visibleEntries: 8 },
      problems: [{ code: 'dangling-whiteout', layer: 2, path: 'nothing' }],
    });
    expect(plain.hidden.map(({ path, cause, layer, hiddenBy }) => `${path} ${cause} ${layer} ${hiddenBy}`)).toEqual([
      'big removed 0 2',
      'old/x opaque 0 2',
      'etc/conf metadata-only 0 1',
    ]);
  });
});

describe('a bad layer does not spoil the others', () => {
  it('when its blob is missing', async () => {
    const members = await ociMembers(story, 'gzip');
    members.delete(layerBlob(members, 1));
    const report = await reportOf(writeFolder(members));
    expect(report.complete).toBe(false);
    expect(report.layers.map(({ verified }) => verified)).toEqual(['verified', 'absent', 'verified', 'verified']);
    expect(report.layers[1]).toMatchObject({ shippedBytes: null, entries: null, added: null, compression: null });
    expect(report.problems.map(({ code, layer }) => `${code} ${layer}`)).toContain('layer-missing 1');
    expect(report.hidden.map(({ path }) => path)).toEqual(['big', 'old/x']);
  });

  it('when it is cut short', async () => {
    const members = await ociMembers(story, 'gzip');
    const name = layerBlob(members, 0);
    members.set(name, members.get(name)!.subarray(0, -12));
    const report = await reportOf(writeFolder(members));
    expect(report.complete).toBe(false);
    expect(report.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['compressed-truncated', 'layer-truncated']),
    );
    // All of its entries came before the damage.
    expect(report.totals.entries).toBe(9);
  });

  it('when its bytes are others than its digest says', async () => {
    const members = await ociMembers(story, 'gzip');
    const others = await ociMembers({ layers: [{ 'other/file': 'x' }] }, 'gzip');
    members.set(layerBlob(members, 1), others.get(layerBlob(others, 0))!);
    const report = await reportOf(writeFolder(members));
    expect(report.layers[1]!.verified).toBe('mismatch');
    expect(report.problems.map(({ code, layer }) => `${code} ${layer}`)).toEqual(
      expect.arrayContaining(['digest-mismatch 1', 'diff-id-mismatch 1']),
    );
  });
});

describe('progress', () => {
  it('is told step by step, from a first inspection before anything was read', async () => {
    const source = await openSource(await writeArchive(await ociMembers(story, 'gzip')));
    const image = await takeOne(chooseImage(source, asked), source).open();
    const pool = new LayerPool();
    const seen: Inspection[] = [];
    for await (const inspection of inspect(image, { pool })) {
      seen.push({ ...inspection, layers: inspection.layers.map((layer) => ({ ...layer })) });
    }
    await pool.close();
    source.close();
    expect(seen[0]!.layers.map(({ state }) => state)).toEqual(Array(4).fill('waiting'));
    expect(seen.filter(({ finished }) => finished)).toHaveLength(1);
    expect(seen.at(-1)!).toMatchObject({ finished: true, complete: true });
    expect(seen.at(-1)!.layers.map(({ state }) => state)).toEqual(Array(4).fill('read'));
  });

  it('ends without a finished inspection when it is aborted', async () => {
    const source = await openSource(await writeArchive(await ociMembers(story, 'gzip')));
    const image = await takeOne(chooseImage(source, asked), source).open();
    const pool = new LayerPool();
    const abort = new AbortController();
    let finished = false;
    for await (const inspection of inspect(image, { pool, signal: abort.signal })) {
      abort.abort();
      finished ||= inspection.finished;
    }
    await pool.close();
    source.close();
    expect(finished).toBe(false);
  });
});

it('layers that arrive in any order give the same report', async () => {
  const place = await writeArchive(await ociMembers(story, 'gzip'));
  const expected = await reportOf(place);
  for (const order of [
    [3, 2, 1, 0],
    [1, 3, 0, 2],
    [2, 0, 3, 1],
  ]) {
    const source = await openSource(place);
    const image = await takeOne(chooseImage(source, asked), source).open();
    const pool = new LayerPool();
    // Each layer waits for its turn, told from the others by its blob.
    const turns = order.map((index) => image.layers[index]!.blob);
    const done: (() => void)[] = [];
    const turn = turns.map(
      (_, index) =>
        new Promise<void>((resolve) => {
          done[index] = resolve;
        }),
    );
    const late: Pick<LayerPool, 'read' | 'width'> = {
      width: 4,
      read: async (blob, onProgress) => {
        const place = turns.indexOf(blob);
        await turn[place - 1];
        const reading = await pool.read(blob, onProgress);
        setTimeout(done[place]!, 5);
        return reading;
      },
    };
    let last: Inspection | undefined;
    for await (const inspection of inspect(image, { pool: late })) last = inspection;
    expect(jsonReport(last!)).toEqual(expected);
    await pool.close();
    source.close();
  }
});

it('reads a blob once that is several layers of the image', async () => {
  const twice = { a: 'x'.repeat(1000), b: 'y' };
  const place = await writeArchive(await ociMembers({ layers: [twice, { a: gone }, twice] }, 'gzip'));
  const source = await openSource(place);
  const pool = new LayerPool();
  let reads = 0;
  const counting: Pick<LayerPool, 'read' | 'width'> = {
    width: 2,
    read: (...args) => {
      reads += 1;
      return pool.read(...args);
    },
  };
  let last: Inspection | undefined;
  const image = await takeOne(chooseImage(source, asked), source).open();
  for await (const inspection of inspect(image, { pool: counting })) last = inspection;
  await pool.close();
  source.close();
  expect(reads).toBe(2);
  const report = jsonReport(last!);
  expect(report.layers.map(({ entries, added, removed }) => [entries, added, removed])).toEqual([
    [2, 2, 0],
    [0, 0, 1],
    [2, 1, 0],
  ]);
  expect(report.hidden.map(({ path, cause, layer, hiddenBy }) => `${path} ${cause} ${layer} ${hiddenBy}`)).toEqual([
    'a removed 0 1',
    'b metadata-only 0 2',
  ]);
});
