import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { dockerMembers, ociMembers, writeArchive, writeFolder } from '../archives.js';
import { device, directory, file, gone, symlink } from '../images.js';
import { jsonLinesOf, unearth } from './run-unearth.js';

const layers = [
  {
    'd/': directory(),
    'd/conf': 'one\ntwo\nthree\n',
    'd/mode': file('same', { mode: 0o644 }),
    bin: file(Buffer.from('a\0b')),
    equal: 'equal size 1',
    gone: 'x',
    link: symlink('a'),
    kind: 'file',
    null: device(1, 3),
    large: file(Buffer.alloc((4 << 20) + 1, 'a')),
  },
  { equal: 'equal size 2', touched: 'passes by' },
  {
    'd/conf': 'one\n2\nthree\n',
    'd/mode': file('same', { mode: 0o600, uid: 7, mtime: new Date(5000) }),
    bin: file(Buffer.from('a\0c')),
    equal: 'equal size 1',
    gone: gone,
    touched: gone,
    link: symlink('b'),
    'kind/': directory(),
    null: device(1, 5),
    large: file(Buffer.alloc((4 << 20) + 1, 'b')),
  },
] as const;

const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');

let image: string;
let compressed: string;
beforeAll(async () => {
  image = await writeArchive(await dockerMembers({ layers }));
  compressed = writeFolder(await ociMembers({ layers }, 'gzip'));
});

const expected = () => [
  `~ bin  content 3 B -> 3 B`,
  `  binary: 3 B sha256:${sha256('a\0b')} -> 3 B sha256:${sha256('a\0c')}`,
  '~ d/conf  content 14 B -> 12 B',
  '--- d/conf  layer 0',
  '+++ d/conf  layer 2',
  '@@ -1,3 +1,3 @@',
  ' one',
  '-two',
  '+2',
  ' three',
  '~ d/mode  mode 0644 -> 0600, owner 0:0 -> 7:0, time 1970-01-01 00:00 +5 s',
  '- gone  -rw-r--r-- 0:0 1 B',
  '~ kind  type file -> directory',
  `~ large  content 4.19 MB -> 4.19 MB`,
  `  too large to be compared line by line: 4.19 MB sha256:${sha256(Buffer.alloc((4 << 20) + 1, 'a'))} -> 4.19 MB sha256:${sha256(Buffer.alloc((4 << 20) + 1, 'b'))}`,
  '~ link  target a -> b',
  '~ null  content 0 B -> 0 B',
  '',
];

describe('diff', () => {
  // The file `equal` has the same bytes in layers 0 and 2, which nobody compared before: they do not follow each other.
  it('tells attributes, lines of text, and hashes of what has none', () => {
    for (const form of [image, compressed]) {
      const { stdout, stderr, status } = unearth('diff', form, '--layers', '0,2', '--no-cache');
      expect([stdout.split('\n'), stderr, status]).toEqual([expected(), '', 0]);
    }
  });

  it('of a path, the other way round, and of a layer with itself', () => {
    expect(unearth('diff', image, '--layers', '2,0', 'd/conf').stdout.split('\n').slice(3, -1)).toEqual([
      '@@ -1,3 +1,3 @@',
      ' one',
      '-2',
      '+two',
      ' three',
    ]);
    expect(unearth('diff', image, '--layers', '0,2', 'gone').stdout).toBe('- gone  -rw-r--r-- 0:0 1 B\n');
    expect(unearth('diff', image, '--layers', '1,1')).toMatchObject({ stdout: '', status: 0 });
  });

  it('as JSON lines', () => {
    const before = { type: 'file', mode: '0644', uid: 0, gid: 0, mtime: 0, layer: 0, size: 14 };
    expect(jsonLinesOf('diff', image, 'd/conf', '--layers', '0,2')).toEqual([
      {
        ...{ path: 'd/conf', change: 'modified', differences: ['content'] },
        ...{ before, after: { ...before, size: 12, layer: 2 } },
        content: {
          kind: 'text',
          hunks: [
            {
              before: { start: 1, lines: 3 },
              after: { start: 1, lines: 3 },
              lines: [' one', '-two', '+2', ' three'],
            },
          ],
        },
      },
    ]);
    expect(jsonLinesOf('diff', image, 'bin', '--layers', '0,2')).toMatchObject([
      { content: { kind: 'binary', before: { size: 3, sha256: sha256('a\0b') } } },
    ]);
    expect(jsonLinesOf('diff', image, 'gone', '--layers', '0,2')).toMatchObject([{ change: 'removed', after: null }]);
  });

  it.each([
    [[], '--layers 0,3'],
    [['--layers', '1'], 'does not name two layers'],
    [['--layers', '0,9'], '0 (the base) to 2'],
    [['--layers', '0,1', 'nothing'], 'unearth ls IMAGE'],
  ])('says what to try: %j', (args, told) => {
    const { stdout, stderr, status } = unearth('diff', image, ...args);
    expect([stdout, status]).toEqual(['', 2]);
    expect(stderr).toContain(told);
  });
});
