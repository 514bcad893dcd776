import { forPlatform, Layout, named, nameOf, types } from '../../../source/image-files.js';
import { archive } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { archiveOf, configFor, directoryOf, dockerMembers, fileOf } from '../../build/images.js';
import { layoutArchiveOf, layoutOf, putImage } from '../../build/oci-images.js';
import type { Case } from '../../case.js';
import { file } from '../../expected.js';

const source = 'image-spec image-layout.md';
const [one, two] = [archive(put('a', 'aaa')), archive(put('b', 'bb'))];
const rootfs = { a: file('aaa'), b: file('bb') };
const layout = new Layout();
const image = putImage(layout, [one, two]);
const listing = layout.listing(image);
const manifest = JSON.parse(Buffer.from(layout.files[nameOf(image)] as Uint8Array).toString());
const without = (name: string) => Object.fromEntries(Object.entries(listing).filter(([path]) => path !== name));
const [other, otherLayout] = [new Layout(), new Layout()];
const several = [putImage(other, [one]), putImage(other, [two])] as const;
const arm = putImage(otherLayout, [two], { config: { architecture: 'arm64' } });

/** The names by which docker shows an image with these annotations. */
const refName = (name: string, shows: string, annotations: Record<string, string>, names: string[]): Case => ({
  name,
  row: 'form/oci-layout',
  shows,
  source: 'image-spec annotations.md, "org.opencontainers.image.ref.name"; containerd images/archive/reference.go',
  image: layoutOf(layout, { ...image, annotations }),
  expect: { images: [{ names, available: true }] },
});
const ref = 'org.opencontainers.image.ref.name';

