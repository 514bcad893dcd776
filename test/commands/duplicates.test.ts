import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { dockerMembers, ociMembers, writeArchive, writeFolder } from '../archives.js';
import { file, gone, hardlink } from '../images.js';
import { jsonLinesOf, unearth } from './run-unearth.js';

const layers = [
  { a: '1234567890', b: '1234567890', c: '12345678xx', link: hardlink('a'), empty: '', none: '' },
  { a: file('1234567890', { mode: 0o600 }), d: 'alone', c: gone },
  { 'e/f': 'thrice', 'e/g': 'thrice', 'e/h': 'thrice' },
] as const;

let image: string;
let compressed: string;
beforeAll(async () => {
  image = await writeArchive(await dockerMembers({ layers }));
  compressed = writeFolder(await ociMembers({ layers }, 'gzip'));
});

/** What Python's tarfile and hashlib find more than once in the layers of a docker archive. */
const script = `
import sys, json, tarfile, hashlib, collections
archive = tarfile.open(sys.argv[1])
groups = collections.defaultdict(list)
for layer, name in enumerate(json.load(archive.extractfile('manifest.json'))[0]['Layers']):
    tar = tarfile.open(fileobj=archive.extractfile(name))
    for member in tar:
        base = member.name.rsplit('/', 1)[-1]
        if not member.isreg() or member.size == 0 or base.startswith('.wh.'): continue
        content = tar.extractfile(member).read()
        groups[hashlib.sha256(content).hexdigest()].append((layer, member.name.removeprefix('./'), len(content)))
found = [[c[0][2], (len(c) - 1) * c[0][2], sorted([l, n] for l, n, s in c)] for c in groups.values() if len(c) > 1]
print(json.dumps(sorted(found)))
`;

type Line = { size: number; savableBytes: number; copies: { layer: number; path: string }[] };

describe('duplicates', () => {
  it('are those that Python finds', () => {
    const fixture = join(import.meta.dirname, '../../fixtures/repeated/docker-save.tar');
    for (const archive of [image, fixture]) {
      const expected = JSON.parse(execFileSync('python3', ['-c', script, archive], { encoding: 'utf8' }));
      const found = (jsonLinesOf('duplicates', archive) as Line[]).map(({ size, savableBytes, copies }) => [
        size,
        savableBytes,
        copies.map(({ layer, path }) => [layer, path]).sort(),
      ]);
      expect(sorted(found)).toEqual(sorted(expected));
      expect(expected.length).toBeGreaterThan(0);
    }
  });

  it('are told with what is hidden of them, and with a total', () => {
    for (const form of [image, compressed]) {
      expect(unearth('duplicates', form).stdout).toBe(
        [
          '20 B could be saved: 3 copies of 10 B',
          '  layer 0    a',
          '  layer 0    b',
          '  layer 1    a',
          '12 B could be saved: 3 copies of 6 B',
          '  layer 2    e/f',
          '  layer 2    e/g',
          '  layer 2    e/h',
          'In all 32 B could be saved: 2 contents in 6 copies.',
          '',
        ].join('\n'),
      );
    }
  });

  it('say who hid one', async () => {
    const hidden = await writeArchive(await dockerMembers({ layers: [{ a: 'xyz', b: 'xyz' }, { b: gone }] }));
    expect(jsonLinesOf('duplicates', hidden)).toEqual([
      {
        size: 3,
        savableBytes: 3,
        copies: [
          { path: 'a', layer: 0, hidden: null },
          { path: 'b', layer: 0, hidden: { bytes: 3, cause: 'removed', hiddenBy: 1 } },
        ],
      },
    ]);
    expect(unearth('duplicates', hidden).stdout).toContain('  layer 0    b  (removed by 1)\n');
  });

  it('say so where there are none', async () => {
    const none = await writeArchive(await dockerMembers({ layers: [{ a: 'x', link: hardlink('a') }] }));
    expect(unearth('duplicates', none)).toEqual({
      stdout: 'No content is stored more than once.\n',
      stderr: '',
      status: 0,
    });
  });
});

const sorted = (groups: readonly unknown[]) => groups.map((group) => JSON.stringify(group)).sort();
