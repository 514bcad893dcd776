import type { OpenFile } from '../blob/file-blob.js';
import { type Compression, sniffBytes, sniffCompression } from '../inflate/compression.js';
import { ImageError } from '../problem/errors.js';

/** What decompresses a file of each form. */
const decompress: Readonly<Record<Exclude<Compression, 'none'>, string>> = {
  gzip: 'gunzip',
  zstd: 'unzstd',
  xz: 'unxz',
  bzip2: 'bunzip2',
};

/** Throws when a file is compressed as a whole, as `docker save | gzip` leaves it: reading those is yet to come. */
export function refuseCompressed(path: string, file: OpenFile): void {
  const name = sniffCompression(file.blob(0, sniffBytes).readSync!(0, sniffBytes));
  if (name === 'none') return;
  throw new ImageError(
    `${path} is compressed with ${name}, and compressed archives cannot be read yet.`,
    `Decompress it first: ${decompress[name]} < FILE > image.tar`,
  );
}
