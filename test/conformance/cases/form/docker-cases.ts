import { Layout } from '../../../source/image-files.js';
import { archive } from '../../../tar/tar-blocks.js';
import { put } from '../../build/entries.js';
import { archiveBytes, archiveOf, configFor, directoryOf, dockerMembers, fileOf } from '../../build/images.js';
import { putImage } from '../../build/oci-images.js';
import type { Case } from '../../case.js';
import { file } from '../../expected.js';

const v12 = 'moby docker-image-spec v1.2, "Combined Image JSON + Filesystem Changeset Format"';
const [one, two] = [archive(put('a', 'aaa')), archive(put('b', 'bb'))];
const rootfs = { a: file('aaa'), b: file('bb') };
const twice = {
  layers: [{ entries: 1 }, { entries: 1 }],
  totals: { shippedBytes: 6, visibleBytes: 3 },
  rootfs: { a: file('aaa') },
} as const;
const config = configFor([one, two]);
const repeated = configFor([one, one]);
const listOf = (...layers: string[]) => [{ Config: 'config.json', RepoTags: ['conformance:1'], Layers: layers }];
const members = dockerMembers([one, two]);
const whole = archiveBytes(members);

export const dockerCases: readonly Case[] = [
  {
    name: 'docker-save',
    row: 'form/docker-archive',
    shows:
      'What `docker save` wrote from 1.10 to 24: a folder for each layer with files of the first form, which nobody needs.',
    source: v12,
    image: archiveOf({
      '1111/': { directory: true },
      '1111/VERSION': '1.0',
      '1111/json': { id: '1111' },
      '1111/layer.tar': one,
      '2222/': { directory: true },
      '2222/VERSION': '1.0',
      '2222/json': { id: '2222', parent: '1111' },
      '2222/layer.tar': two,
      'config.json': config,
      'manifest.json': listOf('1111/layer.tar', '2222/layer.tar'),
      repositories: { conformance: { 1: '2222' } },
    }),
    expect: { rootfs, images: [{ names: ['conformance:1'], platform: 'linux/amd64', available: true }] },
  },
  {
    name: 'docker-save-unpacked',
    row: 'form/docker-archive',
    shows: 'The same as a directory, as `tar -x` makes it.',
    source: v12,
    image: directoryOf(members),
    expect: { rootfs },
  },
  {
    name: 'layer-link-behind-its-target',
    row: 'form/docker-archive',
    shows: 'A layer that repeats is a symlink to its first copy.',
    source: 'moby image/tarexport/save.go (before 25)',
    image: archiveOf({
      '1111/layer.tar': one,
      '2222/layer.tar': { symlink: '../1111/layer.tar' },
      'config.json': repeated,
      'manifest.json': listOf('1111/layer.tar', '2222/layer.tar'),
    }),
    expect: twice,
  },
  {
    name: 'layer-link-before-its-target',
    row: 'form/docker-archive',
    shows: 'The link may stand before its target: names are resolved when the whole archive is known.',
    source: 'containerd images/archive/importer.go: symlinks are resolved after the scan',
    image: archiveOf({
      '1111/layer.tar': { symlink: '../2222/layer.tar' },
      'manifest.json': listOf('1111/layer.tar', '2222/layer.tar'),
      'config.json': repeated,
      '2222/layer.tar': one,
    }),
    expect: twice,
  },
  {
    name: 'layer-link-leads-out',
    row: 'form/docker-archive',
    shows: 'A link that leads out of the archive leads nowhere: the layer is not there.',
    source: 'containers/image docker/internal/tarfile; CVE-2018-15664',
    image: archiveOf({ ...members, '1/layer.tar': { symlink: '../../../../etc/passwd' } }),
    expect: {
      complete: false,
      rootfs: { a: file('aaa') },
      layers: [{ entries: 1 }, { compression: null, verified: 'absent' }],
    },
    problems: [{ code: 'layer-missing', layer: 1 }],
  },
  {
    name: 'layer-link-to-itself',
    row: 'form/docker-archive',
    shows: 'Links that lead to each other lead nowhere.',
    source: 'path_resolution(7): 40 links',
    image: archiveOf({ ...members, '1/layer.tar': { symlink: '../1/layer.tar' } }),
    expect: { complete: false, rootfs: { a: file('aaa') } },
    problems: [{ code: 'layer-missing', layer: 1 }],
  },
  {
    name: 'layer-not-in-the-archive',
    row: 'form/docker-archive',
    shows: 'A layer that is named and not there keeps its position; the others are read.',
    source: v12,
    image: archiveOf({ ...members, 'manifest.json': listOf('0/layer.tar', 'gone/layer.tar') }),
    expect: {
      complete: false,
      rootfs: { a: file('aaa') },
      layers: [{ entries: 1 }, { compression: null, verified: 'absent', entries: null }],
    },
    problems: [{ code: 'layer-missing', layer: 1 }],
  },
  {
    name: 'config-not-in-the-archive',
    row: 'form/docker-archive',
    shows: 'Without its config there is no image.',
    source: v12,
    image: archiveOf({ '0/layer.tar': one, 'manifest.json': listOf('0/layer.tar') }),
    refusal: 'missing',
    expect: { images: [{ available: false }] },
  },
  {
    name: 'manifest-that-is-no-json',
    row: 'form/docker-archive',
    shows: 'A manifest.json that is no JSON.',
    source: v12,
    image: archiveOf({ ...members, 'manifest.json': '[{"Config": ' }),
    refusal: 'malformed',
  },
  {
    name: 'manifest-of-wrong-types',
    row: 'form/docker-archive',
    shows: 'Layers that are no list of names.',
    source: v12,
    image: archiveOf({ ...members, 'manifest.json': [{ Config: 'config.json', RepoTags: [], Layers: [1, 2] }] }),
    refusal: 'malformed',
  },
  {
    name: 'manifest-with-nulls',
    row: 'form/docker-archive',
    shows: 'An image without a name: RepoTags is null.',
    source: 'moby image/tarexport/save.go; Go encoding/json',
    image: archiveOf({
      ...members,
      'manifest.json': [{ Config: 'config.json', RepoTags: null, Layers: ['0/layer.tar', '1/layer.tar'] }],
    }),
    expect: { rootfs, images: [{ names: [] }] },
  },
  {
    name: 'archive-cut-in-a-layer',
    row: 'form/docker-archive',
    shows: 'An archive that is cut off inside its last layer: what is there of it is read.',
    source: 'an interrupted download',
    // The end of the archive and the end marker of the layer are missing.
    image: fileOf(whole.subarray(0, whole.length - 1024 - 1024)),
    expect: { complete: false, rootfs },
    problems: [
      { code: 'archive-damaged', layer: null },
      { code: 'layer-truncated', layer: 1 },
      { code: 'tar-missing-end', layer: 1 },
    ],
  },
  {
    name: 'archive-cut-before-its-manifest',
    row: 'form/podman-archive',
    shows: 'podman writes manifest.json last: an archive that is cut off has layers and no image.',
    source: 'container-libs docker/internal/tarfile/writer.go',
    image: fileOf(archiveBytes({ 'one.tar': one, 'config.json': config }).subarray(0, 2000)),
    refusal: 'no-image',
  },
  {
    name: 'podman-save',
    row: 'form/podman-archive',
    shows: 'podman and skopeo: layers by diff id, then links to them, manifest.json last.',
    source: 'container-libs docker/internal/tarfile/writer.go',
    image: archiveOf({
      'one.tar': one,
      'two.tar': two,
      'config.json': config,
      '1111/layer.tar': { symlink: '../one.tar' },
      '1111/VERSION': '1.0',
      '1111/json': { id: '1111' },
      '2222/layer.tar': { symlink: '../two.tar' },
      '2222/VERSION': '1.0',
      '2222/json': { id: '2222', parent: '1111' },
      repositories: { conformance: { 1: '2222' } },
      'manifest.json': listOf('one.tar', 'two.tar'),
    }),
    expect: { rootfs, images: [{ names: ['conformance:1'] }] },
  },
  {
    name: 'one-file-named-twice',
    row: 'form/podman-archive',
    shows: 'A layer that repeats is named twice in manifest.json: it is two layers.',
    source: 'container-libs docker/internal/tarfile/dest.go',
    image: archiveOf({ 'one.tar': one, 'config.json': repeated, 'manifest.json': listOf('one.tar', 'one.tar') }),
    expect: twice,
  },
  ...bothForms(),
];

