import type { Content } from '../../../source/file-content.js';
import { type Described, forPlatform, Layout, nameOf } from '../../../source/image-files.js';
import { archive } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { directoryOf } from '../../build/images.js';
import { putImage } from '../../build/oci-images.js';
import type { BuiltImage, Case } from '../../case.js';
import { file } from '../../expected.js';

const row = 'form/skopeo-dir';
const source = 'container-libs image/directory/directory_transport.go';
const [one, two] = [archive(put('a', 'aaa')), archive(put('b', 'bb'))];
const layout = new Layout();
const amd64 = putImage(layout, [one, two]);
const arm64 = putImage(layout, [two], { config: { architecture: 'arm64' } });
const index = layout.index([forPlatform(amd64, 'linux/amd64'), forPlatform(arm64, 'linux/arm64')]);

export const skopeoCases: readonly Case[] = [
  {
    name: 'skopeo-dir',
    row,
    shows: 'manifest.json is one manifest, no list; blobs lie beside it by the hex digits of their digests.',
    source,
    image: directory(amd64),
    expect: {
      rootfs: { a: file('aaa'), b: file('bb') },
      image: { digest: amd64.digest },
      images: [{ names: [], platform: 'linux/amd64', available: true }],
    },
  },
  {
    name: 'skopeo-dir-of-all-platforms',
    row,
    shows: '`skopeo copy --all`: manifest.json is an index, the manifests are `HEX.manifest.json`.',
    source,
    image: directory(index, amd64, arm64),
    ask: { platform: 'linux/arm64' },
    expect: {
      rootfs: { b: file('bb') },
      image: { digest: arm64.digest },
      images: [{ platform: 'linux/amd64' }, { platform: 'linux/arm64' }],
    },
  },
];

/** The files of skopeo's form, with the document that `top` points to as manifest.json. */
function directory(top: Described, ...manifests: readonly Described[]): BuiltImage {
  const hexOf = ({ digest }: { digest: string }) => digest.slice('sha256:'.length);
  const blobOf = (described: { digest: string }) => layout.files[nameOf(described)] as Uint8Array;
  const images = manifests.length === 0 ? [top] : manifests;
  const files: Record<string, Content> = {
    version: 'Directory Transport Version: 1.1\n',
    'manifest.json': blobOf(top),
  };
  for (const manifest of manifests) files[`${hexOf(manifest)}.manifest.json`] = blobOf(manifest);
  for (const image of images) {
    const { config, layers } = JSON.parse(Buffer.from(blobOf(image)).toString());
    for (const blob of [config, ...layers]) files[hexOf(blob)] = blobOf(blob);
  }
  return directoryOf(files);
}
