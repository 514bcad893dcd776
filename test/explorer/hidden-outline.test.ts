import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { HiddenFile } from '../../src/analysis/hidden-files.js';
import { wholeListing } from '../../src/explorer/files/files.js';
import { openedOfItself } from '../../src/explorer/files/opened-of-itself.js';
import type { HiddenGroup } from '../../src/explorer/hidden/hidden-groups.js';
import { cursorOf, HiddenOutline } from '../../src/explorer/hidden/hidden-outline.js';
import { hiddenOutline } from '../../src/explorer/hidden/hidden-view.js';
import { sameRows } from '../../src/explorer/same/same-view.js';
import { safe } from '../../src/format/safe-text.js';
import { gone } from '../images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

const fileOf = (version: number): HiddenFile => ({
  version,
  node: version,
  bytes: 1,
  cause: 'removed',
  layer: 0,
  hiddenBy: 1,
});

const groupOf = (kind: HiddenGroup['kind'], key: string, files: readonly HiddenFile[]): HiddenGroup => ({
  key,
  kind,
  name: safe`group`,
  files,
  bytes: files.length,
  layers: 1,
});

it('is the groups with the files of those that are open, row by row, and finds each again', () => {
  const sizes = fc.array(fc.record({ files: fc.nat(5), open: fc.boolean() }), { maxLength: 6 });
  fc.assert(
    fc.property(sizes, (groups) => {
      const listed = groups.map(({ files }, i) =>
        groupOf(
          'layer',
          `layer ${i}`,
          Array.from({ length: files }, (_, k) => fileOf(100 * i + 3 * k)),
        ),
      );
      const all = [
        groupOf(
          'all',
          'all',
          listed.flatMap(({ files }) => files),
        ),
        ...listed,
      ];
      const outline = new HiddenOutline(all, new Map(groups.map(({ open }, i) => [`layer ${i}`, open])));
      const rows = [
        { group: all[0]!, file: null },
        ...listed.flatMap((group, i) => [
          { group, file: null },
          ...(groups[i]!.open ? group.files.map((file) => ({ group, file })) : []),
        ]),
      ];
      expect(Array.from({ length: outline.rows }, (_, row) => outline.at(row))).toEqual(rows);
      expect([outline.at(rows.length), outline.at(-1)]).toEqual([null, null]);
      rows.forEach((row, at) => {
        expect(outline.rowOf(cursorOf(row))).toBe(at);
        // In whatever group it was before, a file is found in that which has it now.
        if (row.file !== null) expect(outline.rowOf({ key: 'other', version: row.file.version })).toBe(at);
      });
      for (const [i, group] of listed.entries()) {
        const start = rows.findIndex((row) => row.group === group);
        if (groups[i]!.open) continue;
        for (const file of group.files) expect(outline.rowOf(cursorOf({ group, file }))).toBe(start);
      }
    }),
  );
});

it('looks at no more files for a key than it draws', () => {
  let reads = 0;
  const files = new Proxy(
    Array.from({ length: 10_000 }, (_, i) => fileOf(i)),
    {
      get: (all, key) => {
        reads += 1;
        return Reflect.get(all, key);
      },
    },
  );
  const groups = [groupOf('all', 'all', files), groupOf('files', 'files', files)];
  expect(new HiddenOutline(groups, new Map()).rowOf({ key: 'files', version: 9_999 })).toBe(10_001);
  reads = 0;
  const outline = new HiddenOutline(groups, new Map([['other', true]]));
  expect(outline.rowOf({ key: 'files', version: 9_998 })).toBe(10_000);
  expect(outline.at(10_001)?.file?.version).toBe(9_999);
  expect(reads).toBeLessThan(10);
});

const image = {
  layers: [{ entries: { a: 'a', b: 'bb', c: 'ccc' } }, { entries: { a: gone, b: gone, c: gone } }],
};

it('is made once, until a group is opened or others are shown', async () => {
  const journey = Journey.of(await inspectionOf(image)).press('H');
  const outline = hiddenOutline(journey.state);
  expect(hiddenOutline(journey.press('j').state)).toBe(outline);
  expect(hiddenOutline(journey.press('-').state)).not.toBe(outline);
});

it('is the same of places with one content', async () => {
  const journey = Journey.of(await inspectionOf(image)).press('2', '*');
  const { version } = journey.state.same!;
  journey.send({ type: 'same-found', version, places: [version] });
  expect(sameRows(journey.press('j').state)).toBe(sameRows(journey.press('k').state));
});

it('of the files with hidden ones among them goes through these once', async () => {
  const { state } = Journey.of(await inspectionOf(image)).press('.');
  const listing = { ...wholeListing(state)! };
  let asked = 0;
  const shown = {
    *[Symbol.iterator]() {
      asked += 1;
      yield 1;
    },
  };
  openedOfItself(listing, shown);
  openedOfItself(listing, shown);
  expect(asked).toBe(1);
});
