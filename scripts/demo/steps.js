// What the layers of the demo image hold. Everything in it is made up; sizes are those of the real thing divided by a hundred or so.

import { exampleKey } from './example-key.js';
import { madeUp } from './made-up.js';

/** @typedef {Partial<import('tar-stream').Header> & { content?: string | Buffer }} Entry */
/** @typedef {{ by: string, entries?: Record<string, Entry> }} Step */

/**
 * @param {string | Buffer} content
 * @param {Partial<import('tar-stream').Header>} [header]
 * @returns {Entry}
 */
const file = (content, header = {}) => ({ content, mode: 0o644, ...header });
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
    Object.entries(sizes).map(([name, bytes]) => {
      const path = `${folder}/${name}`;
      return [path, file(madeUp(path, bytes), header)];
    }),
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
  ...files('etc/app', { 'limits.conf': 2_400, 'legacy.conf': 18_000 }),
  'root/': directory({ mode: 0o700 }),
  'tmp/': directory({ mode: 0o1777 }),
  ...files('usr/bin', { sh: 124_000, ls: 147_000, tar: 430_000, perl: 1_370_000 }, { mode: 0o755 }),
  'usr/bin/perl5.40': hardlink('usr/bin/perl'),
  ...files('usr/bin', { su: 71_000 }, { mode: 0o4755 }),
  ...files('usr/lib', { 'libc.so.6': 1_920_000, 'libm.so.6': 907_000, 'libcrypto.so.3': 2_700_000 }, { mode: 0o755 }),
  ...files('usr/share/doc', { 'tar/copyright': 38_000, 'perl/changelog': 240_000, 'libc6/copyright': 31_000 }),
  ...files('var/lib/dpkg', { status: 92_000 }),
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
  ...files('var/lib/dpkg', { status: 121_000 }),
  ...files('var/log/apt', { 'term.log': 44_000 }),
});

const app = withParents({
  'srv/app/package.json': file('{\n  "name": "app",\n  "version": "1.4.0",\n  "main": "server.js"\n}\n'),
  ...files('srv/app', { 'server.js': 14_000 }),
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
export const steps = [
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
      'etc/app/limits.conf': file(madeUp('etc/app/limits.conf', 2_600, 1)),
    },
  },
  { by: 'ENV NODE_ENV=production' },
  { by: 'EXPOSE map[8080/tcp:{}]' },
  { by: 'CMD ["node" "server.js"]' },
];
