import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cacheFolder } from '../../src/cache/cache-folder.js';
import { cacheUsage } from '../../src/cache/cache-usage.js';
import { ociMembers, scratch, writeArchive } from '../archives.js';
import { newCache, open, settle, verdicts } from './opening.js';

const isRoot = process.getuid?.() === 0;

let layers: string;
let image: string;
beforeEach(async () => {
  layers = newCache();
  image = await writeArchive(await ociMembers({ layers: [{ a: 'x' }, { b: 'y' }] }, 'gzip'));
  await settle(image);
});
afterEach(() => vi.unstubAllEnvs());

/** Opens twice; whether the second time no layer was read. */
async function isKept(): Promise<boolean> {
  expect(verdicts(await open(image))).toEqual(['verified', 'verified']);
  const { read, report } = await open(image);
  expect(report.layers.map(({ verified }) => verified)).toEqual(['verified', 'verified']);
  return read.length === 0;
}

describe('the folder', () => {
  it('is made for this user alone, whatever the umask', async () => {
    const before = process.umask(0);
    try {
      expect(await isKept()).toBe(true);
    } finally {
      process.umask(before);
    }
    const modes = [dirname(layers), layers, ...readdirSync(layers).map((name) => join(layers, name))];
    expect(modes.map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(['700', '700', '600', '600']);
  });

  it.each([
    ['others may write to it', () => chmodSync(layers, 0o777)],
    ['its group may write to it', () => chmodSync(layers, 0o770)],
  ])('is not used when %s', async (_why, spoil) => {
    await open(image);
    spoil();
    expect((await open(image)).read).toEqual([0, 1]);
    expect((await cacheUsage('layers')).obstacle).toBe('others may write to it');
  });

  it('is not used when a link leads to it', async () => {
    await open(image);
    const elsewhere = join(scratch(), 'elsewhere');
    renameSync(layers, elsewhere);
    symlinkSync(elsewhere, layers);
    expect((await open(image)).read).toEqual([0, 1]);
    expect((await cacheUsage('layers')).obstacle).toBe('it is not a directory');
  });

  it.skipIf(!isRoot)(
    'is not used when it belongs to somebody else, or would be in a folder of somebody else',
    async () => {
      await open(image);
      chownSync(layers, 65_534, 65_534);
      expect((await open(image)).read).toEqual([0, 1]);
      expect((await cacheUsage('layers')).obstacle).toBe('it belongs to another user');
      const home = scratch();
      chownSync(home, 65_534, 65_534);
      vi.stubEnv('UNEARTH_CACHE_DIR', join(home, 'cache'));
      expect(await isKept()).toBe(false);
      expect(readdirSync(home)).toEqual([]);
      expect((await cacheUsage('layers')).obstacle).toBe('it would be in a folder of another user');
    },
  );

  it.skipIf(!isRoot)('gives nothing of a file that belongs to somebody else', async () => {
    await open(image);
    const [first] = readdirSync(layers);
    chownSync(join(layers, first!), 65_534, 65_534);
    expect((await open(image)).read).toHaveLength(1);
  });

  it('gives nothing of a file that others may write to, or that a link leads to', async () => {
    await open(image);
    const [first, second] = readdirSync(layers).map((name) => join(layers, name));
    chmodSync(first!, 0o622);
    const elsewhere = join(scratch(), 'elsewhere');
    renameSync(second!, elsewhere);
    symlinkSync(elsewhere, second!);
    expect((await open(image)).read).toEqual([0, 1]);
    expect((await open(image)).read).toEqual([]);
  });

  it.each([
    ['in a file', () => join(image, 'cache')],
    ['where nothing can be made', () => '/proc/unearth'],
  ])('that would be %s is none, and nobody is disturbed', async (_where, path) => {
    vi.stubEnv('UNEARTH_CACHE_DIR', path());
    expect(await isKept()).toBe(false);
  });

  it.skipIf(isRoot)('that cannot be written to gives what it has', async () => {
    await open(image);
    const [first] = readdirSync(layers);
    chmodSync(join(layers, first!), 0);
    chmodSync(layers, 0o500);
    expect((await open(image)).read).toHaveLength(1);
    expect((await cacheUsage('layers')).obstacle).toContain('EACCES');
    chmodSync(layers, 0o700);
  });

  it('is the one that the system has for such things', async () => {
    vi.stubEnv('UNEARTH_CACHE_DIR', '');
    vi.stubEnv('XDG_CACHE_HOME', undefined);
    const usual: Partial<Record<NodeJS.Platform, string>> = { linux: '.cache', darwin: 'Library/Caches' };
    const place = usual[process.platform];
    if (place !== undefined)
      expect((await cacheFolder('layers')).path).toBe(join(homedir(), place, 'unearth', 'layers'));
  });

  it.skipIf(process.platform !== 'linux')('is in XDG_CACHE_HOME, if that is absolute', async () => {
    vi.stubEnv('UNEARTH_CACHE_DIR', '');
    vi.stubEnv('XDG_CACHE_HOME', '/somewhere');
    expect((await cacheFolder('layers')).path).toBe('/somewhere/unearth/layers');
    vi.stubEnv('XDG_CACHE_HOME', 'somewhere');
    expect((await cacheFolder('layers')).path).toBe(null);
  });
});

it('the tests have caches of their own', () => {
  expect(process.env['UNEARTH_CACHE_DIR']).toContain(scratch().split('/').slice(0, -1).join('/'));
  mkdirSync(join(layers, 'x'), { recursive: true });
  writeFileSync(join(layers, 'x/y'), '');
  expect(existsSync(join(homedir(), '.cache/unearth/layers/x/y'))).toBe(false);
});
