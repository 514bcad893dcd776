import type { Blob } from '../../blob/blob.js';
import type { Annotations } from '../../oci/descriptor.js';
import { positionAnnotations } from './toc-annotations.js';
import { UnreadableToc } from './unreadable-toc.js';

/** Where a table of contents lies in a blob, and how. */
export type TocPlace = {
  readonly form: 'eStargz' | 'zstd:chunked';
  /** What says that it is there. */
  readonly says: 'footer' | 'annotation';
  /** First byte in the blob, and how many there are. */
  readonly offset: number;
  readonly length: number;
};

/**
 * Where runtimes that pull lazily find the tables of contents of a layer; mostly there is none. stargz-snapshotter goes by the footer
 * of the blob, containers/storage by an annotation for zstd:chunked: both are followed where they differ.
 */
export async function tocPlaces(
  blob: Blob,
  compression: 'gzip' | 'zstd',
  annotations: Annotations,
): Promise<readonly TocPlace[]> {
  const places =
    compression === 'gzip' ? [await stargzFooter(blob)] : [annotated(annotations), await chunkedFooter(blob)];
  const there = places.filter((place) => place !== null);
  const distinct = there.filter((a, i) => there.findIndex((b) => a.offset === b.offset && a.length === b.length) === i);
  for (const { says, offset, length } of distinct) {
    if (offset + length > blob.size) throw new UnreadableToc(`the ${says} points behind the end of the blob`);
  }
  return distinct;
}

/** The last gzip member of eStargz: empty, with the offset in an extra field (estargz/types.go "FooterSize"). */
const stargzFooterBytes = 51;

async function stargzFooter(blob: Blob): Promise<TocPlace | null> {
  if (blob.size < stargzFooterBytes) return null;
  const footer = Buffer.from(await blob.read(blob.size - stargzFooterBytes, stargzFooterBytes)).toString('latin1');
  const offset = /^\x1f\x8b\x08\x04.{6}\x1a\0SG\x16\0([0-9a-f]{16})STARGZ/s.exec(footer)?.[1];
  if (offset === undefined) return null;
  const start = Number.parseInt(offset, 16);
  const length = blob.size - stargzFooterBytes - start;
  if (length <= 0) throw new UnreadableToc('the footer points behind the end of the blob');
  return { form: 'eStargz', says: 'footer', offset: start, length };
}

function annotated(annotations: Annotations): TocPlace | null {
  const position = positionAnnotations.map((name) => annotations.get(name)).find((value) => value !== undefined);
  if (position === undefined) return null;
  const numbers = /^(\d{1,15}):(\d{1,15}):\d{1,15}:1$/.exec(position);
  if (numbers === null) throw new UnreadableToc('the annotation with its position is malformed');
  return { form: 'zstd:chunked', says: 'annotation', offset: Number(numbers[1]), length: Number(numbers[2]) };
}

/**
 * A skippable frame at the end: 64 bytes that begin with offset, length, uncompressed length and type of the table, and end with
 * the magic; 40 bytes as stargz-snapshotter wrote it first.
 */
async function chunkedFooter(blob: Blob): Promise<TocPlace | null> {
  for (const payload of [64, 40]) {
    const start = blob.size - payload - 8;
    if (start < 0) continue;
    const frame = Buffer.from(await blob.read(start, payload + 8));
    if (frame.readUInt32LE(0) >>> 4 !== 0x184d2a5 || frame.readUInt32LE(4) !== payload) continue;
    if (frame.toString('latin1', payload) !== 'GNUlInUx') continue;
    const [offset, length] = [frame.readBigUInt64LE(8), frame.readBigUInt64LE(16)];
    if (offset + length > BigInt(blob.size)) throw new UnreadableToc('the footer points behind the end of the blob');
    return { form: 'zstd:chunked', says: 'footer', offset: Number(offset), length: Number(length) };
  }
  return null;
}
