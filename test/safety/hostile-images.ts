import { sha256 } from '../fuzz/blobs.js';
import { archive, entry, gnuLong, type HeaderFields, joined, pax, type Text, utf8 } from '../tar/tar-blocks.js';
import { hostile, hostileBytes, hostileJson, sequences } from './hostile-text.js';

/** The members of an image, by name. */
export type Members = ReadonlyMap<string, Uint8Array>;

/** An entry of which all text is as given, however long. */
function named(name: Text, fields: HeaderFields = {}, content: Text = ''): Uint8Array {
  return joined(pax({ path: name }), entry({ name: 'short', ...fields }, content));
}

/** A layer in which everything that is text is hostile. */
function hostileLayer(which: string): Uint8Array {
  const text = utf8(`${which}${hostile}`);
  const owners = { 265: utf8(sequences[0]! + sequences[4]!), 297: utf8(sequences[5]!) };
  const whole = archive(
    named(joined(text, utf8('-dir/')), { type: '5', mode: 0o755 }),
    named(joined(text, utf8('-dir/'), utf8('file')), { also: owners }, which),
    named(utf8(hostile), {}, `content ${which}`),
    ...sequences.map((sequence, i) => named(utf8(`${sequence}${i}`), {}, 'x'.repeat(i))),
    named(hostileBytes, {}, 'bytes'),
    joined(gnuLong('L', hostileBytes + which), entry({ format: 'gnu' }, 'long')),
    joined(pax({ path: 'symlink', linkpath: text }), entry({ type: '2' })),
    joined(pax({ path: 'symlink-bytes', linkpath: hostileBytes }), entry({ type: '2' })),
    joined(pax({ path: 'hardlink', linkpath: utf8(hostile) }), entry({ type: '1' })),
    // Each of these is a problem that quotes what it is about.
    joined(pax({ path: 'hardlink-to-nothing', linkpath: joined(text, utf8('-nothing')) }), entry({ type: '1' })),
    named(joined(utf8('../../'), text)),
    named(joined(utf8(`.wh.`), text, utf8('-gone'))),
    named(utf8(hostile), {}, `again ${which}`),
    named('device', { type: 'Z' }),
    joined(
      pax({ [`SCHILY.xattr.user.${sequences[0]}`]: hostileBytes, uname: text, gname: text, comment: text }),
      entry({ name: 'attributes' }),
    ),
    pax({ comment: text }, { type: 'g' }),
  );
  return joined(whole, utf8('after the end'), new Uint8Array(499));
}

/** A config in which everything that is text is hostile. */
function hostileConfig(layers: readonly Uint8Array[], os = 'linux'): Uint8Array {
  const text = hostileJson;
  return utf8(
    JSON.stringify({
      architecture: `amd64${text}`,
      os,
      variant: text,
      'os.version': text,
      created: text,
      author: text,
      config: {
        User: text,
        Env: [`A=${text}`, text],
        Entrypoint: [text],
        Cmd: [text],
        WorkingDir: text,
        ExposedPorts: { [text]: {} },
        Volumes: { [text]: {} },
        Labels: { [text]: text, number: 7 },
        StopSignal: text,
      },
      rootfs: { type: 'layers', diff_ids: layers.map((layer) => `sha256:${sha256(layer)}`) },
      history: [
        { created: text, created_by: `RUN ${text}`, author: text, comment: text },
        { created: '2026-01-01T00:00:00Z', created_by: text, comment: text },
        { created_by: `RUN one too many ${text}` },
      ],
    }),
  );
}

