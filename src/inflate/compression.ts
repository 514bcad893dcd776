/** How bytes are compressed, told by the first of them, never by a name or a media type. */
export type Compression = 'none' | 'gzip' | 'zstd' | 'xz' | 'bzip2';

/** First bytes of the formats that layers and whole archives come in (moby `go-archive/compression`). A zstd stream may begin with a skippable frame (RFC 8878, 3.1.2). */
const magics: readonly { readonly compression: Compression; readonly bytes: readonly number[] }[] = [
  { compression: 'gzip', bytes: [0x1f, 0x8b, 0x08] },
  { compression: 'zstd', bytes: [0x28, 0xb5, 0x2f, 0xfd] },
  { compression: 'bzip2', bytes: [0x42, 0x5a, 0x68] },
  { compression: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
];

/** Bytes that `sniffCompression` has to see. */
export const sniffBytes = 8;

/** How a blob is compressed, by its first bytes. */
export function sniffCompression(head: Uint8Array): Compression {
  const known = magics.find(({ bytes }) => bytes.every((byte, index) => head[index] === byte));
  if (known !== undefined) return known.compression;
  const isSkippable = (head[0]! & 0xf0) === 0x50 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18;
  return isSkippable ? 'zstd' : 'none';
}
