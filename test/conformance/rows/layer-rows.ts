import type { Row } from './row.js';

/** How a layer is stored. */
export const layerRows = [
  {
    id: 'layer/sniffing',
    says: 'A layer is a tar, plain or compressed with gzip or zstd, formerly bzip2 or xz. Its media type may lie; its first bytes do not.',
    tests: ['test/layer/index-layer.test.ts'],
    fixtures: ['story/skopeo-oci-gzip', 'story/skopeo-oci-zstd'],
  },
  {
    id: 'layer/gzip-members',
    says: 'gzip may come in several members, with zeros behind the last.',
    tests: ['test/layer/index-layer.test.ts'],
  },
  {
    id: 'layer/damaged-stream',
    says: 'What was inflated before the damage is kept, and the layer marked.',
    tests: ['test/layer/index-layer.test.ts'],
  },
  {
    id: 'layer/zstd-frames',
    says: 'zstd may come in several frames, and frames to be skipped between them.',
    tests: ['test/layer/index-layer.test.ts'],
  },
  {
    id: 'layer/zstd-window',
    says: 'A zstd frame may ask for a window of gigabytes; `zstd` itself takes no more than 128 MiB.',
  },
  {
    id: 'layer/estargz',
    says: 'eStargz is gzip with a member for each file, a landmark and a table of contents as the last entry, which clients prefer to the tar.',
    tests: ['test/layer/toc.test.ts'],
    fixtures: ['lazy/estargz.tar'],
    reason: 'A table of contents that lies in an image of its own (external TOC) is not looked for.',
  },
  {
    id: 'layer/zstd-chunked',
    says: 'zstd:chunked has its table of contents in frames that others skip. A client that knows it reads the table, not the tar: the two may differ.',
    tests: ['test/layer/toc.test.ts'],
    fixtures: ['lazy/zstd-chunked.tar'],
  },
  {
    id: 'layer/lazy-indexes',
    says: 'SOCI indexes stand beside the layers, and Nydus puts its own blobs in the place of layers.',
  },
  {
    id: 'layer/not-a-tar',
    says: 'What stands in the place of a layer may be no tar at all.',
  },
] as const satisfies readonly Row[];
