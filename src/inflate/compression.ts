/** How bytes are compressed, told by the first of them, never by a name or a media type. */
export type Compression = 'none' | 'gzip' | 'zstd';

/** First bytes of the formats that layers and whole archives come in (moby `go-archive/compression`). A zstd stream may begin with a skippable frame (RFC 8878, 3.1.2). */
const magics: readonly {
  readonly name: string;
  readonly bytes: readonly number[];
  readonly reads: Compression | null;
}[] = [
  { name: 'gzip', bytes: [0x1f, 0x8b, 0x08], reads: 'gzip' },
  { name: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd], reads: 'zstd' },
  { name: 'bzip2', bytes: [0x42, 0x5a, 0x68], reads: null },
  { name: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], reads: null },
];

/** Bytes that `sniffCompression` has to see. */
export const sniffBytes = 8;

/** How a blob is compressed, by its first bytes. `reads` is null for a format that is known but not read here. */
export function sniffCompression(head: Uint8Array): { readonly name: string; readonly reads: Compression | null } {
  const known = magics.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (known !== undefined) return known;
  const isSkippable = (head[0]! & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;
  return isSkippable ? { name: 'zstd', reads: 'zstd' } : { name: 'none', reads: 'none' };
}
