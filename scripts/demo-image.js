// Writes the demo image: an OCI archive that tells in eight layers what images are made of and what goes wrong with them.
// Everything in it is made up here; sizes are those of the real thing divided by a hundred or so.

import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** @typedef {Partial<import('tar-stream').Header> & { content?: string | Buffer }} Entry */
/** @typedef {{ by: string, entries?: Record<string, Entry> }} Step */

const built = Date.UTC(2026, 1, 3, 9, 30);

/**
 * Text of about that many bytes; different seeds give different texts.
 * @param {string} seed
 * @param {number} bytes
 */
function text(seed, bytes) {
  const lines = [];
  for (let length = 0, line = 0; length < bytes; line += 1) {
    const words = createHash('sha256')
      .update(`${seed} ${line >> 5}`)
      .digest('hex')
      .replace(/(.{7})/g, '$1 ');
    lines.push(words);
    length += words.length + 1;
  }
  return lines.join('\n').slice(0, bytes);
}

/**
 * @param {string} content
 * @param {Partial<import('tar-stream').Header>} [header]
 * @returns {Entry}
 */
const file = (content, header = {}) => ({ content, mode: 0o644, ...header });
/**
 * @param {string} path
 * @param {number} bytes
 * @param {Partial<import('tar-stream').Header>} [header]
 */
const filler = (path, bytes, header = {}) => file(text(path, bytes), header);
/**
 * @param {Partial<import('tar-stream').Header>} [header]
 * @returns {Entry}
 */
const directory = (header = {}) => ({ type: 'directory', mode: 0o755, ...header });
/**
 * @param {string} target
 * @returns {Entry}
 */
const symlink = (target) => ({ type: 'symlink', linkname: target, mode: 0o777 });
/**
 * @param {string} target
 * @returns {Entry}
 */
const hardlink = (target) => ({ type: 'link', linkname: target, mode: 0o755 });
const whiteout = file('');

/**
 * Files with made-up content below a directory.
 * @param {string} folder
 * @param {Record<string, number>} sizes
 * @param {Partial<import('tar-stream').Header>} [header]
 */
const files = (folder, sizes, header = {}) =>
  Object.fromEntries(
    Object.entries(sizes).map(([name, bytes]) => [`${folder}/${name}`, filler(`${folder}/${name}`, bytes, header)]),
  );

/**
 * Entries with those of the directories above them, as builders write them; not where the way leads through a symlink.
 * @param {Record<string, Entry>} entries
 * @returns {Record<string, Entry>}
 */
function withParents(entries) {
  /** @type {Record<string, Entry>} */
  const all = {};
  for (const [path, entry] of Object.entries(entries)) {
    const parts = path.replace(/\/$/, '').split('/');
    for (let depth = 1; depth < parts.length && !links.includes(parts[0] ?? ''); depth += 1) {
      all[`${parts.slice(0, depth).join('/')}/`] ??= directory();
    }
    all[path] = entry;
  }
  return all;
}

const links = ['bin', 'lib'];

const base = withParents({
  bin: symlink('usr/bin'),
  lib: symlink('usr/lib'),
  'etc/': directory(),
  'etc/os-release': file('PRETTY_NAME="Demo Linux 1 (bread)"\nNAME="Demo Linux"\nVERSION_ID="1"\nID=demo\n'),
  'etc/passwd': file('root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/nonexistent:/bin/false\n'),
  'etc/group': file('root:x:0:\nnogroup:x:65534:\n'),
  'etc/app/': directory(),
  'etc/app/limits.conf': filler('limits', 2_400),
  'etc/app/legacy.conf': filler('legacy', 18_000),
  'root/': directory({ mode: 0o700 }),
  'tmp/': directory({ mode: 0o1777 }),
  ...files('usr/bin', { sh: 124_000, ls: 147_000, tar: 430_000, perl: 1_370_000 }, { mode: 0o755 }),
  'usr/bin/perl5.40': hardlink('usr/bin/perl'),
  'usr/bin/su': filler('su', 71_000, { mode: 0o4755 }),
  ...files('usr/lib', { 'libc.so.6': 1_920_000, 'libm.so.6': 907_000, 'libcrypto.so.3': 2_700_000 }, { mode: 0o755 }),
  ...files('usr/share/doc', { 'tar/copyright': 38_000, 'perl/changelog': 240_000, 'libc6/copyright': 31_000 }),
  'var/lib/dpkg/status': filler('status 0', 92_000),
});