/** What docker writes since 25: an archive in both forms. */
function bothForms(): Case[] {
  const layout = new Layout();
  const first = putImage(layout, [one]);
  const manifest = JSON.parse(
    Buffer.from(layout.files[`blobs/${first.digest.replace(':', '/')}`] as Uint8Array).toString(),
  );
  const name = ({ digest }: { digest: string }) => `blobs/${digest.replace(':', '/')}`;
  const entry = { Config: name(manifest.config), RepoTags: ['conformance:1'], Layers: [name(manifest.layers[0])] };
  const second = layout.blob(configFor([two], { author: 'second' }));
  const layer = layout.blob(two);
  const secondEntry = { Config: name(second), RepoTags: ['second:1'], Layers: [name(layer)] };
  const inIndex = {
    ...first,
    annotations: {
      'io.containerd.image.name': 'docker.io/library/conformance:1',
      'org.opencontainers.image.ref.name': '1',
    },
  };
  const source = 'moby daemon/internal/image/tarexport/save.go (25 and later)';
  return [
    {
      name: 'docker-25-save',
      row: 'form/docker-25',
      shows: 'An archive in both forms: index.json and manifest.json list one image, not two.',
      source,
      image: archiveOf({ ...layout.listing(inIndex), 'manifest.json': [entry] }),
      expect: {
        rootfs: { a: file('aaa') },
        image: { digest: first.digest },
        images: [{ names: ['conformance:1'], available: true }],
      },
    },
    {
      name: 'docker-25-only-in-manifest-json',
      row: 'form/docker-25',
      shows: 'index.json lists only the first image without a name: manifest.json has the others.',
      source,
      image: archiveOf({ ...layout.listing(inIndex), 'manifest.json': [entry, secondEntry] }),
      ask: { image: 'second:1' },
      expect: {
        rootfs: { b: file('bb') },
        images: [{ names: ['conformance:1'] }, { names: ['second:1'] }],
      },
    },
    {
      name: 'docker-25-only-in-index-json',
      row: 'form/docker-25',
      shows: 'manifest.json lists only images for the platform of the daemon: index.json has the others.',
      source: 'containerd images/archive/exporter.go',
      image: archiveOf({ ...layout.listing(inIndex), 'manifest.json': [secondEntry] }),
      ask: { image: 'conformance:1' },
      expect: {
        rootfs: { a: file('aaa') },
        images: [{ names: ['conformance:1'] }, { names: ['second:1'] }],
      },
    },
  ];
}