/** A docker archive: names of its members and tags are hostile too. */
export function hostileDockerArchive(): Members {
  const layers = [hostileLayer('a'), hostileLayer('b')];
  // Names in JSON are text: what is no UTF-8 cannot be asked for.
  const names = layers.map((_, i) => `${i}${hostile}/layer.tar`);
  const config = `${hostile}.json`;
  const manifest = [
    { Config: config, RepoTags: [`evil${sequences[0]}:latest`, `two:${sequences[4]}`, hostileJson], Layers: names },
  ];
  return new Map([
    ...layers.map((layer, i) => [names[i]!, layer] as const),
    [config, hostileConfig(layers)],
    ['manifest.json', utf8(JSON.stringify(manifest))],
    [`other${hostile}`, utf8('x')],
  ]);
}

/** An OCI layout with two images, so that one has to be chosen. Media types, annotations and urls are hostile. */
export function hostileLayout(images = 2): Members {
  const members = new Map<string, Uint8Array>();
  const blob = (mediaType: string, bytes: Uint8Array) => {
    members.set(`blobs/sha256/${sha256(bytes)}`, bytes);
    return { mediaType, digest: `sha256:${sha256(bytes)}`, size: bytes.length };
  };
  const annotations = (name: string) => ({
    'org.opencontainers.image.ref.name': name,
    'io.containerd.image.name': name,
    [hostileJson]: hostileJson,
  });
  const manifestType = 'application/vnd.oci.image.manifest.v1+json';
  const manifests = Array.from({ length: images }, (_, i) => {
    const layers = [hostileLayer(`${i}a`), hostileLayer(`${i}b`)];
    const missing = {
      mediaType: hostileJson,
      digest: `sha256:${'0'.repeat(64)}`,
      size: 5,
      urls: [hostileJson],
      annotations: { a: hostileJson },
    };
    const manifest = {
      schemaVersion: 2,
      mediaType: manifestType,
      config: blob('application/vnd.oci.image.config.v1+json', hostileConfig(layers)),
      layers: [...layers.map((layer) => blob(`application/vnd.oci.image.layer.v1.tar+${hostileJson}`, layer)), missing],
      annotations: annotations(hostileJson),
    };
    return {
      ...blob(manifestType, utf8(JSON.stringify(manifest))),
      platform: { os: `linux${hostileJson}`, architecture: hostileJson, variant: hostileJson },
      annotations: annotations(`evil${i}${hostileJson}`),
    };
  });
  members.set(
    'index.json',
    utf8(JSON.stringify({ schemaVersion: 2, manifests, annotations: annotations(hostileJson) })),
  );
  members.set('oci-layout', utf8(JSON.stringify({ imageLayoutVersion: '1.0.0' })));
  return members;
}

/** Images that cannot be opened, and what is wrong with them is quoted. */
export const brokenArchives: Readonly<Record<string, Members>> = {
  'JSON that is none': new Map([['manifest.json', utf8(`[{"${hostile}`)]]),
  'a config that is not there': new Map([
    ['manifest.json', utf8(JSON.stringify([{ Config: hostileJson, RepoTags: [hostileJson], Layers: [hostileJson] }]))],
  ]),
  'fields of other types': new Map([
    [
      'manifest.json',
      utf8(JSON.stringify([{ Config: { [hostileJson]: 1 }, RepoTags: hostileJson, Layers: hostileJson }])),
    ],
  ]),
  'digests that are none': new Map([
    ['oci-layout', utf8('{"imageLayoutVersion":"1.0.0"}')],
    [
      'index.json',
      utf8(
        JSON.stringify({
          schemaVersion: 2,
          manifests: [{ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: hostileJson, size: 3 }],
        }),
      ),
    ],
  ]),
  'a layout of another version': new Map([
    ['oci-layout', utf8(JSON.stringify({ imageLayoutVersion: hostileJson }))],
    ['index.json', utf8(JSON.stringify({ mediaType: hostileJson, [hostileJson]: 1 }))],
  ]),
  'no image at all': new Map([[hostile, utf8(hostile)]]),
};

/** The members as one tar. */
export function asTar(members: Members): Uint8Array {
  return archive(...Array.from(members, ([name, content]) => named(utf8(name), {}, content)));
}
