import { mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { type CacheBounds, keepWithin } from '../../src/cache/cache-bounds.js';
import { ociMembers, scratch, sha256, writeArchive } from '../archives.js';
import { newCache, open, settle } from './opening.js';

afterEach(() => vi.unstubAllEnvs());

const hour = 60 * 60;
const bounds: CacheBounds = { bytes: 40_960, layers: 100, age: 24 * hour * 1000 };

const named = (name: string) => `${sha256(Buffer.from(name))}.layer`;

/** Files by name: bytes, and for how many seconds nobody used them. */
function folderOf(files: Readonly<Record<string, readonly [bytes: number, unused: number]>>): string {
  const folder = scratch();
  for (const [name, [bytes, unused]] of Object.entries(files)) {
    writeFileSync(join(folder, name), Buffer.alloc(bytes));
    const time = Date.now() / 1000 - unused;
    utimesSync(join(folder, name), time, time);
  }
  return folder;
}

const left = (folder: string) => new Set(readdirSync(folder));

it('drops first what was not used for the longest time', () => {
  const files = {
    [named('a')]: [8192, 50],
    [named('b')]: [16_384, 10],
    [named('c')]: [8192, 90],
    [named('d')]: [16_384, 30],
  };
  const folder = folderOf(files as never);
  keepWithin(bounds, folder);
  expect(left(folder)).toEqual(new Set([named('a'), named('b'), named('d')]));
  keepWithin({ ...bounds, layers: 2 }, folder);
  expect(left(folder)).toEqual(new Set([named('b'), named('d')]));
});

it('counts whole blocks: many small layers take room too', () => {
  const folder = folderOf(Object.fromEntries(Array.from({ length: 12 }, (_, i) => [named(`${i}`), [1, i]])));
  keepWithin(bounds, folder);
  expect(left(folder)).toEqual(new Set(Array.from({ length: 10 }, (_, i) => named(`${i}`))));
});

it('drops what is old, and what somebody began and did not finish long ago', () => {
  const folder = folderOf({
    [named('new')]: [1, 23 * hour],
    [named('old')]: [1, 25 * hour],
    [`${named('a')}.123-00ff00ff`]: [1, 60],
    [`${named('b')}.124-00ff00ff`]: [1, 2 * hour],
  });
  keepWithin(bounds, folder);
  expect(left(folder)).toEqual(new Set([named('new'), `${named('a')}.123-00ff00ff`]));
});

it('leaves alone what is not ours', () => {
  const files = { 'notes.txt': [90_000, 90 * hour], 'a.layer': [90_000, 90 * hour], [named('x')]: [1, 90 * hour] };
  const folder = folderOf(files as never);
  mkdirSync(join(folder, named('a folder')));
  keepWithin(bounds, folder);
  expect(left(folder)).toEqual(new Set(['notes.txt', 'a.layer', named('a folder')]));
});

it('keeps what was used last when a new layer comes', async () => {
  newCache();
  const paths: string[] = [];
  for (const name of ['a', 'b', 'c']) {
    paths.push(await writeArchive(await ociMembers({ layers: [{ [name]: 'x' }] }, 'gzip')));
  }
  await settle(...paths);
  const two = { bounds: { ...bounds, layers: 2 } };
  const [a, b, c] = paths as [string, string, string];
  await open(a, two);
  await open(b, two);
  expect((await open(a, two)).read).toEqual([]);
  await open(c, two);
  expect((await open(a, two)).read).toEqual([]);
  expect((await open(c, two)).read).toEqual([]);
  expect((await open(b, two)).read).toEqual([0]);
});

it('does not keep a layer that would drive out all others', async () => {
  newCache();
  const path = await writeArchive(await ociMembers({ layers: [{ a: 'x' }] }, 'gzip'));
  await settle(path);
  const small = { bounds: { ...bounds, bytes: 3000 } };
  await open(path, small);
  expect((await open(path, small)).read).toEqual([0]);
});
