import { randomBytes } from 'node:crypto';
import {
  copyFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openPool } from '../../src/cache/open-pool.js';
import { inspect } from '../../src/inspect/inspect.js';
import { readImage } from '../../src/inspect/read-image.js';
import { verifyImages } from '../../src/inspect/verify-images.js';
import { defaultLimits } from '../../src/limits/limits.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { jsonReport } from '../../src/report/json-report.js';
import { openSource } from '../../src/source/open-source.js';
import { dockerMembers, ociMembers, scratch, sha256, writeArchive, writeFolder } from '../archives.js';
import { device, directory, file, gone, hardlink, opaque, symlink } from '../images.js';
import { newCache, type Opening, open, settle, verdicts } from './opening.js';

const fixtures = join(import.meta.dirname, '../../fixtures');
const asked = { host: hostPlatform(), cache: true };

const base = {
  'usr/lib/': directory(),
  lib: symlink('usr/lib'),
  'etc/conf': 'one',
  big: 'B'.repeat(50_000),
  'old/x': '12345',
  'dev/null': device(1, 3),
};
const story = {
  layers: [
    base,
    { 'lib/so': 'shared', 'usr/lib/so.1': hardlink('usr/lib/so'), 'etc/conf': file('one', { mode: 0o600 }) },
    { big: gone, 'old/': directory(), old: opaque, nothing: gone },
  ],
};

