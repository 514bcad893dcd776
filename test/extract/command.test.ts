import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { dockerMembers, ociMembers, scratch, writeArchive } from '../archives.js';
import { device, gone, symlink } from '../images.js';
import { treeOf } from './extracting.js';

const program = fileURLToPath(new URL('../../bin/unearth.js', import.meta.url));

function extract(cwd: string, ...args: string[]) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, 'extract', ...args], {
    encoding: 'utf8',
    cwd,
  });
  return { stdout, stderr, status };
}

let image: string;
beforeAll(async () => {
  const layers = [
    { 'etc/passwd': 'root', 'etc/key': 'old', 'usr/lib/a': 'a', lib: symlink('usr/lib') },
    { 'etc/key': 'secret' },
    { 'etc/key': gone, 'usr/lib/b\u001b[31m': 'b', dev: device(1, 3), abs: symlink('/etc/passwd') },
  ];
  image = await writeArchive(await dockerMembers({ layers }));
});

describe('unearth extract', () => {
  it('keeps paths below this folder, or the one of -o', () => {
    const folder = scratch();
    expect(extract(folder, image, 'etc/passwd')).toEqual({ stdout: '.: 1 file, 4 B\n', stderr: '', status: 0 });
    expect(extract(folder, image, '/etc', 'usr/lib/a', '-o', 'new/deep')).toMatchObject({ stderr: '', status: 0 });
    expect([...treeOf(folder).keys()].sort()).toEqual(
      [
        'etc',
        'etc/passwd',
        'new',
        'new/deep',
        'new/deep/etc',
        'new/deep/etc/passwd',
        'new/deep/usr',
        'new/deep/usr/lib',
        'new/deep/usr/lib/a',
      ].sort(),
    );
  });

  it('follows symlinks on the way, but not the last one', () => {
    const folder = scratch();
    expect(extract(folder, image, 'lib/a', 'lib').status).toBe(0);
    expect(treeOf(folder).get('lib')).toBe('symlink usr/lib');
    expect(readFileSync(join(folder, 'usr/lib/a'), 'utf8')).toBe('a');
  });

  it('takes the layer that is asked for, or what that one wrote', () => {
    const [after, written] = [scratch(), scratch()];
    expect(extract(after, image, '/', '--layer', '1').status).toBe(0);
    expect(readFileSync(join(after, 'etc/key'), 'utf8')).toBe('secret');
    expect(extract(written, image, '--layer', '1', '--written').status).toBe(0);
    expect([...treeOf(written).keys()]).toEqual(['etc', 'etc/key']);
  });

  it('brings back what is hidden', () => {
    const folder = scratch();
    expect(extract(folder, image, 'etc', '--hidden')).toMatchObject({ stderr: '', status: 0 });
    expect(readFileSync(join(folder, 'etc/key'), 'utf8')).toBe('secret');
    expect(readFileSync(join(folder, 'etc/key@layer0'), 'utf8')).toBe('old');
    const layer = scratch();
    expect(extract(layer, image, '--hidden', '--layer', '1').status).toBe(0);
    expect(readFileSync(join(layer, 'etc/key'), 'utf8')).toBe('old');
    expect(extract(layer, image, 'usr', '--hidden')).toMatchObject({
      stderr: expect.stringContaining('Nothing is hidden at usr or below it.'),
      status: 2,
    });
  });

  it('tells what it did not write, safely, and exits with 1', () => {
    const folder = scratch();
    mkdirSync(join(folder, 'usr/lib'), { recursive: true });
    writeFileSync(join(folder, 'usr/lib/b\u001b[31m'), 'mine');
    const { stderr, status } = extract(folder, image, '/');
    expect(stderr.split('\n')).toEqual([
      'unearth: abs: The link leads to an absolute path, out of the folder.',
      'unearth: dev: It is a character device, and these are not made.',
      'unearth: usr/lib/b\\x1b[31m: Something is there already: --overwrite replaces a file.',
      'unearth: Not everything was written as it is. A tar holds links, devices and all modes: -o FILE.tar',
      '',
    ]);
    expect(status).toBe(1);
    expect(existsSync(join(folder, 'etc/passwd'))).toBe(true);
  });

  it('writes a tar to a file, and to standard output', () => {
    const folder = scratch();
    expect(extract(folder, image, '/', '-o', 'x.tar')).toMatchObject({ stderr: '', status: 0 });
    const piped = spawnSync(process.execPath, [program, 'extract', image, '/', '-o', '-'], { cwd: folder });
    expect(piped.stdout.equals(readFileSync(join(folder, 'x.tar')))).toBe(true);
    expect(execFileSync('tar', ['-tf', '-'], { input: piped.stdout, encoding: 'utf8' })).toContain('etc/passwd\n');
    expect(readdirSync(folder)).toEqual(['x.tar']);
  });

  it.each([
    [[], 'No path is named'],
    [['nowhere'], 'There is no path nowhere'],
    [['etc/key'], 'add --layer 1'],
    [['etc', '-o', 'x.tar.gz'], 'would be a compressed tar'],
    [['etc', '--written'], 'Say which one'],
    [['etc', '--layer', '3'], 'There is no layer 3'],
    [['etc', '-o', ''], 'is empty'],
  ])('%j: says what is wrong', (args, words) => {
    const folder = scratch();
    const { stderr, status } = extract(folder, image, ...args);
    expect([stderr, status]).toEqual([expect.stringContaining(words), 2]);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('a folder that is a file, and one in a place that nobody may write to', () => {
    const folder = scratch();
    writeFileSync(join(folder, 'file'), '');
    expect(extract(folder, image, 'etc', '-o', 'file')).toMatchObject({
      stderr: expect.stringContaining('is no folder'),
      status: 2,
    });
    expect(extract(folder, image, 'etc', '-o', 'file/x')).toMatchObject({
      stderr: expect.stringContaining('Name a'),
      status: 2,
    });
  });
});

it('a signal ends it cleanly: nothing is left of the file that was being written', async () => {
  // Hard to compress and large enough not to be written at once.
  const noise = Buffer.alloc(64 << 20);
  for (let i = 0; i < noise.length; i += 4) noise.writeUInt32LE(Math.imul(i, 2654435761) >>> 0, i);
  const large = await writeArchive(
    await ociMembers({ layers: [{ a: 'whole', b: { header: {}, content: noise } }] }, 'none'),
  );
  const folder = scratch();
  const child = spawn(process.execPath, [program, 'extract', large, '/', '-o', 'x.tar'], { cwd: folder });
  const left = () => readdirSync(folder);
  while (left().length === 0 && child.exitCode === null) await new Promise((next) => setTimeout(next, 1));
  child.kill('SIGINT');
  const [, signal] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  expect([signal, left()]).toEqual(['SIGINT', []]);
});
