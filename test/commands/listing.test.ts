import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dockerMembers, scratch, writeArchive } from '../archives.js';
import { directory, file, gone, opaque, symlink } from '../images.js';
import { jsonLinesOf, program, unearth, unearthIn } from './run-unearth.js';

const at = (seconds: number) => ({ mtime: new Date(seconds * 1000) });

let image: string;
beforeAll(async () => {
  image = await writeArchive(
    await dockerMembers({
      layers: [
        {
          'd/': directory(),
          'd/a': file('1234567890', at(30)),
          'd-b': file('123', at(10)),
          'd/c': file('1'.repeat(500), at(20)),
          'o/': directory(),
          'o/x': 'xx',
          l: symlink('d'),
        },
        { 'd/a': file('1234567890', { mode: 0o600, ...at(30) }), 'd/c': gone, n: 'new', 'd-b': file('123', at(10)) },
        { 'o/': directory(), o: opaque, 'o/y': 'y' },
      ],
    }),
  );
});

describe('ls --changes', () => {
  it('lists what a layer changed, with signs', () => {
    expect(unearth('ls', image, '--changes', '--layer', '1').stdout).toBe('~ d/a\n- d/c\n= d-b\n+ n\n');
    expect(unearth('ls', image, 'd', '--changes', '--layer', '1').stdout).toBe('~ d/a\n- d/c\n');
    expect(unearth('ls', image, 'd/c', '--changes', '--layer', '1', '-l').stdout).toBe(
      '- -rw-r--r--        0:0           500  1970-01-01 00:00  d/c\n',
    );
  });

  it('as JSON lines, with what differs', () => {
    const owner = { type: 'file', uid: 0, gid: 0 };
    expect(jsonLinesOf('ls', image, 'd', '--changes', '--layer', '1')).toEqual([
      { path: 'd/a', change: 'modified', differences: ['mode'], ...owner, mode: '0600', size: 10, mtime: 30, layer: 1 },
      { path: 'd/c', change: 'removed', differences: [], ...owner, mode: '0644', size: 500, mtime: 20, layer: 0 },
    ]);
  });

  it('of the base layer are all its paths', () => {
    expect(unearth('ls', image, '--changes', '--layer', '0').stdout).toBe(
      '+ d/\n+ d/a\n+ d/c\n+ d-b\n+ l\n+ o/\n+ o/x\n',
    );
  });
});

describe('ls --hidden', () => {
  it('lists the hidden contents, largest first, with bytes, cause and both layers', () => {
    expect(unearth('ls', image, '--hidden').stdout).toBe(
      [
        '          500  removed          layer 0, by 1     d/c',
        '           10  metadata-only    layer 0, by 1     d/a',
        '            3  metadata-only    layer 0, by 1     d-b',
        '            2  opaque           layer 0, by 2     o/x',
        '',
      ].join('\n'),
    );
  });

  it('after a layer, below a path, and as JSON with the names of the report', () => {
    expect(jsonLinesOf('ls', image, '--hidden', '--layer', '1').map(({ path }) => path)).toEqual(['d/c', 'd/a', 'd-b']);
    expect(jsonLinesOf('ls', image, 'o', '--hidden')).toMatchObject([
      { path: 'o/x', bytes: 2, cause: 'opaque', layer: 0, hiddenBy: 2 },
    ]);
    const { hidden } = JSON.parse(unearth(image, '--format', 'json').stdout);
    expect(jsonLinesOf('ls', image, '--hidden')).toMatchObject(hidden);
  });
});

describe('ls sorts', () => {
  it.each([
    [
      ['--sort', 'size'],
      ['d/a', 'd-b', 'n', 'o/y', 'd', 'l', 'o'],
    ],
    [
      ['--sort', 'size', '--reverse'],
      ['o', 'l', 'd', 'o/y', 'n', 'd-b', 'd/a'],
    ],
    [
      ['--sort', 'time'],
      ['d/a', 'd-b', 'd', 'l', 'n', 'o', 'o/y'],
    ],
    [
      ['--sort', 'name'],
      ['d', 'd/a', 'd-b', 'l', 'n', 'o', 'o/y'],
    ],
    [['--reverse'], ['o/y', 'o', 'n', 'l', 'd-b', 'd/a', 'd']],
    [
      ['--hidden', '--sort', 'name'],
      ['d/a', 'd/c', 'd-b', 'o/x'],
    ],
  ])('%j', (args, paths) => {
    expect(jsonLinesOf('ls', image, ...args).map(({ path }) => path)).toEqual(paths);
  });
});

