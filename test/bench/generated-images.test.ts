import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, readdirSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { ContentPool } from '../../bench/images/content-pool.js';
import { writeDockerArchive } from '../../bench/images/docker-archive.js';
import { directory, file, type ImageEntry, whiteout } from '../../bench/images/image-entry.js';
import { entriesOf } from '../../bench/images/image-facts.js';
import { type ImageForm, ImageStore } from '../../bench/images/image-store.js';
import { type PresetName, presets } from '../../bench/images/presets.js';
import { tarHeaders } from '../../bench/images/tar-headers.js';
import { hasProgram } from '../../bench/measure/programs.js';
import { scratch } from '../archives.js';

const scale = 0.005;
const names = Object.keys(presets) as PresetName[];
const hasGnuTar = hasProgram('tar') && execFileSync('tar', ['--version'], { encoding: 'utf8' }).includes('GNU tar');

function tar(args: readonly string[], input?: Buffer): Buffer {
  return execFileSync('tar', args, { maxBuffer: 1 << 28, ...(input === undefined ? {} : { input }) });
}

/** What GNU tar lists of each layer of a docker-archive, as its manifest orders them. */
function listed(archive: string, ...options: readonly string[]): string[][] {
  const [{ Layers }] = JSON.parse(tar(['-xOf', archive, 'manifest.json']).toString()) as [{ Layers: string[] }];
  return Layers.map((layer) => {
    const lines = tar([...options, '-tf', '-'], tar(['-xOf', archive, layer])).toString();
    return lines.split('\n').filter((line) => line !== '');
  });
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}

function unearth(...args: readonly string[]) {
  return spawnSync(process.execPath, ['bin/unearth.js', ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

describe('a generated image', () => {
  let store: ImageStore;
  beforeAll(() => {
    store = new ImageStore(scratch(), { scale });
  });

  it.runIf(hasGnuTar)('is for GNU tar what was meant to be in it', () => {
    const long = `usr/lib/${'directory/'.repeat(12)}name`;
    const longest = `${'d/'.repeat(999)}f`;
    const entries: ImageEntry[] = [
      directory('etc'),
      file('etc/passwd', 1234, 1),
      { ...directory('bin'), kind: 'symlink', link: 'usr/bin', mode: 0o777 },
      { ...file('hole', 100_000, 0), hole: true },
      file(long, 512, 2, 0o755),
      file(longest, 0, 3),
      directory(longest.slice(0, 301)),
      whiteout('etc/shadow'),
    ];
    const archive = join(scratch(), 'image.tar');
    const facts = writeDockerArchive(archive, [{ instruction: 'RUN it', entries: entries.slice(0, 3) }], pool());
    expect(entriesOf(facts)).toBe(3);
    expect(listed(archive, '--numeric-owner', '--utc', '-v')).toEqual([
      [
        'drwxr-xr-x 0/0               0 2023-12-15 11:35 etc/',
        '-rw-r--r-- 0/0            1234 2023-12-15 11:35 etc/passwd',
        'lrwxrwxrwx 0/0               0 2023-12-15 11:35 bin -> usr/bin',
      ],
    ]);
    writeDockerArchive(archive, [{ instruction: 'RUN it', entries }], pool());
    expect(listed(archive)).toEqual([entries.map(({ name, kind }) => (kind === 'directory' ? `${name}/` : name))]);
  });

  it.runIf(hasGnuTar)('says sizes that eleven octal digits cannot', () => {
    const archive = join(scratch(), 'layer.tar');
    writeFileSync(archive, tarHeaders(file('large', 9 * 2 ** 30, 0)));
    truncateSync(archive, 512 + 9 * 2 ** 30 + 1024);
    expect(tar(['-tvf', archive]).toString()).toContain(' 9663676416 ');
  });

  it.runIf(hasGnuTar).each(names)(
    '%s: GNU tar lists what its plan says, and no path twice in a layer',
    async (name) => {
      const { path, facts } = await store.image(name, 'docker');
      const planned: string[][] = [];
      for (const { entries } of presets[name].plan(1, scale)) {
        planned.push([...entries].map((entry) => (entry.kind === 'directory' ? `${entry.name}/` : entry.name)));
      }
      const layers = listed(path);
      expect(layers).toEqual(planned);
      expect(facts.layers.map(({ entries }) => entries)).toEqual(layers.map((lines) => lines.length));
      for (const lines of layers) expect(new Set(lines).size).toBe(lines.length);
    },
  );

  it('has the same bytes from the same seed, and others from another', async () => {
    const bytes = async (seed: number) =>
      digest((await new ImageStore(scratch(), { scale, seed }).image('real', 'docker')).path);
    const first = await bytes(1);
    expect(await bytes(1)).toBe(first);
    expect(await bytes(2)).not.toBe(first);
  });

  const forms: ImageForm[] = ['docker', ...(['gzip', 'zstd'] as const).filter(hasProgram)];
  it.each(forms)('%s: has the digests that it promises, and nothing wrong with it', async (form) => {
    const { path } = await store.image('real', form);
    expect(unearth('verify', path)).toMatchObject({ status: 0, stdout: expect.stringContaining('all as promised') });
    expect(JSON.parse(unearth(path, '--format', 'json').stdout)).toMatchObject({ complete: true, problems: [] });
  });

  it.each(names)('%s: has no problem', async (name) => {
    const { path } = await store.image(name, 'docker');
    expect(JSON.parse(unearth(path, '--format', 'json').stdout)).toMatchObject({ complete: true, problems: [] });
  });

  it('has about as many entries and bytes as were asked for', async () => {
    const { facts } = await new ImageStore(scratch(), { scale: 0.05 }).image('real', 'docker');
    // Each of its 7 layers is rounded up.
    expect(Math.abs(entriesOf(facts) - 31_000 * 0.05)).toBeLessThan(7);
    const bytes = facts.layers.reduce((sum, { size }) => sum + size, 0);
    expect(bytes / 6e7).toBeGreaterThan(0.8);
    expect(bytes / 6e7).toBeLessThan(1.2);
  });

  it('keeps what is a hole off the disk', async () => {
    const { path } = await store.image('huge', 'docker');
    const { size, blocks } = statSync(path);
    expect(size).toBeGreaterThan(95e6);
    expect(blocks * 512).toBeLessThan(size / 10);
  });

  it('is made once for a folder', async () => {
    const folder = scratch();
    const first = await new ImageStore(folder, { scale }).image('kept', 'docker');
    const made = statSync(first.path).mtimeMs;
    expect(await new ImageStore(folder, { scale }).image('kept', 'docker')).toEqual(first);
    expect(statSync(first.path).mtimeMs).toBe(made);
    expect(readdirSync(folder)).toHaveLength(2);
  });
});

function pool(): ContentPool {
  return new ContentPool(1, 10_000);
}
