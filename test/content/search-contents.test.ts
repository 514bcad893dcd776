import { expect, it } from 'vitest';
import { Contents } from '../../src/content/contents.js';
import { linePattern } from '../../src/content/line-pattern.js';
import { type Finding, type SearchOptions, searchContents } from '../../src/content/search-contents.js';
import { readImage } from '../../src/inspect/read-image.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { rootNode } from '../../src/path/path-tree.js';
import { searchedContents } from '../../src/tree/searched-contents.js';
import { dockerMembers, writeArchive } from '../archives.js';
import { gone, hardlink, type LayerEntries } from '../images.js';

/** What is found of a word in an image, each with its path. */
async function found(
  layers: readonly LayerEntries[],
  word: string,
  options: Partial<SearchOptions>,
  onFinding: (finding: Finding) => void = () => {},
): Promise<string[]> {
  const image = await writeArchive(await dockerMembers({ layers }));
  const told: string[] = [];
  await readImage(image, { host: hostPlatform('x64') }, async (inspection) => {
    const contents = new Contents();
    const names = searchedContents(inspection.stack, rootNode, null);
    const bounds = { mostLines: 10, mostBytes: 1e6, ...options };
    for await (const finding of searchContents(contents, inspection, [...names.keys()], linePattern(word), bounds)) {
      const path = Buffer.from(inspection.stack.tree.path(names.get(finding.version)!)).toString();
      told.push(`${path} ${finding.kind}`);
      onFinding(finding);
    }
    await contents.close();
  });
  return told;
}

it('goes through the layers in their order, each content once, and tells what it leaves out', async () => {
  const layers = [
    { b: 'word\n', a: 'word', link: hardlink('b'), large: 'word'.repeat(100) },
    { b: gone, c: 'word\nword\nword' },
  ];
  expect(await found(layers, 'word', { mostLines: 2, mostBytes: 300 })).toEqual([
    'b line',
    'a line',
    'large skipped',
    'c line',
    'c line',
    'c more',
  ]);
});

it('finds what lies across the pieces in which a large file is read', async () => {
  // A line that begins before the first megabyte and ends behind it, as all near there do.
  const large = Array.from({ length: 130_000 }, (_, line) => `line ${line} of many`).join('\n');
  const line = large.slice(0, 1 << 20).split('\n').length - 1;
  const told: Finding[] = [];
  await found([{ large }], `line ${line} of`, { mostBytes: 1e8 }, (finding) => told.push({ ...finding }));
  expect(told).toMatchObject([{ kind: 'line', line: line + 1, at: 0 }]);
});

it('ends when nobody wants it any more', async () => {
  const many = Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`file-${i}`, 'word\nword\n']));
  const leaving = new AbortController();
  expect(await found([many], 'word', { signal: leaving.signal }, () => leaving.abort())).toHaveLength(1);
});
