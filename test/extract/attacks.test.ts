import {
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Selection } from '../../src/extract/selection.js';
import type { Stack } from '../../src/tree/stack.js';
import { dockerMembers, scratch, writeArchive } from '../archives.js';
import { device, directory, fifo, file, hardlink, type LayerEntries, symlink, tarOf } from '../images.js';
import { type Asked, everything, extractFrom, extractLayers, told, treeOf } from './extracting.js';

/** A folder to extract into, beside and above which lies what must not change; and both ways of writing there. */
function place(): { readonly around: string; readonly target: string } {
  const around = scratch();
  mkdirSync(join(around, 'outside/etc'), { recursive: true });
  writeFileSync(join(around, 'outside/etc/passwd'), 'canary');
  writeFileSync(join(around, 'canary'), 'canary');
  const target = join(around, 'target');
  mkdirSync(target);
  return { around, target };
}

/** Everything around the target. */
function outside(around: string): [string, string][] {
  const isInside = (path: string) => path === 'target' || path.startsWith('target/');
  return [...treeOf(around)].filter(([path]) => !isInside(path)).sort();
}

type Attack = {
  readonly layers: readonly LayerEntries[];
  readonly prepare?: (target: string, around: string) => void;
  readonly asked?: Partial<Asked> & { readonly overwrite?: boolean };
};

/** What an attack leaves in the target, and what is told of it; the canaries around are compared here. */
async function attack({ layers, prepare, asked = {} }: Attack, descriptors: boolean) {
  const { around, target } = place();
  prepare?.(target, around);
  const before = outside(around);
  const { overwrite = false, ...rest } = asked;
  const extracted = await extractLayers(layers, {
    ...rest,
    target: { kind: 'folder', path: target, overwrite, descriptors },
  });
  expect(outside(around)).toEqual(before);
  return { left: [...treeOf(target).keys()].sort(), told: told(extracted), target, around };
}

const absolute = 'out of the folder';

