import { gzipSync } from 'node:zlib';
import { newImage } from '../new-image.js';
import type { Member } from '../seed-image.js';
import { joinTar, namedRecords, type TarRecord, tarRecord } from '../tar-records.js';

/** An image of layers that are compressed already. */
export function imageOfBlobs(...blobs: readonly Buffer[]): readonly Member[] {
  return newImage(
    blobs.map((blob) => ({ tar: Buffer.alloc(0), storing: 'none', damage: () => blob })),
    'docker',
  );
}

/** Records that are compressed together. */
const atOnce = 5000;

/** A tar of very many records, compressed piece by piece as members of one gzip stream. */
export function manyRecords(count: number, recordsAt: (index: number) => TarRecord[]): Buffer {
  const pieces: Buffer[] = [];
  for (let from = 0; from < count; from += atOnce) {
    const records: TarRecord[] = [];
    for (let index = from; index < Math.min(count, from + atOnce); index += 1) records.push(...recordsAt(index));
    pieces.push(gzipSync(joinTar(records, Buffer.alloc(0)), { level: 1 }));
  }
  return Buffer.concat([...pieces, gzipSync(Buffer.alloc(1024))]);
}

/** A layer of some entries: name, type, where a link leads. */
export function layerOf(...entries: readonly (readonly [name: string, type?: string, link?: string])[]): Buffer {
  return gzipSync(joinTar(entries.flatMap(([name, type = '0', link]) => namedRecords(name, type, undefined, link))));
}

/** `d/d/d/…`, that many directories deep. */
export function deep(depth: number): string {
  return 'd/'.repeat(depth);
}

/** A symbolic link to a directory that deep. */
export function deepLink(depth: number): Buffer {
  const target = tarRecord('././@LongLink', 'K', Buffer.from(`${deep(depth)}\0`));
  return gzipSync(joinTar([...namedRecords(deep(depth), '5'), target, tarRecord('l', '2')]));
}
