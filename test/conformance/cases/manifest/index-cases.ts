import { sha256Of } from '../../../../src/oci/digest.js';
import { forPlatform, Layout, named, nameOf, types } from '../../../source/image-files.js';
import { archive } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { configFor, directoryOf } from '../../build/images.js';
import { layoutOf, ociImage, putImage } from '../../build/oci-images.js';
import type { BuiltImage, Case } from '../../case.js';
import { base64, file } from '../../expected.js';

const [one, two] = [archive(put('a', 'aaa')), archive(put('b', 'bb'))];
const rootfs = { a: file('aaa') };
const docker = 'application/vnd.docker';
const mediaTypes = 'image-spec media-types.md; distribution manifest-v2-2.md';
const layout = new Layout();
const [amd64, arm64, armv6, armv7] = (['amd64', 'arm64', 'arm', 'arm'] as const).map((architecture, index) =>
  putImage(layout, [index === 0 ? one : two], { config: { architecture, author: String(index) } }),
) as [Described, Described, Described, Described];
type Described = ReturnType<typeof putImage>;
const platforms = layout.index([
  forPlatform(amd64, 'linux/amd64'),
  forPlatform(arm64, 'linux/arm64/v8'),
  forPlatform(armv6, 'linux/arm/v6'),
  forPlatform(armv7, 'linux/arm/v7'),
]);

export const indexCases: readonly Case[] = [
  {
    name: 'docker-media-types',
    row: 'manifest/media-types',
    shows: "Docker's media types in an OCI layout.",
    source: mediaTypes,
    image: ociImage([one], {
      layerTypes: [`${docker}.image.rootfs.diff.tar`],
      configType: `${docker}.container.image.v1+json`,
      manifest: { mediaType: `${docker}.distribution.manifest.v2+json` },
    }),
    expect: { rootfs },
  },
  {
    name: 'media-types-mixed',
    row: 'manifest/media-types',
    shows: "Layers of OCI's and of Docker's types in one image.",
    source: mediaTypes,
    image: ociImage([one, two], { layerTypes: [types.layer, `${docker}.image.rootfs.diff.tar`] }),
    expect: { rootfs: { ...rootfs, b: file('bb') } },
  },
  {
    name: 'media-types-missing',
    row: 'manifest/media-types',
    shows: 'Neither the entry of the index nor the manifest says what it is: its fields do.',
    source: 'image-spec manifest.md, "mediaType": SHOULD; the first versions had none',
    image: withoutTypes(),
    expect: { rootfs },
  },
  {
    name: 'media-type-in-capitals-with-a-parameter',
    row: 'manifest/media-types',
    shows: 'Media types know no case, and may have parameters.',
    source: 'RFC 9110, 8.3.1; RFC 6838, 4.2',
    image: ociImage([one], { layerTypes: ['Application/vnd.OCI.image.layer.v1.tar; charset=utf-8'] }),
    expect: { rootfs },
  },
  {
    name: 'layer-type-unknown',
    row: 'manifest/media-types',
    shows: 'A layer of an unknown type that is a tar is read as one.',
    source: 'image-spec manifest.md, "layers": unknown media types MUST be ignored, not refused',
    image: ociImage([one, two], { layerTypes: [types.layer, 'application/vnd.acme.layer'] }),
    expect: { rootfs: { ...rootfs, b: file('bb') } },
    problems: [{ code: 'unknown-media-type', layer: 1 }],
  },
  {
    name: 'index-entry-of-unknown-type',
    row: 'manifest/media-types',
    shows: 'An entry of the index that nobody knows is passed over.',
    source: 'image-spec image-index.md, "manifests": MUST NOT generate an error',
    image: layoutOf(layout, amd64, layout.blob('hello', 'application/vnd.acme.thing')),
    expect: { rootfs },
  },
  {
    name: 'index-in-the-index',
    row: 'manifest/nested-index',
    shows: 'An index may list indexes; the name of the outer entry is that of all images in it.',
    source: 'image-spec image-index.md',
    image: layoutOf(layout, named(layout.index([layout.index([forPlatform(amd64, 'linux/amd64')])]), 'app:1')),
    expect: { rootfs, images: [{ names: ['app:1'], platform: 'linux/amd64', available: true }] },
  },
  {
    name: 'index-that-lists-itself',
    row: 'manifest/nested-index',
    shows: 'Only a wrong digest can make an index list itself: it has nothing new to say.',
    source: 'containerd images/image.go; umoci oci/casext',
    image: cycle(),
    expect: { rootfs },
    problems: [
      { code: 'digest-mismatch', layer: null },
      { code: 'size-mismatch', layer: null },
    ],
  },
  {
    name: 'index-nested-twelve-times',
    row: 'manifest/nested-index',
    shows: 'Indexes that are nested without end are refused.',
    source: 'containerd CVE-2023-25153; diffoci limits',
    image: nested(12),
    refusal: 'malformed',
  },
  {
    name: 'platform-of-the-host',
    row: 'manifest/platforms',
    shows: 'Of an image for several platforms that of the machine is taken: linux/amd64 here.',
    source: 'image-spec image-index.md, "platform"; containerd platforms',
    image: layoutOf(layout, platforms),
    expect: {
      rootfs,
      image: { platform: 'linux/amd64' },
      images: ['linux/amd64', 'linux/arm64/v8', 'linux/arm/v6', 'linux/arm/v7'].map((platform) => ({ platform })),
    },
  },
  {
    name: 'platform-asked',
    row: 'manifest/platforms',
    shows: 'linux/arm64 is linux/arm64/v8.',
    source: 'containerd platforms/database.go',
    image: layoutOf(layout, platforms),
    ask: { platform: 'linux/arm64' },
    expect: { rootfs: { b: file('bb') }, image: { digest: arm64.digest } },
  },
  {
    name: 'platform-asked-with-a-variant',
    row: 'manifest/platforms',
    shows: 'A variant takes that one.',
    source: 'image-spec image-index.md, "variant"',
    image: layoutOf(layout, platforms),
    ask: { platform: 'linux/arm/v6' },
    expect: { image: { digest: armv6.digest } },
  },
  {
    name: 'platform-that-is-not-there',
    row: 'manifest/platforms',
    shows: 'No image for the platform that is asked for: none is taken in its place.',
    source: 'containerd images/image.go: "no match for platform in manifest"',
    image: layoutOf(layout, platforms),
    ask: { platform: 'linux/s390x' },
    refusal: 'no-platform',
  },
  {
    name: 'platforms-without-that-of-the-host',
    row: 'manifest/platforms',
    shows: 'Several platforms and none of them that of the machine: the reader has to ask.',
    source: 'image-spec image-index.md',
    image: layoutOf(layout, layout.index([forPlatform(arm64, 'linux/arm64'), forPlatform(armv7, 'linux/arm/v7')])),
    refusal: 'choose',
  },
  {
    name: 'embedded-config',
    row: 'manifest/embedded-data',
    shows: 'A descriptor may carry its content: the config is in no blob.',
    source: 'image-spec descriptor.md, "Embedded Content"',
    image: embedded(),
    expect: { rootfs },
  },
  {
    name: 'manifests-and-layers-in-one',
    row: 'manifest/ambiguous',
    shows: 'A document with manifests and layers is a different image to different tools: it is refused.',
    source: 'CVE-2021-41190; GHSA-qq97-vm5h-rrhg',
    image: ambiguous({ mediaType: types.manifest, manifests: [forPlatform(amd64, 'linux/amd64')] }),
    refusal: 'ambiguous',
  },
  {
    name: 'manifest-that-says-it-is-an-index',
    row: 'manifest/ambiguous',
    shows: 'A media type of one thing with the fields of another.',
    source: 'CVE-2021-41190',
    image: ambiguous({ mediaType: types.index }),
    refusal: 'ambiguous',
  },
  {
    name: 'manifest-of-schema-1',
    row: 'manifest/ambiguous',
    shows: "Docker's first manifest, with fsLayers, beside the layers of the second.",
    source: 'CVE-2021-41190; distribution manifest-v2-1.md',
    image: ambiguous({ mediaType: types.manifest, fsLayers: [] }),
    refusal: 'ambiguous',
  },
];

