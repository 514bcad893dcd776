import { skippableFrame, zstdFrame } from '../../../layer/zstd-frames.js';
import { Layout } from '../../../source/image-files.js';
import { archive, joined } from '../../../tar/tar-blocks.js';
import { compressedBytes } from '../../build/compressed-bytes.js';
import { put } from '../../build/entries.js';
import { archiveBytes, dockerMembers, fileOf } from '../../build/images.js';
import { putImage } from '../../build/oci-images.js';
import { storedGzip } from '../../build/stored-gzip.js';
import type { Case } from '../../case.js';
import { file } from '../../expected.js';

const row = 'form/detection';
const source = 'moby go-archive compression.go; container-libs docker/internal/tarfile/reader.go';
const tar = archive(put('a', 'aaa'));
const dockerArchive = archiveBytes(dockerMembers([tar]));
const layout = new Layout();
const ociArchive = archiveBytes(layout.listing(putImage(layout, [tar])));
const expect = { rootfs: { a: file('aaa') } };

const whole = (name: string, shows: string, bytes: Uint8Array, suffix: string): Case => ({
  name,
  row,
  shows,
  source,
  image: fileOf(bytes, suffix),
  expect,
});

/** Archives that are compressed as a whole. */
export const compressedCases: readonly Case[] = [
  whole('docker-archive-in-gzip', '`docker save | gzip`', storedGzip(dockerArchive), '.gz'),
  whole(
    'docker-archive-in-gzip-of-two-members',
    'gzip of several members, as pigz and bgzip write it.',
    joined(storedGzip(dockerArchive.subarray(0, 1000)), storedGzip(dockerArchive.subarray(1000))),
    '.gz',
  ),
  whole('docker-archive-in-zstd', '`docker save | zstd`', zstdFrame(dockerArchive), '.zst'),
  whole(
    'docker-archive-in-zstd-behind-a-skippable-frame',
    'A frame to be skipped may come first: its magic tells that it is zstd.',
    joined(skippableFrame(Buffer.from('hello')), zstdFrame(dockerArchive)),
    '.zst',
  ),
  whole('docker-archive-in-bzip2', '`docker save | bzip2`', compressedBytes('image.bz2'), '.bz2'),
  whole('docker-archive-in-xz', '`docker save | xz`', compressedBytes('image.xz'), '.xz'),
  whole('oci-archive-in-gzip', 'An OCI archive may be compressed too.', storedGzip(ociArchive), '.gz'),
];
