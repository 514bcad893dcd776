import type { OpenFile } from '../blob/file-blob.js';
import { ImageError } from '../problem/errors.js';

type CompressedForm = { readonly name: string; readonly magic: readonly number[]; readonly decompress: string };

/** How compressed files begin (moby `go-archive/compression`), and what inflates them. */
const compressedForms: readonly CompressedForm[] = [
  { name: 'gzip', magic: [0x1f, 0x8b, 0x08], decompress: 'gunzip' },
  { name: 'zstd', magic: [0x28, 0xb5, 0x2f, 0xfd], decompress: 'unzstd' },
  { name: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], decompress: 'unxz' },
  { name: 'bzip2', magic: [0x42, 0x5a, 0x68], decompress: 'bunzip2' },
];

/** Throws when a file is compressed as a whole, as `docker save | gzip` leaves it: reading those is yet to come. */
export function refuseCompressed(path: string, file: OpenFile): void {
  const first = file.blob(0, 8).readSync!(0, 8);
  const form = compressedFormOf(first);
  if (form === undefined) return;
  throw new ImageError(
    `${path} is compressed with ${form.name}, and compressed archives cannot be read yet.`,
    `Decompress it first: ${form.decompress} < FILE > image.tar`,
  );
}

/** Whether bytes are the beginning of something compressed. */
export function isCompressed(first: Uint8Array): boolean {
  return compressedFormOf(first) !== undefined;
}

function compressedFormOf(first: Uint8Array): CompressedForm | undefined {
  return compressedForms.find(({ magic }) => magic.every((byte, index) => first[index] === byte));
}