export const layoutCases: readonly Case[] = [
  {
    name: 'oci-layout',
    row: 'form/oci-layout',
    shows: 'index.json leads to a manifest, that to config and layers, all of them by digest.',
    source,
    image: directoryOf(listing),
    expect: { rootfs, image: { digest: image.digest }, images: [{ platform: 'linux/amd64', available: true }] },
  },
  {
    name: 'oci-archive',
    row: 'form/oci-layout',
    shows: 'The same as a tar.',
    source,
    image: archiveOf(listing),
    expect: { rootfs, image: { digest: image.digest } },
  },
  {
    name: 'oci-archive-in-any-order',
    row: 'form/oci-layout',
    shows: 'The entries of the archive may stand in any order: index.json and oci-layout last.',
    source,
    image: archiveOf(Object.entries(listing).reverse()),
    expect: { rootfs },
  },
  {
    name: 'oci-layout-of-unknown-files',
    row: 'form/oci-layout',
    shows: 'Files that the spec does not name, and blobs that nobody points to, are fine.',
    source: `${source}: "MAY contain blobs which are not referenced"`,
    image: directoryOf({
      ...listing,
      'README.txt': 'hello',
      'blobs/sha256/not-a-digest': 'x',
      [`blobs/sha256/${'0'.repeat(64)}`]: 'x',
    }),
    expect: { rootfs },
  },
  {
    name: 'oci-layout-without-its-mark',
    row: 'form/oci-layout',
    shows: 'A layout that lacks the file `oci-layout` can be read all the same.',
    source: `${source}, "oci-layout file": MUST exist`,
    image: directoryOf(without('oci-layout')),
    expect: { rootfs },
    runtimes: { umoci: 'refuses it' },
  },
  {
    name: 'oci-layout-without-its-index',
    row: 'form/oci-layout',
    shows: 'A layout without index.json lists nothing.',
    source,
    image: directoryOf(without('index.json')),
    refusal: 'missing',
  },
  {
    name: 'layer-blob-not-here',
    row: 'form/oci-layout',
    shows: 'A blob of a layer may be missing: its position stays, the others are read.',
    source: `${source}: "blobs … MAY be missing"`,
    image: directoryOf(without(nameOf(manifest.layers[0]))),
    expect: {
      complete: false,
      rootfs: { b: file('bb') },
      layers: [{ verified: 'absent', compression: null }, { entries: 1 }],
    },
    problems: [{ code: 'layer-missing', layer: 0 }],
  },
  {
    name: 'config-blob-not-here',
    row: 'form/oci-layout',
    shows: 'Without its config there is no image.',
    source,
    image: directoryOf(without(nameOf(manifest.config))),
    refusal: 'missing',
    expect: { images: [{ available: false }] },
  },
  {
    name: 'manifest-blob-not-here',
    row: 'form/oci-layout',
    shows: 'A manifest that is listed and not there.',
    source,
    image: directoryOf(without(nameOf(image))),
    refusal: 'missing',
    expect: { images: [{ available: false, platform: null }] },
  },
  refName('ref-name-of-a-tag', 'ref.name may be a tag alone: there is no more to the name.', { [ref]: 'v1.2' }, [
    'v1.2',
  ]),
  refName(
    'ref-name-of-a-full-name',
    'ref.name may be a full name, which docker shows short.',
    { [ref]: 'docker.io/library/app:v1.2' },
    ['app:v1.2'],
  ),
  refName(
    'ref-name-beside-containerd-name',
    'containerd writes the full name beside it: ref.name is the tag of that then.',
    { [ref]: 'v1.2', 'io.containerd.image.name': 'docker.io/library/app:v1.2' },
    ['app:v1.2'],
  ),
  {
    name: 'one-image-under-several-names',
    row: 'form/several-images',
    shows: 'An image that is listed again under another name is one image.',
    source: 'image-spec annotations.md',
    image: layoutOf(layout, named(image, 'app:1'), named(image, 'app:latest')),
    expect: { rootfs, images: [{ names: ['app:1', 'app:latest'] }] },
  },
  {
    name: 'several-images-not-asked',
    row: 'form/several-images',
    shows: 'Several images, and nobody says which one: none is taken by guessing.',
    source: 'containers/image oci/layout: "more than one image in oci, choose an image"',
    image: layoutOf(other, named(several[0], 'app:1'), named(several[1], 'tool:2')),
    refusal: 'choose',
    expect: { images: [{ names: ['app:1'] }, { names: ['tool:2'] }] },
  },
  {
    name: 'several-images-asked-by-name',
    row: 'form/several-images',
    shows: 'A name takes one of several.',
    source: 'containers/image oci/layout',
    image: layoutOf(other, named(several[0], 'app:1'), named(several[1], 'tool:2')),
    ask: { image: 'tool:2' },
    expect: { rootfs: { b: file('bb') } },
  },
  {
    name: 'several-images-asked-by-another-name',
    row: 'form/several-images',
    shows: 'A name that no image has.',
    source: 'containers/image oci/layout',
    image: layoutOf(other, named(several[0], 'app:1'), named(several[1], 'tool:2')),
    ask: { image: 'app:2' },
    refusal: 'not-listed',
  },
  {
    name: 'several-images-in-a-docker-archive',
    row: 'form/several-images',
    shows: '`docker save a b`: manifest.json has an entry for each image, with all its names.',
    source: 'moby image/tarexport/save.go',
    image: archiveOf({
      ...dockerMembers([one]),
      'other.json': configFor([two], { author: 'other' }),
      'other/layer.tar': two,
      'manifest.json': [
        { Config: 'config.json', RepoTags: ['app:1', 'app:latest'], Layers: ['0/layer.tar'] },
        { Config: 'other.json', RepoTags: ['tool:2'], Layers: ['other/layer.tar'] },
      ],
    }),
    ask: { image: 'app:latest' },
    expect: { rootfs: { a: file('aaa') }, images: [{ names: ['app:1', 'app:latest'] }, { names: ['tool:2'] }] },
  },
  {
    name: 'containerd-export',
    row: 'form/containerd',
    shows: 'An index in the index, of which only the platform is there that was pulled: that one is taken.',
    source: 'containerd images/archive/exporter.go (WithSkipMissing)',
    image: containerdExport(),
    expect: {
      rootfs,
      images: [
        { names: ['app:1'], platform: 'linux/amd64', available: true },
        { names: ['app:1'], platform: 'linux/arm64', available: false },
        { names: ['app:1'], platform: 'linux/arm/v7', available: false },
      ],
    },
  },
  {
    name: 'containerd-export-of-another-platform',
    row: 'form/containerd',
    shows: 'The only image that is there is taken, whatever it runs on.',
    source: 'containerd images/archive/exporter.go (WithSkipMissing)',
    image: layoutOf(
      otherLayout,
      otherLayout.index([forPlatform(arm, 'linux/arm64'), forPlatform(gone('2'), 'linux/amd64')]),
    ),
    expect: { rootfs: { b: file('bb') }, image: { platform: 'linux/arm64' } },
  },
  {
    name: 'member-names-with-dot-slash',
    row: 'form/member-names',
    shows: '`tar -c .` puts `./` before every name.',
    source: 'GNU tar; containers/image docker/internal/tarfile',
    image: archiveOf([
      ['./', { directory: true }],
      ...Object.entries(listing).map(([path, content]) => [`./${path}`, content] as const),
    ]),
    expect: { rootfs },
  },
  {
    name: 'member-twice',
    row: 'form/member-names',
    shows: 'Of two members with one name the last one counts, as when the archive is unpacked.',
    source: 'POSIX.1-2017 pax, -r: later files replace earlier ones',
    image: archiveOf([['0/layer.tar', two], ...Object.entries(dockerMembers([one]))]),
    expect: { rootfs: { a: file('aaa') } },
  },
  {
    name: 'archive-by-another-name',
    row: 'form/detection',
    shows: 'What a file is, its bytes tell: its name says nothing.',
    source: 'moby go-archive compression.go, Detect',
    image: { ...archiveOf(dockerMembers([one])), suffix: '.txt' } as Case['image'],
    expect: { rootfs: { a: file('aaa') } },
  },
  {
    name: 'tar-of-something-else',
    row: 'form/detection',
    shows: 'An archive of neither form holds no image.',
    source: 'moby daemon/internal/image/tarexport/load.go',
    image: archiveOf({ 'hello.txt': 'hello', 'notes/a.md': 'b' }),
    refusal: 'no-image',
  },
  {
    name: 'file-of-text',
    row: 'form/detection',
    shows: 'A file that is no archive holds no image.',
    source: 'moby daemon/internal/image/tarexport/load.go',
    image: fileOf(Buffer.from('hello, I am no image\n'.repeat(40)), '.tar'),
    refusal: 'no-image',
  },
];

/** An entry for a blob that is not here. */
function gone(digit: string) {
  return { mediaType: types.manifest, digest: `sha256:${digit.repeat(64)}`, size: 500 };
}

function containerdExport(): Case['image'] {
  const exported = new Layout();
  const here = forPlatform(putImage(exported, [one, two]), 'linux/amd64');
  const index = exported.index([here, forPlatform(gone('2'), 'linux/arm64'), forPlatform(gone('3'), 'linux/arm/v7')]);
  const annotations = { 'io.containerd.image.name': 'docker.io/library/app:1', [ref]: '1' };
  return layoutArchiveOf(exported, { ...index, annotations });
}
