import { Layout, types } from '../../../source/image-files.js';
import { archive } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { configFor } from '../../build/images.js';
import { layoutOf } from '../../build/oci-images.js';
import { storedGzip } from '../../build/stored-gzip.js';
import type { BuiltImage, Case } from '../../case.js';
import { file } from '../../expected.js';

const tar = archive(put('a', 'aaa'));

/** One layer that is a tar, and above it one of another kind. */
function above(bytes: Uint8Array, mediaType: string): BuiltImage {
  const layout = new Layout();
  const layers = [layout.blob(storedGzip(tar), types.gzip), layout.blob(bytes, mediaType)];
  return layoutOf(layout, layout.manifest(layout.blob(configFor([tar, bytes]), types.config), layers));
}

export const foreignCases: readonly Case[] = [
  {
    name: 'nydus-blob',
    row: 'layer/lazy-indexes',
    shows: 'A Nydus blob is no tar: it keeps its position, and the layers that are tars are read.',
    source: 'dragonflyoss/nydus docs/nydus-image.md',
    image: above(Buffer.from('nydus blob '.repeat(60)), 'application/vnd.oci.image.layer.nydus.blob.v1'),
    expect: { complete: false, rootfs: { a: file('aaa') } },
    problems: [
      { code: 'layer-not-a-changeset', layer: 1 },
      { code: 'not-a-tar', layer: 1 },
    ],
  },
  {
    name: 'encrypted-layer',
    row: 'layer/not-a-tar',
    shows: 'An encrypted layer cannot be read without its key; the others can.',
    source: 'containers/ocicrypt, docs/encryption.md',
    image: above(Buffer.from('\u0001\u0002secret '.repeat(80)), `${types.gzip}+encrypted`),
    expect: { complete: false, rootfs: { a: file('aaa') } },
    problems: [
      { code: 'layer-not-a-changeset', layer: 1 },
      { code: 'not-a-tar', layer: 1 },
    ],
  },
];