let layers: string;
beforeEach(() => {
  layers = newCache();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** An archive of layers that are compressed, long enough ago. */
async function archive(image: Parameters<typeof ociMembers>[0] = story, stored: 'gzip' | 'zstd' = 'gzip') {
  const path = await writeArchive(await ociMembers(image, stored));
  await settle(path);
  return path;
}

/** The place of the blob of a layer in an archive that was written as it is. */
function flipped(path: string, blob: Buffer, byte = blob.length - 3): string {
  const bytes = readFileSync(path);
  const at = bytes.indexOf(blob);
  expect(at).toBeGreaterThan(0);
  bytes[at + byte]! ^= 1;
  writeFileSync(path, bytes);
  return path;
}

async function blobOf(image: Parameters<typeof ociMembers>[0], index: number): Promise<Buffer> {
  const members = await ociMembers(image, 'gzip');
  const manifest = JSON.parse([...members.values()].find((bytes) => bytes.includes('"layers":['))!.toString());
  return members.get(`blobs/sha256/${manifest.layers[index].digest.slice(7)}`)!;
}

describe('a second opening', () => {
  it.each(['gzip', 'zstd'] as const)('reads no layer in %s, and says the same', async (stored) => {
    const path = await archive(story, stored);
    const first = await open(path);
    expect(first.read).toEqual([0, 1, 2]);
    expect(verdicts(first)).toEqual(Array(3).fill('verified'));
    const second = await open(path);
    expect(second.read).toEqual([]);
    expect(JSON.stringify(second.report)).toBe(JSON.stringify(first.report));
    expect(second.inspection.layers.map(({ checks }) => checks)).toEqual(
      first.inspection.layers.map(({ checks }) => checks),
    );
  });

  it('says the same of every image that real tools wrote', async () => {
    const places = readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tar$/.test(name) && !name.startsWith('conformance'))
      .map((name) => join(fixtures, name));
    expect(places.length).toBeGreaterThan(5);
    let kept = 0;
    for (const place of places) {
      const [first, second] = [await open(place).catch(() => null), await open(place).catch(() => null)];
      expect(JSON.stringify(second?.report), place).toBe(JSON.stringify(first?.report));
      kept += second === null ? 0 : second.report.layers.length - second.read.length;
    }
    expect(kept).toBeGreaterThan(10);
  });

  it('reads again what is read with other limits', async () => {
    const path = await archive();
    await open(path);
    const fewer = await open(path, { limits: { pathLength: 4 } });
    expect(fewer.read).toEqual([0, 1, 2]);
    expect(fewer.report.problems.map(({ code }) => code)).toContain('limit-path');
    expect((await open(path)).read).toEqual([]);
  });

  it('reads no plain layer either, as long as the file is not written to', async () => {
    const path = await writeArchive(await dockerMembers(story));
    await settle(path);
    const first = await open(path);
    expect(first.read).toEqual([0, 1, 2]);
    expect(verdicts(first)).toEqual(Array(3).fill('unchecked'));
    const second = await open(path);
    expect(second.read).toEqual([]);
    expect(second.report).toEqual(first.report);
    const copy = join(scratch(), 'copy.tar');
    copyFileSync(path, copy);
    await settle(copy);
    expect((await open(copy)).read).toEqual([0, 1, 2]);
    writeFileSync(path, readFileSync(path));
    await settle(path);
    expect((await open(path)).read).toEqual([0, 1, 2]);
  });

  it('knows what was hashed of a plain layer to compare it', async () => {
    const path = await writeArchive(await dockerMembers(story));
    await settle(path);
    const hashed = ({ inspection }: Opening) =>
      inspection.layers.map(({ reading }) => reading!.changeset.digestRows.length);
    const first = await open(path);
    // etc/conf was written again with the same size.
    expect(hashed(first)).toEqual([1, 1, 0]);
    const second = await open(path);
    expect(hashed(second)).toEqual([1, 1, 0]);
    expect(second.inspection.layers[0]!.reading!.changeset.digests).toEqual(
      first.inspection.layers[0]!.reading!.changeset.digests,
    );
  });

  it('reads a layer that was not whole or not what was promised', async () => {
    const path = flipped(await archive(), await blobOf(story, 0));
    await settle(path);
    const first = await open(path);
    expect(verdicts(first)).toEqual(['mismatch', 'verified', 'verified']);
    const second = await open(path);
    expect(second.read).toEqual([0]);
    expect(second.report).toEqual(first.report);
  });

  it('reads what came through a temporary copy', async () => {
    const path = join(scratch(), 'image.tar.gz');
    writeFileSync(path, gzipSync(readFileSync(await archive())));
    await settle(path);
    const first = await open(path);
    expect(verdicts(first)).toEqual(Array(3).fill('verified'));
    expect(existsSync(layers)).toBe(false);
  });

  it('reads what was written at the time of the first, and could have been written again in the same tick', async () => {
    const path = await archive();
    vi.spyOn(Date, 'now').mockReturnValue(statSync(path).ctimeMs + 20);
    await open(path);
    expect(existsSync(layers)).toBe(false);
    vi.mocked(Date.now).mockRestore();
    await open(path);
    expect((await open(path)).read).toEqual([]);
  });
});

describe('another image on the same base', () => {
  it('reads no layer that was read with the first, and says that these bytes were not read', async () => {
    await open(await archive());
    const top = { 'srv/app': 'new', 'etc/conf': 'two' };
    const other = await archive({ layers: [story.layers[0]!, story.layers[1]!, top] });
    const first = await open(other);
    expect(first.read).toEqual([2]);
    expect(verdicts(first)).toEqual(['unchecked', 'unchecked', 'verified']);
    const { checks } = first.inspection.layers[0]!;
    expect(checks.map(({ property, outcome, found, reason }) => [property, outcome, found, reason])).toEqual([
      ['size', 'verified', expect.any(String), null],
      ['digest', 'unchecked', null, 'its index comes from the cache; these bytes were not read'],
      ['diff-id', 'unchecked', null, 'its index comes from the cache; these bytes were not read'],
    ]);
    const second = await open(other);
    expect(second.read).toEqual([]);
    expect(second.report).toEqual(first.report);
    vi.stubEnv('UNEARTH_CACHE_DIR', join(scratch(), 'empty'));
    const { layers, ...whole } = (await open(other)).report;
    expect({ ...first.report, layers: null }).toEqual({ ...whole, layers: null });
    expect(first.report.layers.map((layer) => ({ ...layer, verified: 'verified' }))).toEqual(layers);
  });

  it('shows what is known before anything is read', async () => {
    await open(await archive());
    const top = { 'srv/app': randomBytes(3_000_000).toString('base64') };
    const source = await openSource(await archive({ layers: [...story.layers, top] }));
    const image = await source.images[0]!.open();
    const pool = openPool(defaultLimits, { cache: true, readsAll: false });
    let wasReading = false;
    try {
      for await (const { layers } of inspect(image, { pool })) {
        const isReading = layers[3]!.state === 'reading';
        if (isReading) expect(layers.slice(0, 3).map(({ state }) => state)).toEqual(Array(3).fill('read'));
        wasReading ||= isReading;
      }
    } finally {
      await pool.close();
      source.close();
    }
    expect(wasReading).toBe(true);
  });

  it('does not take the index of a blob of another size', async () => {
    const members = await ociMembers(story, 'gzip');
    const blob = await blobOf(story, 0);
    await open(await archive());
    members.set(`blobs/sha256/${sha256(blob)}`, Buffer.concat([blob, Buffer.alloc(1)]));
    const path = await writeArchive(members);
    await settle(path);
    const { read, report } = await open(path);
    expect(read).toEqual([0]);
    expect(report.layers[0]!.verified).toBe('mismatch');
  });

  it('does not hide that two promises contradict each other', async () => {
    await open(await archive());
    const members = await ociMembers(story, 'gzip');
    const strange = await ociMembers({ layers: [{ other: 'x' }, story.layers[1]!, story.layers[2]!] }, 'gzip');
    const configName = (all: ReadonlyMap<string, Buffer>) =>
      [...all].find(([, bytes]) => bytes.includes('"rootfs"'))![0];
    const config = strange.get(configName(strange))!;
    const old = configName(members).slice(-64);
    const swap = (bytes: Buffer) => Buffer.from(bytes.toString().replaceAll(old, sha256(config)));
    members.delete(configName(members));
    members.set(`blobs/sha256/${sha256(config)}`, config);
    const [manifestName, manifest] = [...members].find(([, bytes]) => bytes.includes('"layers":['))!;
    members.delete(manifestName);
    const swapped = swap(manifest);
    members.set(`blobs/sha256/${sha256(swapped)}`, swapped);
    const index = members.get('index.json')!.toString();
    members.set('index.json', Buffer.from(index.replace(manifestName.slice(-64), sha256(swapped))));
    const path = await writeArchive(members);
    await settle(path);
    const first = await open(path);
    expect(first.read).toEqual([]);
    expect(verdicts(first)).toEqual(['mismatch', 'unchecked', 'unchecked']);
    expect(first.report.problems.map(({ code }) => code)).toContain('diff-id-mismatch');
  });
});

describe('a file that changed', () => {
  it('is no longer verified, though its index is used', async () => {
    const path = await archive();
    await open(path);
    utimesSync(path, 1, 1);
    await settle(path);
    const { read, report } = await open(path);
    expect([read, report.layers.map(({ verified }) => verified)]).toEqual([[], Array(3).fill('unchecked')]);
  });

  it('is another one: a copy is not verified, and the first one still is', async () => {
    const path = await archive();
    await open(path);
    const copy = join(scratch(), 'copy.tar');
    copyFileSync(path, copy);
    await settle(copy);
    expect(verdicts(await open(copy))).toEqual(Array(3).fill('unchecked'));
    expect(verdicts(await open(path))).toEqual(Array(3).fill('verified'));
  });

  it('is found out by verify and by --verify, which read it', async () => {
    const path = await archive();
    await open(path);
    flipped(path, await blobOf(story, 1));
    await settle(path);
    const [verification] = await verifyImages(path, asked, () => {});
    expect(verification!.outcome).toBe('mismatch');
    const wrong = verification!.checks.filter(({ outcome }) => outcome === 'mismatch');
    expect(new Set(wrong.map(({ layer }) => layer))).toEqual(new Set([1]));
    const report = await readImage(path, asked, async (inspection) => jsonReport(inspection), { verify: true });
    expect(report.layers.map(({ verified }) => verified)).toEqual(['verified', 'mismatch', 'verified']);
  });

  it('is verified again after --verify read it', async () => {
    const path = await archive();
    await open(path);
    utimesSync(path, 1, 1);
    await settle(path);
    await readImage(path, asked, async () => {}, { verify: true });
    expect(verdicts(await open(path))).toEqual(Array(3).fill('verified'));
  });
});

describe('reading the rest', () => {
  it('verifies layers that come from the cache by the digests of their blobs', async () => {
    const folder = writeFolder(await ociMembers(story, 'gzip'));
    await settle(folder);
    const first = await open(folder);
    const copy = join(scratch(), 'copy');
    cpSync(folder, copy, { recursive: true });
    const second = await open(copy, { verify: true });
    expect(second.read).toEqual([]);
    expect(second.inspection.layers.map(({ checks }) => checks)).toEqual(
      first.inspection.layers.map(({ checks }) => checks),
    );
  });

  it('finds the flipped bit in one, and says what is shown of it', async () => {
    const path = await archive();
    await open(path);
    flipped(path, await blobOf(story, 1));
    await settle(path);
    const { report, inspection } = await open(path, { verify: true });
    expect(report.layers.map(({ verified }) => verified)).toEqual(['verified', 'mismatch', 'verified']);
    expect(inspection.layers[1]!.checks.map(({ property, outcome }) => `${property} ${outcome}`)).toEqual([
      'size verified',
      'digest mismatch',
      'diff-id unchecked',
    ]);
    const messages = report.problems.filter(({ code }) => code === 'digest-mismatch').map(({ message }) => message);
    expect(messages).toHaveLength(2);
    expect(messages.join()).toContain('comes from the cache');
  });
});