describe.each([
  ['through descriptors', true],
  ['by paths', false],
])('nothing is written outside the target, %s:', (_, descriptors) => {
  it('names with ..', async () => {
    const names = ['../evil', 'a/../../evil', '../../etc/passwd', 'ok/../../target2/x'];
    const { left } = await attack({ layers: [names.map((name) => [name, 'evil'] as const)] }, descriptors);
    // The index refused them already: there is nothing to extract.
    expect(left.filter((path) => path.includes('..'))).toEqual([]);
  });

  it('a path with .. in a selection that somebody else made', async () => {
    const select = (stack: Stack): Selection => {
      const [first] = [...everything(stack)];
      return ['../evil', 'a/../../evil', '..', '', '/', 'nul\0'].map((path) => ({
        path: Buffer.from(path),
        version: first!.version,
      }));
    };
    const result = await attack({ layers: [{ a: 'evil' }], asked: { select } }, descriptors);
    expect(result.left).toEqual([]);
    expect(result.told).toEqual([
      '../evil: A part of its path is "..".',
      'a/../../evil: A part of its path is "..".',
      '..: A part of its path is "..".',
      ': Its path is empty.',
      '/: Its path is empty.',
      'nul\0: A part of its path has a NUL byte.',
    ]);
  });

  it('absolute names stay below it', async () => {
    const { left } = await attack({ layers: [{ '/etc/evil': 'evil', '//tmp/evil': 'evil' }] }, descriptors);
    expect(left).toEqual(['etc', 'etc/evil', 'tmp', 'tmp/evil']);
  });

  it('a symlink and a file through it, in one layer and in two', async () => {
    for (const layers of [
      [{ d: symlink('../outside'), 'd/evil': 'evil' }],
      [{ d: symlink('/') }, { 'd/evil': 'evil' }],
    ]) {
      const result = await attack({ layers }, descriptors);
      expect(result.told).toEqual([expect.stringMatching(/^d: The link leads .*out of the folder\.$/)]);
    }
  });

  it('symlinks that leave it, at once or by a detour', async () => {
    const result = await attack(
      {
        layers: [
          {
            'x/y/up': symlink('../../'),
            'x/abs': symlink('/etc/passwd'),
            'x/far': symlink('../../outside'),
            'x/detour': symlink('y/../../../outside'),
            // Within, by its text; but `up` leads to the root, and behind that is what is outside.
            'x/turn': symlink('y/up/../outside'),
            'x/fine': symlink('../x/y'),
          },
        ],
      },
      descriptors,
    );
    expect(result.left).toEqual(['x', 'x/fine', 'x/y', 'x/y/up']);
    expect(result.told.map((line) => line.split(':')[0]).sort()).toEqual(['x/abs', 'x/detour', 'x/far', 'x/turn']);
    expect(result.told.filter((line) => !line.includes(absolute))).toEqual([]);
  });

  it('links that together lead out, whichever comes first', async () => {
    for (const names of [
      ['a', 'b'],
      ['b', 'a'],
    ] as const) {
      const [first, second] = names;
      const result = await attack(
        { layers: [{ [first]: symlink(`${second}/..`), [second]: symlink('d/e'), 'd/e/': directory() }] },
        descriptors,
      );
      expect(result.told).toEqual([expect.stringContaining(`${first}: `)]);
    }
  });

  it('a link through a link that is there already and leads out', async () => {
    const prepare = (target: string) => symlinkSync('../outside', join(target, 'there'));
    const result = await attack({ layers: [{ l: symlink('there/etc/passwd') }], prepare }, descriptors);
    expect(result.left).toEqual(['there']);
    expect(result.told).toEqual(['l: The link leads through one that is there, and that out of the folder.']);
  });

  it('hard links to what is outside', async () => {
    const layers = [{ a: hardlink('../canary'), b: hardlink('/outside/etc/passwd'), c: hardlink('../../etc/passwd') }];
    expect((await attack({ layers }, descriptors)).left).toEqual([]);
  });

  it('a hard link to a symlink that leads out', async () => {
    const layers = [{ s: symlink('../outside/etc/passwd'), h: hardlink('s') }, { h: file('evil') }];
    const { left, told } = await attack({ layers }, descriptors);
    expect([left, told.length]).toEqual([['h'], 1]);
  });

  it('symlinks in the target where directories and files belong', async () => {
    const prepare = (target: string) => {
      symlinkSync('../outside', join(target, 'etc'));
      symlinkSync('../canary', join(target, 'a'));
      symlinkSync('../not-there', join(target, 'dangling'));
    };
    const layers = [{ 'etc/': directory(), 'etc/passwd': 'evil', 'etc/deep/x': 'evil', a: 'evil', dangling: 'evil' }];
    const result = await attack({ layers, prepare }, descriptors);
    expect(result.left).toEqual(['a', 'dangling', 'etc']);
    expect(result.told.length).toBe(6);
    expect(result.told).toContain(
      'etc/passwd: A symbolic link is there where it needs a directory; links that are there are not followed.',
    );
    expect(result.told).toContain('a: Something is there already: --overwrite replaces a file.');
  });

  it('the same when files are replaced: the links go, not what they lead to', async () => {
    const prepare = (target: string) => {
      symlinkSync('../canary', join(target, 'a'));
      symlinkSync('../outside', join(target, 'etc'));
      linkSync(join(target, '../canary'), join(target, 'hard'));
    };
    const layers = [{ a: 'new', hard: 'new', 'etc/passwd': 'evil' }];
    const result = await attack({ layers, prepare, asked: { overwrite: true } }, descriptors);
    expect(lstatSync(join(result.target, 'a')).isFile()).toBe(true);
    expect(readFileSync(join(result.target, 'hard'), 'utf8')).toBe('new');
    expect(readFileSync(join(result.around, 'canary'), 'utf8')).toBe('canary');
    expect(result.told.map((line) => line.split(':')[0])).toEqual(['etc', 'etc/passwd']);
  });

  it('devices and fifos are not made, and no setuid bits', async () => {
    const layers = [{ null: device(1, 3), pipe: fifo(), su: file('x', { mode: 0o6755 }) }];
    const result = await attack({ layers }, descriptors);
    expect(result.left).toEqual(['su']);
    expect(lstatSync(join(result.target, 'su')).mode & 0o7777).toBe(0o755);
    expect(result.told).toEqual([
      'null: It is a character device, and these are not made.',
      'pipe: It is a fifo, and these are not made.',
    ]);
  });

  it('a name twice, as on a filesystem that does not tell cases apart: the first one stays', async () => {
    const select = (stack: Stack): Selection => {
      const all = [...everything(stack)];
      return all.map(({ version }) => ({ path: Buffer.from('name'), version }));
    };
    for (const overwrite of [false, true]) {
      const asked = { select, overwrite };
      const result = await attack({ layers: [{ NAME: 'first', name: 'second' }], asked }, descriptors);
      expect(readFileSync(join(result.target, 'name'), 'utf8')).toBe('first');
      expect(result.told.length).toBe(1);
      expect(readdirSync(result.target)).toEqual(['name']);
    }
  });

  it('a name that no filesystem holds', async () => {
    const result = await attack({ layers: [{ ['x'.repeat(300)]: 'x', y: 'y' }] }, descriptors);
    expect(result.left).toEqual(['y']);
    expect(result.told).toEqual([`${'x'.repeat(300)}: The name is too long for this filesystem.`]);
  });

  it('a directory that becomes a symlink between two entries', async () => {
    const { around, target } = place();
    const before = outside(around);
    const select = (stack: Stack): Selection => ({
      *[Symbol.iterator]() {
        for (const selected of everything(stack)) {
          const path = Buffer.from(selected.path).toString();
          if (path === 'd/b' && swaps === 2) {
            renameSync(join(target, 'd'), join(target, 'moved'));
            symlinkSync('../outside/etc', join(target, 'd'));
          }
          yield selected;
        }
        swaps += 1;
      },
    });
    // It is gone through twice to be measured, and then to be written.
    let swaps = 0;
    const extracted = await extractLayers([{ 'd/a': 'a', 'd/b': 'evil', 'd/passwd': 'evil' }], {
      select,
      target: { kind: 'folder', path: target, descriptors },
    });
    expect(outside(around)).toEqual(before);
    expect(lstatSync(join(target, 'd')).isSymbolicLink()).toBe(true);
    if (!descriptors) {
      expect(told(extracted)).toEqual([
        'd/b: A directory above it was replaced meanwhile.',
        'd/passwd: A directory above it was replaced meanwhile.',
      ]);
    }
  });
});

