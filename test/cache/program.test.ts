import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { ociMembers, scratch, writeArchive } from '../archives.js';
import { Program } from '../components/program.js';
import { gone } from '../images.js';
import { settle } from './opening.js';

const program = fileURLToPath(new URL('../../bin/unearth.js', import.meta.url));

type Ending = { readonly stdout: string; readonly stderr: string; readonly status: number | null };

let cache: string;
let image: string;

/** Names that share no bytes, so that layers of some size stay some size. */
const many = (layer: number, count: number): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`d${i % 40}/file-${layer}-${i}`, `${i * layer}`]));

const secret = { 'a-private-name': 'correct horse battery staple' };

beforeEach(async () => {
  cache = join(scratch(), 'cache');
  image = await writeArchive(
    await ociMembers({ layers: [many(1, 3000), { ...many(2, 500), ...secret }, { 'd1/': gone }] }, 'gzip'),
  );
  await settle(image);
});

function unearth(...args: string[]): Ending {
  const env = { ...process.env, UNEARTH_CACHE_DIR: cache };
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env,
  });
  return { stdout, stderr, status };
}

function started(...args: string[]): Promise<Ending> {
  const child = spawn(process.execPath, [program, ...args], { env: { ...process.env, UNEARTH_CACHE_DIR: cache } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (bytes) => {
    stdout += bytes;
  });
  child.stderr.on('data', (bytes) => {
    stderr += bytes;
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ stdout, stderr, status })));
}

const files = () => readdirSync(join(cache, 'layers')).map((name) => join(cache, 'layers', name));

describe('the program', () => {
  it('says the same twice, and keeps a file for each layer', () => {
    const first = unearth(image, '--format', 'json');
    expect([first.stderr, first.status]).toEqual(['', 0]);
    expect(files()).toHaveLength(3);
    const before = files().map((path) => statSync(path).ino);
    expect(unearth(image, '--format', 'json')).toEqual(first);
    expect(files().map((path) => statSync(path).ino)).toEqual(before);
    expect(unearth(image, '--format', 'json', '--no-cache')).toEqual(first);
    expect(unearth('ls', image)).toEqual(unearth('ls', image, '--no-cache'));
    expect(unearth(image)).toEqual(unearth(image, '--no-cache'));
  });

  it('keeps names and nothing of any content, and shows them to nobody else', () => {
    unearth(image);
    expect(files().map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(['600', '600', '600']);
    const all = files().map((path) => readFileSync(path, 'latin1'));
    expect(all.filter((text) => text.includes('a-private-name'))).toHaveLength(1);
    expect(all.filter((text) => text.includes('correct horse'))).toEqual([]);
  });

  it.each([[['--format', 'json', '--no-cache']], [['--no-cache']]])('keeps nothing with %j', (options) => {
    expect(unearth(image, ...options).status).toBe(0);
    expect(unearth('ls', image, '--no-cache').status).toBe(0);
    expect(unearth('verify', image, '--no-cache').status).toBe(0);
    expect(unearth('demo', '--no-cache').status).toBe(0);
    expect(existsSync(cache)).toBe(false);
  });

  it('keeps nothing and uses nothing when it verifies', () => {
    const first = unearth('verify', image);
    expect([first.status, existsSync(cache)]).toEqual([0, false]);
    unearth(image);
    expect(unearth('verify', image)).toEqual(first);
  });

  it('runs several times at once on one image', async () => {
    const expected = unearth(image, '--format', 'json', '--no-cache');
    const all = await Promise.all(Array.from({ length: 4 }, () => started(image, '--format', 'json')));
    for (const one of all) expect(one).toEqual(expected);
    expect(files().filter((path) => !path.endsWith('.layer'))).toEqual([]);
    expect(files()).toHaveLength(3);
  });

  it('runs while another process empties the cache', async () => {
    const expected = unearth(image, '--format', 'json', '--no-cache');
    for (let round = 0; round < 2; round += 1) {
      const [one, cleared, other] = await Promise.all([
        started(image, '--format', 'json'),
        started('cache', '--clear'),
        started(image, '--format', 'json'),
      ]);
      expect([one, other]).toEqual([expected, expected]);
      expect(cleared.status).toBe(0);
    }
  });

  it('is not disturbed by a cache that cannot be made', () => {
    const expected = unearth(image, '--format', 'json', '--no-cache');
    writeFileSync(cache, 'a file');
    expect(unearth(image, '--format', 'json')).toEqual(expected);
    const { stdout, status } = unearth('cache');
    expect([stdout.split('\n')[1], status]).toEqual([expect.stringMatching(/^Nothing can be kept: .*ENOTDIR/), 0]);
  });

  it('shows layers from the cache on a terminal, where c reads them', async () => {
    unearth(image);
    const copy = join(scratch(), 'copy.tar');
    writeFileSync(copy, readFileSync(image));
    await settle(copy);
    const before = process.env['UNEARTH_CACHE_DIR'];
    process.env['UNEARTH_CACHE_DIR'] = cache;
    const terminal = new Program(process.execPath, program, copy);
    try {
      await terminal.shows('from the cache, not checked: c reads it');
      terminal.type('c');
      await terminal.shows('Every layer is what its digests promise.');
    } finally {
      terminal.type('q');
      await terminal.ended;
      process.env['UNEARTH_CACHE_DIR'] = before;
    }
  });
});

describe('unearth cache', () => {
  it('says where it is, what is in it, and how much there may be', () => {
    const empty = unearth('cache');
    expect(empty.status).toBe(0);
    expect(empty.stdout.split('\n')[0]).toBe(`${join(cache, 'layers')}: indexes of layers`);
    expect(empty.stdout).toMatch(/layers +0, at most 4 096\n +size +0 B, at most 537 MB\n +kept +30 days/);
    expect(existsSync(cache)).toBe(false);
    unearth(image);
    const blocks = files().reduce((sum, path) => sum + Math.ceil(statSync(path).size / 4096) * 4096, 0);
    const { stdout } = unearth('cache');
    expect(stdout).toMatch(/layers +3,/);
    expect(stdout).toContain(`size    ${Math.round(blocks / 1000)} kB`);
  });

  it('empties it, of what is its own', () => {
    unearth(image);
    const notes = join(cache, 'layers/notes.txt');
    writeFileSync(notes, 'mine');
    expect(unearth('cache', '--clear').stdout).toMatch(
      /^Removed indexes of layers: 3, \d+ kB\.\nNo inflated layers are kept\.\n$/,
    );
    expect(files()).toEqual([notes]);
    expect(unearth('cache', '--clear').stdout).toBe('No indexes of layers are kept.\nNo inflated layers are kept.\n');
    expect(readFileSync(notes, 'utf8')).toBe('mine');
  });

  it('takes no words', () => {
    expect(unearth('cache', 'x')).toMatchObject({ status: 2, stderr: expect.stringContaining('a word too many: x') });
  });
});
