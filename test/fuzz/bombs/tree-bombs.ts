import { namedRecords, tarRecord } from '../tar-records.js';
import type { Bomb } from './bomb.js';
import { deep, deepLink, imageOfBlobs, layerOf, manyRecords } from './bomb-layer.js';

const hundredThousand = 100_000;

export const treeBombs: readonly Bomb[] = [
  {
    name: 'opaque',
    what: '1 million opaque markers of one directory with 100 000 files',
    members: () =>
      imageOfBlobs(
        manyRecords(hundredThousand, (i) => [tarRecord(`d/${i}`, '0')]),
        manyRecords(1_000_000, () => [tarRecord('d/.wh..wh..opq', '0')]),
      ),
  },
  {
    name: 'whiteouts',
    what: '200 000 whiteouts of one directory with 200 000 files',
    members: () =>
      imageOfBlobs(
        manyRecords(200_000, (i) => [tarRecord(`d/${i}`, '0')]),
        manyRecords(200_000, () => [tarRecord('.wh.d', '0')]),
      ),
  },
  {
    name: 'nested-whiteouts',
    what: 'a whiteout of each of 3000 directories in each other, with 100 000 files in the last',
    members: () => {
      return imageOfBlobs(
        deepLink(3000),
        manyRecords(hundredThousand, (i) => [tarRecord(`l/${i}`, '0')]),
        layerOf(...Array.from({ length: 3000 }, (_, depth) => [`${deep(depth)}.wh.d`] as const)),
      );
    },
  },
  {
    name: 'dangling',
    what: '1 million whiteouts of nothing: as many problems',
    members: () => imageOfBlobs(manyRecords(1_000_000, (i) => [tarRecord(`.wh.${i}`, '0')])),
  },
  {
    name: 'hidden-names',
    what: '200 000 files with names of 4000 bytes, overwritten: a report of a gigabyte',
    members: () => {
      const long = 'n/'.repeat(1000) + 'x'.repeat(1900);
      const files = (content: string) =>
        manyRecords(200_000, (i) => namedRecords(`${long}/${i}`, '0', Buffer.from(content)));
      return imageOfBlobs(files('a'), files('bc'));
    },
  },
  {
    name: 'links-undone',
    what: 'a symbolic link on the way of a long chain written anew and a file through the chain in turn, 50 000 times',
    members: () => {
      const link = (i: number) => tarRecord(`l${i}`, '2', Buffer.alloc(0), `${'a/../'.repeat(18)}l${i + 1}`);
      return imageOfBlobs(
        manyRecords(39, (i) => [link(i)]),
        manyRecords(50_000, (i) => [link(38), tarRecord(`l0/f${i}`, '0')]),
      );
    },
  },
  {
    name: 'one-path',
    what: 'one path written 1 million times',
    members: () => imageOfBlobs(manyRecords(1_000_000, () => [tarRecord('f', '0', Buffer.from('x'))])),
  },
  {
    name: 'turns',
    what: 'a directory with a file and a file in turn, 300 000 times',
    members: () => imageOfBlobs(manyRecords(300_000, () => [tarRecord('a/f', '0'), tarRecord('a', '0')])),
  },
  {
    name: 'hardlinks',
    what: 'a chain of 100 000 hard links',
    members: () =>
      imageOfBlobs(
        manyRecords(hundredThousand, (i) => [
          i === 0 ? tarRecord('0', '0', Buffer.from('x')) : tarRecord(`${i}`, '1', Buffer.alloc(0), `${i - 1}`),
        ]),
        manyRecords(hundredThousand, (i) => [tarRecord(`${i}`, '0', Buffer.from('y'))]),
      ),
  },
  {
    name: 'symlinks',
    what: 'a chain of 100 000 symbolic links, and a file through each',
    members: () =>
      imageOfBlobs(
        manyRecords(hundredThousand, (i) => [tarRecord(`l${i}`, '2', Buffer.alloc(0), `l${i + 1}`)]),
        manyRecords(hundredThousand, (i) => [tarRecord(`l${i}/f${i}`, '0')]),
      ),
  },
  {
    name: 'links-and-entries',
    what: 'a new symbolic link and a file through a long chain of them in turn, 200 000 times',
    members: () => {
      const links = Array.from({ length: 39 }, (_, i) => [`l${i}`, '2', `${'a/../'.repeat(18)}l${i + 1}`] as const);
      return imageOfBlobs(
        layerOf(...links),
        manyRecords(200_000, (i) => [tarRecord(`s${i}`, '2', Buffer.alloc(0), 'x'), tarRecord(`l0/f${i}`, '0')]),
      );
    },
  },
  {
    name: 'long-link',
    what: 'a symbolic link to a path of 500 000 directories, and 1000 links and files through it in turn',
    members: () => {
      const target = Buffer.from(`${'a/'.repeat(500_000)}\0`);
      return imageOfBlobs(
        manyRecords(1, () => [tarRecord('././@LongLink', 'K', target), tarRecord('l', '2', Buffer.alloc(0), 'a')]),
        manyRecords(1000, (i) => [tarRecord(`s${i}`, '2', Buffer.alloc(0), 'x'), tarRecord(`l/f${i}`, '0')]),
      );
    },
  },
  {
    name: 'paths-within-limits',
    what: '6000 paths, each 1000 deep and all its own',
    members: () => imageOfBlobs(manyRecords(6000, (i) => namedRecords(`${i}/${deep(1000)}f`, '0'))),
  },
  {
    name: 'links-within-limits',
    what: '20 000 symbolic links to paths 1000 deep that are not there, and a file through each',
    members: () =>
      imageOfBlobs(
        manyRecords(20_000, (i) => [
          tarRecord('././@LongLink', 'K', Buffer.from(`${i}/${deep(1000)}\0`)),
          tarRecord(`l${i}`, '2'),
          tarRecord(`l${i}/f`, '0'),
        ]),
      ),
  },
  {
    name: 'problems-of-layers',
    what: 'a layer with 2000 problems about names of 4000 bytes, as 100 layers',
    members: () => {
      const layer = manyRecords(2000, (i) => namedRecords(`../${'n'.repeat(4000)}${i}`, '0'));
      return imageOfBlobs(...Array<Buffer>(100).fill(layer));
    },
  },
];