describe('huge sizes', () => {
  it('a sparse file of terabytes takes no more than it stores; a tar refuses it', async () => {
    // As GNU tar writes it: one piece of 3 bytes in a file of 4 TB (format 1.0).
    const size = 4 * 10 ** 12;
    const map = Buffer.alloc(512);
    map.write(`1\n1000000000000\n3\n`);
    const pax = {
      'GNU.sparse.major': '1',
      'GNU.sparse.minor': '0',
      'GNU.sparse.name': 'huge',
      'GNU.sparse.realsize': `${size}`,
    };
    const sparse = file(Buffer.concat([map, Buffer.from('abc')]), { pax });
    const image = await writeArchive(await dockerMembers({ layers: [{ huge: sparse, small: 'x' }] }));
    const { around, target } = place();
    const extracted = await extractFrom(image, { target: { kind: 'folder', path: target } });
    expect(told(extracted)).toEqual([]);
    const stats = lstatSync(join(target, 'huge'));
    expect([stats.size, stats.blocks < 100]).toEqual([size, true]);
    const tar = await extractFrom(image, { target: { kind: 'tar', path: join(around, 'x.tar') } });
    expect(told(tar)).toEqual([expect.stringMatching(/^huge: It has 4\.00 TB of holes/)]);
  });

  it('a file that claims more than there is leaves nothing, and is told', async () => {
    const layer = await tarOf({ whole: 'w', cut: 'x'.repeat(5000) });
    const members = await dockerMembers({ layers: [{ whole: 'w', cut: 'x'.repeat(5000) }] });
    const name = [...members.keys()].find((key) => key.endsWith('layer.tar'))!;
    members.set(name, layer.subarray(0, 512 * 3 + 2000));
    const { target, around } = place();
    const image = await writeArchive(members);
    const extracted = await extractFrom(image, { target: { kind: 'folder', path: target } });
    expect(readdirSync(target)).toEqual(['whole']);
    expect(extracted.refusals.map(({ unreadable }) => unreadable)).toEqual([true]);
    expect(told(extracted)[0]).toMatch(
      /^cut: The layer is cut off or damaged inside cut: no more than its first 2000 bytes are here/,
    );
    const tar = await extractFrom(image, { target: { kind: 'tar', path: join(around, 'x.tar') } });
    expect(tar.refusals.map(({ unreadable }) => unreadable)).toEqual([true]);
  });
});
