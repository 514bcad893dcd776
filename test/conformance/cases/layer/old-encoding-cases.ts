import { types } from '../../../source/image-files.js';
import { archive } from '../../../tar/tar-blocks.js';
import { compressedBytes } from '../../build/compressed-bytes.js';
import { put } from '../../build/entries.js';
import { ociImage } from '../../build/oci-images.js';
import type { Case } from '../../case.js';
import { file } from '../../expected.js';

const tar = archive(put('a', 'aaa'));
const source = 'moby go-archive compression.go, Detect';

/** Encodings that no spec names and that docker and podman inflate nevertheless. */
const old = (name: string, shows: string, bytes: Uint8Array, compression: string): Case => ({
  name,
  row: 'layer/sniffing',
  shows,
  source,
  image: ociImage([tar], { stored: [bytes], layerTypes: [types.gzip] }),
  expect: { rootfs: { a: file('aaa') }, layers: [{ compression, verified: 'verified' }] },
  problems: [{ code: 'media-type-mismatch', layer: 0 }],
  runtimes: { containerd: 'refuses the layer', umoci: 'refuses the layer' },
});

export const oldEncodingCases: readonly Case[] = [
  old('layer-bzip2', 'A layer may be bzip2, as docker wrote them once.', compressedBytes('layer.bz2'), 'bzip2'),
  old('layer-xz', 'A layer may be xz.', compressedBytes('layer.xz'), 'xz'),
];
