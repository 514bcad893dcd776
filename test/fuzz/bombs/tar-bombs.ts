import { gzipSync } from 'node:zlib';
import { joinTar, namedRecords, padded, tarRecord, withChecksum } from '../tar-records.js';
import type { Bomb } from './bomb.js';
import { deep, deepLink, imageOfBlobs, layerOf, manyRecords } from './bomb-layer.js';

/** Base-256: the first bit set, then the number. */
function claimed(type: string, size: bigint): Buffer {
  const { header } = tarRecord('x', type);
  header.fill(0, 124, 136);
  header.writeBigUInt64BE(size, 128);
  header.writeUInt8(0x80, 124);
  return withChecksum(header);
}

function pax(records: readonly string[]): Buffer {
  const lines = records.map((record) => {
    const rest = ` ${record}\n`;
    let length = rest.length + 1;
    while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
    return `${length}${rest}`;
  });
  return joinTar([tarRecord('pax', 'x', Buffer.from(lines.join(''), 'latin1'))], Buffer.alloc(0));
}

export const tarBombs: readonly Bomb[] = [
  {
    name: 'entries',
    what: '5 million entries',
    members: () => imageOfBlobs(manyRecords(5_000_000, (i) => [tarRecord(`d/${i}`, '0')])),
  },
  {
    name: 'depth',
    what: 'a path 100 000 directories deep',
    members: () => imageOfBlobs(layerOf([`${deep(100_000)}f`])),
  },
  {
    name: 'depths',
    what: '300 paths, each 10 000 deep and all its own',
    members: () => imageOfBlobs(manyRecords(300, (i) => namedRecords(`${i}/${deep(10_000)}f`, '0'))),
  },
  {
    name: 'deep-by-link',
    what: '100 000 files in a directory 30 000 deep, by way of a symbolic link to it, removed again',
    members: () => {
      const files = manyRecords(100_000, (i) => [tarRecord(`l/${i}`, '0', Buffer.from('x'))]);
      return imageOfBlobs(deepLink(30_000), files, layerOf(['.wh.d'], ['.wh.l']));
    },
  },
  {
    name: 'name',
    what: 'one name of 1 MiB that is no ASCII',
    members: () => imageOfBlobs(layerOf([Buffer.from('漢'.repeat(349_000)).toString('latin1')])),
  },
  {
    name: 'pax-8-exabytes',
    what: 'an extended header that claims 8 EB',
    members: () => imageOfBlobs(gzipSync(claimed('x', 2n ** 63n - 1n))),
  },
  {
    name: 'file-8-exabytes',
    what: 'a file that claims 8 EB, in PAX',
    members: () => imageOfBlobs(gzipSync(Buffer.concat([pax([`size=${2n ** 63n - 1n}`]), tarRecord('x', '0').header]))),
  },
  {
    name: 'pax-records',
    what: '500 extended headers of 1 MB, of 200 000 records each',
    members: () => {
      const header = pax(Array<string>(200_000).fill('a='));
      const piece = gzipSync(Buffer.concat([header, tarRecord('x', '0').header]));
      return imageOfBlobs(Buffer.concat([...Array<Buffer>(500).fill(piece), gzipSync(Buffer.alloc(1024))]));
    },
  },
  {
    name: 'xattrs',
    what: '300 entries with 50 000 extended attributes each',
    members: () => {
      const names = Array.from({ length: 50_000 }, (_, i) => `SCHILY.xattr.${i}=`);
      const header = pax(names);
      return imageOfBlobs(
        Buffer.concat([
          ...Array.from({ length: 300 }, (_, i) => gzipSync(Buffer.concat([header, tarRecord(`${i}`, '0').header]))),
          gzipSync(Buffer.alloc(1024)),
        ]),
      );
    },
  },
  {
    name: 'xattr-values',
    what: '2000 entries with an extended attribute of 1 MB each',
    members: () =>
      imageOfBlobs(
        Buffer.concat([
          ...Array.from({ length: 2000 }, (_, i) =>
            gzipSync(
              Buffer.concat([
                pax([`SCHILY.xattr.user.a=${String(i).padStart(1e6, '.')}`]),
                tarRecord(`${i}`, '0').header,
              ]),
              { level: 1 },
            ),
          ),
          gzipSync(Buffer.alloc(1024)),
        ]),
      ),
  },
  {
    name: 'sparse-claimed',
    what: 'a PAX sparse map of a billion pieces, 50 MB of it there',
    members: () => {
      const map = padded(Buffer.from(`1000000000\n${'1\n'.repeat(25_000_000)}`));
      const header = pax(['GNU.sparse.major=1', 'GNU.sparse.minor=0', 'GNU.sparse.name=x', 'GNU.sparse.realsize=1']);
      return imageOfBlobs(
        gzipSync(Buffer.concat([header, ...namedRecords('x', '0', map).map(({ header }) => header), map])),
      );
    },
  },
  {
    name: 'sparse-holes',
    what: '50 layers that each write one path as a sparse file of 7 GB, all hole but for its number',
    members: () =>
      imageOfBlobs(
        ...Array.from({ length: 50 }, (_, layer) => {
          const { header } = tarRecord('x', 'S', Buffer.from(String.fromCharCode(65 + layer)));
          header.write('ustar  \0', 257, 'latin1');
          header.write('00000000000\0' + '00000000001\0', 386, 'latin1');
          header.write('67777777777\0', 483, 'latin1');
          const content = padded(Buffer.from(String.fromCharCode(65 + layer)));
          return gzipSync(joinTar([{ header: withChecksum(header), content }]));
        }),
      ),
  },
  {
    name: 'sparse-old',
    what: 'an old GNU sparse file with 1 million extension blocks',
    members: () => {
      const { header } = tarRecord('x', 'S');
      header.write('ustar  \0', 257, 'latin1');
      header[482] = 1;
      const block = Buffer.alloc(512);
      block[504] = 1;
      const blocks = gzipSync(Buffer.concat(Array<Buffer>(10_000).fill(block)));
      return imageOfBlobs(Buffer.concat([gzipSync(withChecksum(header)), ...Array<Buffer>(100).fill(blocks)]));
    },
  },
];