function withoutTypes(): BuiltImage {
  const bare = new Layout();
  const { mediaType: _, ...config } = bare.blob(configFor([one]));
  return layoutOf(bare, bare.blob({ schemaVersion: 2, config, layers: [bare.blob(one)] }));
}

/** The inner index claims a digest that is not its own: that of an index it lists. */
function cycle(): BuiltImage {
  const looped = new Layout();
  const image = putImage(looped, [one]);
  const claimed = { mediaType: types.index, digest: sha256Of(Buffer.from('a lie')), size: 1 };
  const index = { schemaVersion: 2, mediaType: types.index, manifests: [claimed, image] };
  return directoryOf({ ...looped.listing(claimed), [nameOf(claimed)]: index });
}

function nested(depth: number): BuiltImage {
  const deep = new Layout();
  let inner = putImage(deep, [one]);
  for (let level = 0; level < depth; level += 1) inner = deep.index([inner]);
  return layoutOf(deep, inner);
}

function embedded(): BuiltImage {
  const slim = new Layout();
  const config = Buffer.from(JSON.stringify(configFor([one])));
  const descriptor = { mediaType: types.config, digest: sha256Of(config), size: config.length, data: base64(config) };
  return layoutOf(slim, slim.manifest(descriptor, [slim.blob(one, types.layer)]));
}

function ambiguous(more: object): BuiltImage {
  const odd = new Layout();
  return layoutOf(odd, putImage(odd, [one], { manifest: more }));
}
