import { createHash } from 'node:crypto';
import { Layout, nameOf, types } from '../../../source/image-files.js';
import { archive } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { configFor, directoryOf } from '../../build/images.js';
import { layoutOf, ociImage, putImage } from '../../build/oci-images.js';
import { storedGzip } from '../../build/stored-gzip.js';
import type { BuiltImage, Case } from '../../case.js';
import { file } from '../../expected.js';

const descriptor = 'image-spec descriptor.md, "Verification"';
const tar = archive(put('a', 'aaa'));
const other = archive(put('a', 'bbb'));
const gzipped = { stored: [storedGzip(tar)], layerTypes: [types.gzip] };

/** An image in which one document or blob was changed behind the back of the descriptor. */
function changed(options: object, change: (layout: Layout, manifest: Manifest) => void): BuiltImage {
  const layout = new Layout();
  const described = putImage(layout, [tar], options);
  change(layout, JSON.parse(Buffer.from(layout.files[nameOf(described)] as Uint8Array).toString()));
  return layoutOf(layout, described);
}
type Manifest = { config: { digest: string; size: number }; layers: { digest: string; size: number }[] };

/** An image whose manifest has a descriptor that no reader may take for one. */
const badDescriptor = (name: string, row: Case['row'], shows: string, source: string, fields: object): Case => {
  const layout = new Layout();
  const config = layout.blob(configFor([tar]), types.config);
  const layer = { ...layout.blob(tar, types.layer), ...fields };
  return { name, row, shows, source, image: layoutOf(layout, layout.manifest(config, [layer])), refusal: 'malformed' };
};

export const digestCases: readonly Case[] = [
  {
    name: 'digests-that-are-right',
    row: 'digest/blob',
    shows: 'Digest of the blob and diff id of the tar are what was promised.',
    source: descriptor,
    image: ociImage([tar], gzipped),
    expect: { layers: [{ verified: 'verified' }], rootfs: { a: file('aaa') } },
  },
  {
    name: 'layer-digest-wrong',
    row: 'digest/blob',
    shows: 'A layer that is another one than its descriptor says: it is read, and said to be wrong.',
    source: descriptor,
    image: changed(gzipped, (layout, { layers }) => {
      layout.files[nameOf(layers[0]!)] = storedGzip(other);
    }),
    expect: { layers: [{ verified: 'mismatch' }], rootfs: { a: file('bbb') } },
    problems: [
      { code: 'digest-mismatch', layer: 0 },
      { code: 'diff-id-mismatch', layer: 0 },
    ],
    runtimes: { docker: 'refuses the image', containerd: 'refuses the image', podman: 'refuses the image' },
  },
  {
    name: 'config-digest-wrong',
    row: 'digest/blob',
    shows: 'A config that is another one than its descriptor says.',
    source: descriptor,
    image: changed({}, (layout, { config }) => {
      const text = Buffer.from(layout.files[nameOf(config)] as Uint8Array).toString();
      layout.files[nameOf(config)] = text.replace('amd64', 'arm64');
    }),
    expect: { image: { platform: 'linux/arm64' }, rootfs: { a: file('aaa') } },
    problems: [{ code: 'digest-mismatch', layer: null }],
    runtimes: { containerd: 'refuses the image', podman: 'refuses the image' },
  },
  {
    name: 'diff-id-wrong',
    row: 'digest/diff-id',
    shows: 'A tar that is another one than the config says, in a blob that is right.',
    source: 'image-spec config.md, "Layer DiffID"',
    image: changedDiffId(),
    expect: { layers: [{ verified: 'mismatch' }], rootfs: { a: file('aaa') } },
    problems: [{ code: 'diff-id-mismatch', layer: 0 }],
    runtimes: {
      docker: 'refuses the image: invalid diffID',
      containerd: 'refuses the image',
      umoci: 'refuses the image',
    },
  },
  {
    name: 'layer-larger-than-promised',
    row: 'digest/size',
    shows: 'A blob that has more bytes than its descriptor says.',
    source: 'image-spec descriptor.md, "size"',
    image: sized(tar.length - 512),
    expect: { rootfs: { a: file('aaa') } },
    problems: [{ code: 'size-mismatch', layer: 0 }],
  },
  {
    name: 'layer-smaller-than-promised',
    row: 'digest/size',
    shows: 'A blob that has fewer bytes than its descriptor says: something is missing.',
    source: 'image-spec descriptor.md, "size"',
    image: sized(tar.length + 512),
    expect: { complete: false, rootfs: { a: file('aaa') } },
    problems: [{ code: 'layer-truncated', layer: 0 }],
  },
  {
    name: 'digest-sha512',
    row: 'digest/algorithms',
    shows: 'sha512 is a registered algorithm: `blobs/sha512/…`.',
    source: 'image-spec descriptor.md, "Registered algorithms"',
    image: withAlgorithm('sha512', createHash('sha512').update(tar).digest('hex')),
    expect: { rootfs: { a: file('aaa') } },
  },
  {
    name: 'digest-of-an-unknown-algorithm',
    row: 'digest/algorithms',
    shows: 'An algorithm that is not registered may come: the blob is found, nobody can check it.',
    source: 'image-spec descriptor.md, "Digests": SHOULD allow digests with unrecognized algorithms',
    image: withAlgorithm('multihash+base58', 'QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8'),
    expect: { rootfs: { a: file('aaa') }, layers: [{ verified: 'unchecked' }] },
  },
  badDescriptor(
    'digest-with-a-path',
    'digest/as-path',
    'A digest that would lead out of the layout is none.',
    'CVE-2024-3727',
    { digest: 'sha256:../../../../etc/passwd' },
  ),
  badDescriptor(
    'digest-too-short',
    'digest/as-path',
    'A sha256 digest has 64 hex digits.',
    'image-spec descriptor.md, "SHA-256"',
    { digest: 'sha256:abc' },
  ),
  badDescriptor(
    'digest-in-capitals',
    'digest/as-path',
    'Hex digits of a digest are lower case.',
    'image-spec descriptor.md, "SHA-256": [a-f0-9]{64}',
    { digest: `sha256:${'A'.repeat(64)}` },
  ),
  badDescriptor(
    'size-of-blob-negative',
    'digest/size',
    'A blob cannot have fewer than no bytes.',
    'umoci 0.5.1; image-spec issue 1285',
    { size: -1 },
  ),
  badDescriptor(
    'size-of-blob-no-number',
    'digest/size',
    'A size is a number.',
    'image-spec descriptor.md, "size": int64',
    { size: 'many' },
  ),
];

function changedDiffId(): BuiltImage {
  const layout = new Layout();
  const config = layout.blob(configFor([other]), types.config);
  return layoutOf(layout, layout.manifest(config, [layout.blob(storedGzip(tar), types.gzip)]));
}

function sized(size: number): BuiltImage {
  const layout = new Layout();
  const config = layout.blob(configFor([tar]), types.config);
  return layoutOf(layout, layout.manifest(config, [{ ...layout.blob(tar, types.layer), size }]));
}

/** The layer under a digest of another algorithm. */
function withAlgorithm(algorithm: string, encoded: string): BuiltImage {
  const layout = new Layout();
  const config = layout.blob(configFor([tar]), types.config);
  const layer = { mediaType: types.layer, digest: `${algorithm}:${encoded}`, size: tar.length };
  const files = layout.listing(layout.manifest(config, [layer]));
  return directoryOf({ ...files, [nameOf(layer)]: tar });
}