const packages = withParents({
  ...files('usr/bin', { gcc: 1_010_000, node: 4_800_000, make: 245_000 }, { mode: 0o755 }),
  ...files('lib/gcc', { cc1: 3_300_000, 'libgcc.a': 480_000 }),
  ...files('usr/include', { 'stdio.h': 31_000, 'stdlib.h': 36_000, 'unistd.h': 43_000 }),
  ...files('var/cache/apt/archives', {
    'gcc_12.2.0_amd64.deb': 620_000,
    'nodejs_20.19.0_amd64.deb': 940_000,
    'make_4.3_amd64.deb': 110_000,
  }),
  ...files('var/lib/apt/lists', { deb_demo_main_Packages: 1_250_000, deb_demo_InRelease: 48_000 }),
  'var/lib/dpkg/status': filler('status 1', 121_000),
  'var/log/apt/term.log': filler('term.log', 44_000),
});

/**
 * A private key that is one, so that ssh-keygen reads it: made from a fixed text, so everybody has it and it opens nothing. The format is
 * that of openssh's PROTOCOL.key: everything is a length and that many bytes.
 */
function exampleKey() {
  const says = 'an example from the demo image of unearth: it opens nothing';
  const secret = createHash('sha256').update(says).digest();
  // PKCS #8 of an Ed25519 key (RFC 8410) is this prefix and its 32 bytes; of the public one, the last 32 bytes are the key.
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secret]);
  const open = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }))
    .export({ format: 'der', type: 'spki' })
    .subarray(-32);
  /** @param {number} value */
  const number = (value) => Buffer.from(value.toString(16).padStart(8, '0'), 'hex');
  /** @param {...(string | Buffer)} parts */
  const strings = (...parts) =>
    Buffer.concat(parts.flatMap((part) => [number(Buffer.byteLength(part)), Buffer.from(part)]));
  const check = number(0x0b5e55ed);
  const inner = Buffer.concat([check, check, strings('ssh-ed25519', open, Buffer.concat([secret, open]), says)]);
  const padding = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8].slice(0, (8 - (inner.length % 8)) % 8));
  const outer = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    strings('none', 'none', ''),
    number(1),
    strings(strings('ssh-ed25519', open), Buffer.concat([inner, padding])),
  ]);
  const lines = outer.toString('base64').replace(/.{70}/g, '$&\n');
  // In two parts, so that no scanner takes this file for one with a key in it.
  return `${'-----BEGIN OPENSSH PRIVATE'} KEY-----\n${lines}\n${'-----END OPENSSH PRIVATE'} KEY-----\n`;
}

const app = withParents({
  'srv/app/package.json': file('{\n  "name": "app",\n  "version": "1.4.0",\n  "main": "server.js"\n}\n'),
  'srv/app/server.js': filler('server.js', 14_000),
  'srv/app/config.json': file('{ "listen": 80, "workers": 1 }\n'),
  'srv/app/.env': file('DATABASE_URL=postgres://app:correct-horse@db/app\n', { mode: 0o600 }),
  'srv/app/id_ed25519': file(exampleKey(), { mode: 0o600 }),
  'srv/app/.git/HEAD': file('ref: refs/heads/main\n'),
  'srv/app/.git/config': file('[remote "origin"]\n\turl = https://example.com/app.git\n'),
  ...files('srv/app/.git/objects/pack', { 'pack-5f1c.pack': 1_800_000, 'pack-5f1c.idx': 66_000 }),
  ...files('srv/app/node_modules/express', { 'index.js': 9_000, 'lib/router.js': 62_000, 'History.md': 118_000 }),
  ...files('srv/app/node_modules/lodash', { 'lodash.js': 544_000, 'lodash.min.js': 73_000 }),
  ...files('srv/app/test', {
    'fixtures/orders.json': 860_000,
    'fixtures/users.json': 310_000,
    'server.test.js': 21_000,
  }),
});

/**
 * What a `chown -R /srv/app` leaves: every entry once more, with another owner.
 * @param {Record<string, Entry>} entries
 */
const chowned = (entries) =>
  Object.fromEntries(
    Object.entries(entries).map(([path, entry]) => [
      path,
      path === 'srv/' ? entry : { ...entry, uid: 65534, gid: 65534 },
    ]),
  );

