// Writes the application the test images copy in:  node make-app.mjs DIR PACKAGES
//
// It is what a `COPY . /srv/app` sweeps in: sources, node_modules with many small files, symlinks in `.bin`, a `.env`, a
// real git repository with history, and names that are hard on whoever reads them. Every byte, mode and time is a
// function of PACKAGES, so that two machines make the same layer.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, linkSync, lutimesSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [root, count] = process.argv.slice(2);
const packages = Number(count);
const time = new Date('2024-05-01T12:00:00Z');

function write(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

/** Text of about `length` characters that depends on its name alone. */
function filler(name, length) {
  let text = '';
  for (let n = 0; text.length < length; n++) {
    text += `// ${createHash('sha256').update(`${name} ${n}`).digest('hex')}\n`;
  }
  return text;
}

write('package.json', '{ "name": "app", "version": "1.0.0", "type": "module" }\n');
write('src/index.js', "import { run } from 'pkg-0';\nrun();\n");
write('.env', 'TOKEN=none\n');
write('Dockerfile', 'FROM scratch\n');
// A private key that opens nothing (RFC 8410, OneAsymmetricKey: what stands before the 32 bytes of the key).
const key = Buffer.concat([
  Buffer.from('302e020100300506032b657004220420', 'hex'),
  createHash('sha256').update('a key that opens nothing').digest(),
]);
write('id_ed25519', `-----BEGIN PRIVATE KEY-----\n${key.toString('base64')}\n-----END PRIVATE KEY-----\n`);
chmodSync(join(root, 'id_ed25519'), 0o600);

mkdirSync(join(root, 'node_modules/.bin'), { recursive: true });
for (let n = 0; n < packages; n++) {
  const name = n % 7 === 0 ? `@scope/pkg-${n}` : `pkg-${n}`;
  const folder = `node_modules/${name}`;
  write(`${folder}/package.json`, `{ "name": "${name}", "version": "1.${n}.0" }\n`);
  write(`${folder}/LICENSE`, filler('license', 1000));
  write(`${folder}/README.md`, filler(`${name} readme`, 400 + (n % 13) * 100));
  for (let file = 0; file < 8; file++) {
    write(`${folder}/lib/part-${file}.js`, filler(`${name} ${file}`, 300 + ((n * 31 + file * 17) % 97) * 60));
  }
  write(`${folder}/cli.js`, '#!/usr/bin/env node\n');
  chmodSync(join(root, folder, 'cli.js'), 0o755);
  symlinkSync(`../${name}/cli.js`, join(root, 'node_modules/.bin', `pkg-${n}`));
}

write('names/größe.txt', 'German\n');
write('names/日本語/ファイル.txt', 'Japanese\n');
write('names/🚀.txt', 'beyond the basic plane\n');
write('names/with space and\ttab', 'blank\n');
write('names/back\\slash', 'backslash\n');
write('names/-dash', 'dash\n');
write(`names/${'long-'.repeat(40)}`, 'longer than the 100 bytes of a tar name\n');
// Latin-1: a name that is not UTF-8, which only a Buffer can spell.
writeFileSync(Buffer.concat([Buffer.from(`${root}/names/caf`), Buffer.from([0xe9])]), 'Latin-1\n');
write('names/hard-a', 'one content, two names\n');
linkSync(join(root, 'names/hard-a'), join(root, 'names/hard-b'));
symlinkSync('names', join(root, 'names-link'));
symlinkSync('/nowhere/at/all', join(root, 'names/dangling'));

// The git of the builder's machine must not leave its owner, hooks or default branch in the image.
const git = (...args) =>
  execFileSync('git', ['-C', root, '-c', 'core.hooksPath=/dev/null', '-c', 'gc.auto=0', ...args], {
    stdio: 'pipe',
    env: {
      PATH: process.env.PATH,
      HOME: root,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'A',
      GIT_AUTHOR_EMAIL: 'a@example.org',
      GIT_AUTHOR_DATE: '1714564800 +0000',
      GIT_COMMITTER_NAME: 'A',
      GIT_COMMITTER_EMAIL: 'a@example.org',
      GIT_COMMITTER_DATE: '1714564800 +0000',
    },
  });
git('init', '--quiet', '--initial-branch=main', '--template=');
git('add', 'src', 'package.json');
git('commit', '--quiet', '--message=first');
write('src/index.js', "import { run } from 'pkg-1';\nrun();\n");
git('add', 'src');
git('commit', '--quiet', '--message=second');

/** Sets the time of everything below, children before their directory; names as bytes. */
function settle(path) {
  for (const entry of readdirSync(path, { withFileTypes: true, encoding: 'buffer' })) {
    const child = Buffer.concat([path, Buffer.from('/'), entry.name]);
    if (entry.isDirectory()) settle(child);
    else lutimesSync(child, time, time);
  }
  lutimesSync(path, time, time);
}
settle(Buffer.from(root));