describe('ls -0', () => {
  it('gives the names as GNU tar finds them in the layer, whatever bytes they have', async () => {
    const folder = scratch();
    const make =
      'import os;[open(n,"wb").close() for n in (b"a\\xff\\nb", b"-x y", b"\\x1b[2J", "\\u00e9\\u202e".encode())]';
    execFileSync('python3', ['-c', make], { cwd: folder });
    const layer = join(scratch(), 'layer.tar');
    execFileSync('tar', ['-C', folder, '-cf', layer, '--no-recursion', '--null', '-T', '-'], {
      input: execFileSync('find', ['.', '-type', 'f', '-printf', '%P\\0'], { cwd: folder }),
    });
    const script =
      'import sys,tarfile;sys.stdout.buffer.write(b"".join(m.name.encode("utf8","surrogateescape")+b"\\0" for m in tarfile.open(sys.argv[1])))';
    const { stdout, status } = spawnSync(process.execPath, [program, 'ls', '-0', `tarball:${layer}`]);
    const names = (bytes: Buffer) => bytes.toString('latin1').split('\0').sort();
    expect(status).toBe(0);
    expect(names(stdout)).toEqual(names(execFileSync('python3', ['-c', script, layer])));
    expect(names(stdout)).toContain('a\xff\nb');
  });

  it('works with what is hidden or changed, and with nothing that is no path', () => {
    expect(unearth('ls', image, '-0', '--hidden').stdout).toBe('d/c\0d/a\0d-b\0o/x\0');
    expect(unearth('ls', image, '-0', '--changes', '--layer', '1').stdout).toBe('d/a\0d/c\0d-b\0n\0');
    for (const more of ['--json', '--long'])
      expect(unearth('ls', image, '-0', more)).toMatchObject({ stdout: '', status: 2 });
  });
});

describe('tree', () => {
  const utf8 = { LC_ALL: 'C.UTF-8' };

  it('draws the filesystem with the bytes below directories', () => {
    expect(unearthIn(utf8, 'tree', image, '--layer', '1').stdout).toBe(
      [
        '    18 B  /',
        '    10 B  ├── d/',
        '    10 B  │   └── a',
        '     3 B  ├── d-b',
        '     0 B  ├── l → d',
        '     3 B  ├── n',
        '     2 B  └── o/',
        '     2 B      └── x',
        '',
      ].join('\n'),
    );
  });

  it('with what is hidden, in ASCII where the locale is not UTF-8', () => {
    expect(unearthIn({ LC_ALL: 'C' }, 'tree', image, '--hidden').stdout).toBe(
      [
        '    17 B  /',
        '    10 B  |-- d/',
        '    10 B  |   |-- a  x 10 B: metadata only, rewritten by 1',
        '   500 B  |   `-- x c  removed by 1',
        '     3 B  |-- d-b  x 3 B: metadata only, rewritten by 1',
        '     0 B  |-- l -> d',
        '     3 B  |-- n',
        '     1 B  `-- o/',
        '     2 B      |-- x x  removed by 2',
        '     1 B      `-- y',
        '',
      ].join('\n'),
    );
  });

  it('of a directory, as deep as asked for', () => {
    expect(unearthIn(utf8, 'tree', image, '--depth', '0').stdout).toBe('    17 B  /\n');
    expect(unearthIn(utf8, 'tree', image, 'o').stdout).toBe('     1 B  o/\n     1 B  └── y\n');
    expect(unearthIn(utf8, 'tree', image, 'd/c', '--hidden').stdout).toBe('   500 B  ✗ d/c  removed by 1\n');
  });
});

describe('what has no meaning is told with what to try', () => {
  it.each([
    [['ls', '--changes', '--hidden'], 'two listings'],
    [['ls', '--sort', 'colour'], 'name, size, time'],
    [['ls', 'd/c'], 'add --layer 0'],
    [['ls', 'd/nothing', '--hidden'], 'unearth ls IMAGE d'],
    [['tree', 'd/c'], 'add --layer 0'],
    [['tree', '--depth', 'x'], '--depth 2'],
  ])('%j', ([command, ...rest], told) => {
    const { stdout, stderr, status } = unearth(command!, image, ...rest);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toContain(told);
  });
});
