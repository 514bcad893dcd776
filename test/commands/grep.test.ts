import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dockerMembers, ociMembers, scratch, writeArchive, writeFolder } from '../archives.js';
import { directory, file, gone, hardlink, type LayerEntries, tarOf } from '../images.js';
import { jsonLinesOf, program, unearth } from './run-unearth.js';

/** Texts of a hundred lines, some of them large, made from a seed. */
function someText(seed: number, lines: number): string {
  let state = seed;
  const next = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
  const words = ['alpha', 'Beta', 'key=1', 'KEY', 'é', 'a.b', '\t', '\xff', '-----', 'x'.repeat(70)];
  return Array.from({ length: lines }, () => Array.from({ length: next(6) }, () => words[next(10)]).join(' ')).join(
    '\n',
  );
}

const layers: readonly LayerEntries[] = [
  {
    'd/': directory(),
    ...Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [
        `d/file-${i}`,
        file(Buffer.from(someText(i, 30 * i), i % 2 ? 'latin1' : 'utf8')),
      ]),
    ),
    large: file(Buffer.from(someText(99, 90_000))),
    windows: 'one\r\nkey=2\r\n',
    secret: 'KEY only here\n',
  },
  { 'd/file-1': 'KEY again\n', secret: gone, bin: file(Buffer.from('\0\0KEY\n')), 'd/file-2': gone },
];

let image: string;
let compressed: string;
beforeAll(async () => {
  image = await writeArchive(await dockerMembers({ layers }));
  compressed = writeFolder(await ociMembers({ layers }, 'gzip'));
});

/** What GNU grep finds in the files of each layer, as GNU tar extracts them. */
async function grepped(...args: string[]): Promise<string[]> {
  const found: string[] = [];
  for (const [layer, entries] of layers.entries()) {
    const folder = scratch();
    const files = join(folder, 'files');
    mkdirSync(files);
    writeFileSync(join(folder, 'layer.tar'), await tarOf(entries));
    execFileSync('tar', ['-xf', join(folder, 'layer.tar'), '-C', files]);
    const names = execFileSync('find', ['.', '-type', 'f', '-printf', '%P\n'], { cwd: files, encoding: 'utf8' });
    const { stdout } = spawnSync('grep', [...args, '-nHE', '-a', '--', ...names.trimEnd().split('\n')], {
      cwd: files,
      encoding: 'latin1',
      env: { ...process.env, LC_ALL: 'C' },
      maxBuffer: 1 << 28,
    });
    const lines = stdout.split('\n').slice(0, -1);
    found.push(
      ...lines
        .filter((line) => !line.startsWith('bin:'))
        .map((line) => `${layer}:${line.replace(/^((?:[^:]*:){2}).*$/s, '$1')}`),
    );
  }
  return found.sort();
}

describe('grep finds the lines that GNU grep finds in the extracted layers', () => {
  it.each([
    [['KEY']],
    [['-i', 'key']],
    [['^KEY']],
    [['x{70}$']],
    [['alpha.*Beta']],
    [['alpha [^x]*KEY']],
    [['2$']],
    [['key=1|----- -----']],
  ])('%j', async (args) => {
    const pattern = args.at(-1)!;
    const options = args.slice(0, -1);
    const expected = await grepped(...options, '-e', pattern.replace('2$', '2\r?$'));
    for (const form of [image, compressed]) {
      const found = jsonLinesOf('grep', ...options, pattern, form, '--no-cache').filter(({ line }) => line !== null);
      const told = found.map(({ layer, path, line }) => `${layer}:${path}:${line}:`).sort();
      const isCut = (line: string) => line.startsWith('0:large:');
      expect(told.filter((line) => !isCut(line))).toEqual(expected.filter((line) => !isCut(line)));
      expect(told.filter(isCut)).toHaveLength(Math.min(1000, expected.filter(isCut).length));
    }
  });
});

describe('grep', () => {
  it('marks what is hidden, and by whom', () => {
    const { stdout, status } = unearth('grep', '-F', 'KEY only', image);
    expect([stdout, status]).toEqual(['0 removed by 1:secret:1:KEY only here\n', 0]);
    expect(jsonLinesOf('grep', 'KEY only', image)).toEqual([
      {
        ...{ path: 'secret', layer: 0, line: 1, text: 'KEY only here' },
        hidden: { bytes: 14, cause: 'removed', hiddenBy: 1 },
      },
    ]);
  });

  it('says of binaries that they match, and of files only their names', () => {
    expect(unearth('grep', 'KEY', image, 'bin').stdout).toBe('1:bin: binary matches\n');
    expect(unearth('grep', 'K.Y', image, 'bin').stdout).toBe('1:bin: binary matches\n');
    expect(unearth('grep', '-l', 'KEY (only|again)', image).stdout).toBe('0 removed by 1:secret\n1:d/file-1\n');
  });

  it('searches hidden files only, one filesystem, or one path', () => {
    expect(unearth('grep', 'KEY (only|again)', image, '--hidden-only').stdout).toBe(
      '0 removed by 1:secret:1:KEY only here\n',
    );
    expect(unearth('grep', 'KEY (only|again)', image, '--layer', '1').stdout).toBe('1:d/file-1:1:KEY again\n');
    expect(unearth('grep', 'KEY (only|again)', image, 'd').stdout).toBe('1:d/file-1:1:KEY again\n');
  });

  it('exits with 1 where there is nothing, and with 2 on what has no meaning', () => {
    expect(unearth('grep', 'nowhere at all', image)).toEqual({ stdout: '', stderr: '', status: 1 });
    expect(unearth('grep', '(', image)).toMatchObject({ stdout: '', status: 2 });
    expect(unearth('grep', '(', image).stderr).toContain('add -F');
    expect(unearth('grep', 'x').stderr).toContain('PRIVATE KEY');
  });

  it('says that there are more lines than it tells', () => {
    const { stdout, stderr, status } = unearth('grep', 'alpha', image, 'large');
    expect([stdout.split('\n').length, status]).toEqual([1001, 0]);
    expect(stderr).toContain('large in layer 0 has more lines that match');
  });

  it('reads a content with several names once', async () => {
    const linked = await writeArchive(await dockerMembers({ layers: [{ a: 'KEY\n', b: hardlink('a') }] }));
    expect(unearth('grep', 'KEY', linked).stdout).toBe('0:a:1:KEY\n');
    expect(unearth('grep', 'KEY', linked, 'b').stdout).toBe('0:b:1:KEY\n');
  });

  it('shows of a long line what is around the match, and no control character', async () => {
    const long = await writeArchive(
      await dockerMembers({ layers: [{ a: `${'y'.repeat(150_000)}\u001b[2JKEY${'z'.repeat(2000)}\n` }] }),
    );
    const { stdout } = unearth('grep', 'KEY', long);
    expect(stdout).toMatch(/^0:a:1:\.\.\.y+\\x1b\[2JKEYz+\.\.\.\n$/);
    expect(stdout.length).toBeLessThan(450);
  });

  it('ends at once on Ctrl-C, whatever the expression does', async () => {
    const slow = await writeArchive(await dockerMembers({ layers: [{ a: `${'a'.repeat(60_000)}\n` }] }));
    const child = spawn(process.execPath, [program, 'grep', '(a+)+b', slow], { stdio: 'ignore' });
    await new Promise((resolve) => setTimeout(resolve, 1500));
    child.kill('SIGINT');
    const signal = await new Promise((resolve) => child.on('exit', (_code, by) => resolve(by)));
    expect(signal).toBe('SIGINT');
  });
});