/** @type {Step[]} */
const steps = [
  { by: '/bin/sh -c #(nop) ADD file:8d2f6b1c0e7a in / ', entries: base },
  { by: '/bin/sh -c #(nop)  CMD ["/bin/sh"]' },
  { by: 'RUN /bin/sh -c apt-get update && apt-get install -y gcc make nodejs # buildkit', entries: packages },
  { by: 'WORKDIR /srv/app' },
  { by: 'COPY . /srv/app # buildkit', entries: app },
  { by: 'COPY bigfile / # buildkit', entries: { bigfile: { content: Buffer.alloc(10_737_418), mode: 0o644 } } },
  { by: 'RUN /bin/sh -c rm /bigfile # buildkit', entries: { '.wh.bigfile': whiteout } },
  { by: 'RUN /bin/sh -c chown -R nobody /srv/app # buildkit', entries: chowned(app) },
  {
    by: 'RUN /bin/sh -c npm test && rm -rf test id_ed25519 && sed -i s/80/8080/ config.json # buildkit',
    entries: {
      'srv/app/': directory({ uid: 65534, gid: 65534 }),
      'srv/app/.wh.id_ed25519': whiteout,
      'srv/app/.wh.test': whiteout,
      'srv/app/config.json': file('{ "listen": 8080, "workers": 1 }\n', { uid: 65534, gid: 65534 }),
    },
  },
  {
    by: 'COPY --link defaults/ /etc/app/ # buildkit',
    entries: {
      'etc/': directory(),
      'etc/app/': directory(),
      'etc/app/.wh..wh..opq': whiteout,
      'etc/app/limits.conf': filler('limits 2', 2_600),
    },
  },
  { by: 'ENV NODE_ENV=production' },
  { by: 'EXPOSE map[8080/tcp:{}]' },
  { by: 'CMD ["node" "server.js"]' },
];

/**
 * @param {Record<string, Entry>} entries
 * @param {number} time
 */
async function tarOf(entries, time) {
  const tar = pack();
  for (const [name, { content = '', ...header }] of Object.entries(entries)) {
    tar.entry({ name, mtime: new Date(time), ...header }, content);
  }
  tar.finalize();
  /** @type {Buffer[]} */
  const chunks = [];
  for await (const chunk of tar) chunks.push(/** @type {Buffer} */ (chunk));
  return Buffer.concat(chunks);
}

/** @param {Buffer} bytes */
const digestOf = (bytes) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/**
 * Writes the image to a file.
 * @param {string} path
 */
export async function writeDemo(path) {
  /** @type {Record<string, Entry>} */
  const archive = {};
  /** @param {string} mediaType @param {Buffer} bytes */
  const blob = (mediaType, bytes) => {
    const digest = digestOf(bytes);
    archive[`blobs/${digest.replace(':', '/')}`] = { content: bytes };
    return { mediaType: `application/vnd.oci.image.${mediaType}`, digest, size: bytes.length };
  };
  /** @param {string} mediaType @param {object} value */
  const document = (mediaType, value) => blob(mediaType, Buffer.from(JSON.stringify(value)));

  const layers = [];
  const diffIds = [];
  const history = [];
  for (const [index, { by, entries }] of steps.entries()) {
    const time = built + index * 7_000;
    history.push({ created: new Date(time).toISOString(), created_by: by, ...(entries ? {} : { empty_layer: true }) });
    if (entries === undefined) continue;
    const tar = await tarOf(entries, time);
    diffIds.push(digestOf(tar));
    layers.push(blob('layer.v1.tar+gzip', gzipSync(tar, { level: 9 })));
  }
  const config = document('config.v1+json', {
    created: new Date(built + steps.length * 7_000).toISOString(),
    architecture: 'amd64',
    os: 'linux',
    config: {
      Env: ['PATH=/usr/local/bin:/usr/bin:/bin', 'NODE_ENV=production'],
      Cmd: ['node', 'server.js'],
      WorkingDir: '/srv/app',
      ExposedPorts: { '8080/tcp': {} },
      Labels: { 'org.opencontainers.image.title': 'demo' },
    },
    rootfs: { type: 'layers', diff_ids: diffIds },
    history,
  });
  const manifestType = 'application/vnd.oci.image.manifest.v1+json';
  const manifest = document('manifest.v1+json', { schemaVersion: 2, mediaType: manifestType, config, layers });
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      {
        ...manifest,
        platform: { architecture: 'amd64', os: 'linux' },
        annotations: {
          'io.containerd.image.name': 'docker.io/library/demo:latest',
          'org.opencontainers.image.ref.name': 'latest',
        },
      },
    ],
  };
  archive['index.json'] = { content: JSON.stringify(index) };
  archive['oci-layout'] = { content: JSON.stringify({ imageLayoutVersion: '1.0.0' }) };
  writeFileSync(path, await tarOf(archive, built));
}
