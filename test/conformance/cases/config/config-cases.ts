import { Layout, types } from '../../../source/image-files.js';
import { archive, pax } from '../../../tar/tar-blocks.js';
import { folder, put } from '../../build/entries.js';
import { configFor, dockerMembers, packed } from '../../build/images.js';
import { layoutOf, ociImage } from '../../build/oci-images.js';
import type { Case } from '../../case.js';
import { base64, directory, file } from '../../expected.js';

const spec = 'image-spec config.md';
const [one, two] = [archive(put('a', 'a')), archive(put('b', 'bb'))];
const rootfs = { a: file('a'), b: file('bb') };

/** Two layers and this history. */
const withHistory = (name: string, shows: string, source: string, history: unknown, more: Partial<Case>): Case => ({
  name,
  row: 'config/history',
  shows,
  source,
  image: packed(dockerMembers([one, two], { history })),
  ...more,
});
const made = (by: string) => ({ created_by: by });
const empty = (by: string) => ({ created_by: by, empty_layer: true });
const mismatch = [{ code: 'history-mismatch', layer: null }] as const;

/** One layer and a config with these fields. */
const withConfig = (
  name: string,
  row: Case['row'],
  shows: string,
  source: string,
  config: object,
  more: Partial<Case>,
): Case => ({
  name,
  row,
  shows,
  source,
  image: packed(dockerMembers([one], config)),
  ...more,
});
const created = (name: string, shows: string, value: unknown, expected: string | null): Case =>
  withConfig(
    name,
    'config/created',
    shows,
    `${spec}, "created"`,
    { created: value },
    { expect: { image: { created: expected } } },
  );

const diffIds = (name: string, shows: string, tars: readonly Uint8Array[]): Case => ({
  name,
  row: 'config/diff-ids',
  shows,
  source: `${spec}, "rootfs"; moby image/tarexport/load.go`,
  image: packed({ ...dockerMembers([one, two]), 'config.json': configFor(tars) }),
  expect: { rootfs },
  problems: [{ code: 'layer-count-mismatch', layer: null }],
  runtimes: { docker: 'refuses the image', containerd: 'refuses the image', podman: 'refuses the image' },
});

/** docker's well-known empty layer, 32 bytes of gzip (distribution, manifest/schema1). */
const emptyLayer = Buffer.from('1f8b080000096e8800ff621805a360148c5800080000ffff2eafb5ef00040000', 'hex');
const emptyTar = new Uint8Array(1024);

export const configCases: readonly Case[] = [
  diffIds('fewer-diff-ids-than-layers', 'A config that names fewer layers than there are: all of them are read.', [
    one,
  ]),
  diffIds('more-diff-ids-than-layers', 'A config that names more layers than there are.', [one, two, archive()]),
  withConfig(
    'diff-id-that-is-no-digest',
    'config/diff-ids',
    'A diff id that is no digest promises nothing.',
    spec,
    { rootfs: { type: 'layers', diff_ids: ['latest'] } },
    {
      expect: { rootfs: { a: file('a') }, layers: [{ diffId: null }] },
      problems: [{ code: 'config-field-invalid', layer: null }],
    },
  ),
  withHistory(
    'history-that-fits',
    'Steps that are marked as empty made no layer; the others did, in order.',
    `${spec}, "history"`,
    [made('FROM'), empty('ENV A=1'), made('RUN two'), empty('CMD')],
    {
      expect: { layers: [{ createdBy: 'FROM' }, { createdBy: 'RUN two' }] },
    },
  ),
  withHistory('history-missing', 'A history is optional.', `${spec}, "history": OPTIONAL`, undefined, {
    expect: { layers: [{ createdBy: null }, { createdBy: null }] },
  }),
  withHistory('history-null', 'A history of null is none.', 'Go encoding/json writes a nil slice as null', null, {
    expect: { layers: [{ createdBy: null }, { createdBy: null }] },
  }),
  withHistory(
    'history-too-long',
    'More steps than layers: the newest steps belong to the newest layers.',
    'jib issue 991: 12 steps for 11 layers',
    [made('old'), made('one'), made('two')],
    {
      expect: { layers: [{ createdBy: 'one' }, { createdBy: 'two' }] },
      problems: mismatch,
    },
  ),
  withHistory(
    'history-too-short',
    'Fewer steps than layers: nobody knows how the oldest layers were made.',
    'nix2container issue 57; kaniko issue 315',
    [made('two'), empty('CMD')],
    {
      expect: { layers: [{ createdBy: null }, { createdBy: 'two' }] },
      problems: mismatch,
    },
  ),
  withHistory(
    'history-of-empty-steps-only',
    'A history that says of no step that it made a layer.',
    'docker commit and squash leave such',
    [empty('ENV A=1'), empty('CMD')],
    {
      expect: { layers: [{ createdBy: null }, { createdBy: null }] },
      problems: mismatch,
    },
  ),
  {
    name: 'one-layer-twice',
    row: 'config/repeated-diff-id',
    shows: 'One diff id at two positions is two layers: each ships its bytes, and the upper one hides the lower.',
    source: `${spec}, "rootfs": order matters, not uniqueness`,
    image: ociImage([one, two, one]),
    expect: {
      rootfs,
      layers: [{ entries: 1 }, { entries: 1 }, { entries: 1 }],
      totals: { shippedBytes: 4, visibleBytes: 3 },
      hidden: [{ path: 'a', bytes: 1, cause: 'metadata-only', layer: 0, hiddenBy: 2 }],
    },
  },
  {
    name: 'empty-layer',
    row: 'config/empty-layer',
    shows: 'A tar of 1024 zeros is a whole layer of nothing.',
    source: 'moby layer/empty.go: sha256:5f70bf18…',
    image: packed(dockerMembers([one, emptyTar])),
    expect: {
      rootfs: { a: file('a') },
      layers: [
        { entries: 1 },
        {
          entries: 0,
          shippedBytes: 0,
          diffId: 'sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef',
        },
      ],
    },
  },
  {
    name: 'empty-layer-of-docker',
    row: 'config/empty-layer',
    shows: 'The empty layer as registries have it: 32 bytes of gzip, well known by their digest.',
    source: 'distribution manifest/schema1: sha256:a3ed95ca…',
    image: ociImage([one, emptyTar], { stored: [one, emptyLayer], layerTypes: [types.layer, types.gzip] }),
    expect: {
      layers: [
        {},
        {
          entries: 0,
          compression: 'gzip',
          verified: 'verified',
          digest: 'sha256:a3ed95caeb02ffe68cdd9fd84406680ae93d633cb16422d00e8a7c22955b46d4',
        },
      ],
    },
  },
  {
    name: 'image-without-layers',
    row: 'config/empty-layer',
    shows: 'An image may have no layer at all: FROM scratch with nothing but an ENV.',
    source: 'image-spec manifest.md, "layers"',
    image: packed(dockerMembers([], { config: { Env: ['A=1'] }, history: [empty('ENV A=1')] })),
    expect: { rootfs: {}, layers: [], totals: { shippedBytes: 0, visibleBytes: 0 } },
  },
  withConfig(
    'imported-image',
    'config/flat-image',
    '`docker import` writes one layer and one step without a command.',
    'moby daemon/images/image_import.go',
    { created: '2024-05-06T07:08:09Z', history: [{ created: '2024-05-06T07:08:09Z', comment: 'Imported from -' }] },
    {
      expect: { layers: [{ createdBy: null }], image: { created: '2024-05-06T07:08:09Z' } },
    },
  ),
  withConfig(
    'squashed-image',
    'config/flat-image',
    '`docker build --squash` keeps all steps as empty ones, and adds one that made the layer.',
    'moby daemon/images/image_squash.go',
    { history: [empty('RUN one'), empty('RUN two'), { comment: 'merge sha256:1 to sha256:2' }] },
    {
      expect: { layers: [{ createdBy: null }] },
    },
  ),
  created(
    'created-recorded',
    'A time is given as it is written.',
    '2024-05-06T07:08:09.123456789+02:00',
    '2024-05-06T07:08:09.123456789+02:00',
  ),
  created('created-missing', 'No time: not recorded.', undefined, null),
  created('created-year-1', "Go's zero time: not recorded.", '0001-01-01T00:00:00Z', null),
  created('created-1970', 'Reproducible builds write 1970: not recorded.', '1970-01-01T00:00:00Z', null),
  withConfig(
    'config-of-nulls',
    'config/field-shapes',
    'Every field may be null.',
    'Go encoding/json',
    {
      config: { User: '', Env: null, Entrypoint: null, Cmd: null, WorkingDir: '', ExposedPorts: null, Labels: null },
      history: null,
      created: null,
    },
    {
      expect: {
        image: {
          created: null,
          config: { user: null, env: [], entrypoint: [], cmd: [], workingDir: null, exposedPorts: [], labels: {} },
        },
      },
    },
  ),
  withConfig(
    'config-null',
    'config/field-shapes',
    'The object of the run configuration may itself be null or missing.',
    'Go encoding/json',
    { config: null },
    {
      expect: { image: { config: { env: [], labels: {} } } },
    },
  ),
  withConfig(
    'config-command-as-text',
    'config/field-shapes',
    'A command that is one text is a list of one.',
    'moby api/types/strslice',
    { config: { Cmd: '/bin/sh', Entrypoint: ['/init', '-v'] } },
    {
      expect: { image: { config: { cmd: ['/bin/sh'], entrypoint: ['/init', '-v'] } } },
    },
  ),
  withConfig(
    'config-of-wrong-types',
    'config/field-shapes',
    'A field of the wrong type is told and left out; the image is read.',
    spec,
    { config: { Env: 'A=1', User: ['root'], Labels: ['x'] } },
    {
      expect: { rootfs: { a: file('a') }, image: { config: { env: [], user: null, labels: {} } } },
      problems: [
        { code: 'config-field-invalid', layer: null },
        { code: 'config-field-invalid', layer: null },
        { code: 'config-field-invalid', layer: null },
      ],
    },
  ),
  {
    name: 'config-that-is-no-json',
    row: 'config/field-shapes',
    shows: 'A config that is no JSON: there is no image to show.',
    source: spec,
    image: packed({ ...dockerMembers([one]), 'config.json': 'not JSON' }),
    refusal: 'malformed',
  },
  {
    name: 'foreign-layer-not-here',
    row: 'config/foreign-layers',
    shows:
      'A Windows base layer is a descriptor with `urls` and no blob: its position stays, the layers above are read.',
    source: 'image-spec layer.md, "Non-Distributable Layers"',
    image: foreign(),
    expect: {
      complete: false,
      image: { platform: 'windows(10.0.20348.1)/amd64' },
      layers: [{ compression: null, verified: 'absent', entries: null }, { entries: 3 }],
      rootfs: {
        Files: directory(),
        'Files/app.exe': file('MZ'),
        Hives: directory(),
      },
    },
    problems: [{ code: 'layer-missing', layer: 0 }],
  },
  withConfig(
    'names-of-javascript-in-the-config',
    'security/javascript',
    '`__proto__` may be the name of a label.',
    'CWE-1321',
    { config: { Labels: JSON.parse('{"__proto__":"a","constructor":"b"}') } },
    {
      expect: { image: { config: { labels: JSON.parse('{"__proto__":"a","constructor":"b"}') } } },
    },
  ),
  withConfig(
    'config-that-drives-terminals',
    'security/terminal',
    'Labels, environment and history may hold escape sequences: data keep them, screens must not.',
    'CWE-150',
    {
      config: { Env: ['A=\u001b[2J'], Labels: { x: '\u001b]0;title\u0007' } },
      history: [made('RUN \u009b31m')],
    },
    {
      expect: {
        image: { config: { env: ['A=\u001b[2J'], labels: { x: '\u001b]0;title\u0007' } } },
        layers: [{ createdBy: 'RUN \u009b31m' }],
      },
    },
  ),
];

function foreign(): Case['image'] {
  const layout = new Layout();
  const windows = archive(
    pax({ 'MSWINDOWS.fileattr': '16', 'LIBARCHIVE.creationtime': '1700000000.5' }),
    folder('Files/'),
    pax({ 'MSWINDOWS.fileattr': '32', 'MSWINDOWS.rawsd': base64('x') }),
    put('Files/app.exe', 'MZ'),
    folder('Hives/'),
  );
  const config = configFor([one, windows], { os: 'windows', 'os.version': '10.0.20348.1' });
  const base = {
    mediaType: 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip',
    digest: `sha256:${'1'.repeat(64)}`,
    size: 1718332879,
    urls: ['https://mcr.microsoft.com/v2/windows/servercore/blobs/sha256:1111'],
  };
  return layoutOf(
    layout,
    layout.manifest(layout.blob(config, types.config), [base, layout.blob(windows, types.layer)]),
  );
}
