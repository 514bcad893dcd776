// Holds what our program extracts against what GNU tar extracts from the same layers:  check-extract.mjs WORK_DIR IMAGE...
//
// Of every layer, every file that it wrote, and of the whole every hidden version: by the SHA-256 of its content. IMAGE is a docker archive
// or an OCI layout; its layers are found here by its manifest, without our program.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { reportOf, unearth } from './unearth.mjs';

const [work, ...images] = process.argv.slice(2);
if (images.length === 0) throw new Error('no image is named');

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** The uncompressed tars of an image's layers, as files. */
function layersOf(image, folder) {
  if (statSync(image).isDirectory()) {
    const blob = (digest) => join(image, 'blobs', ...digest.split(':'));
    const index = JSON.parse(readFileSync(join(image, 'index.json')));
    const manifest = JSON.parse(readFileSync(blob(index.manifests[0].digest)));
    return manifest.layers.map(({ digest }) => blob(digest));
  }
  mkdirSync(folder);
  execFileSync('tar', ['-xf', image, '-C', folder]);
  return JSON.parse(readFileSync(join(folder, 'manifest.json')))[0].Layers.map((layer) => join(folder, layer));
}

/** Every file below a folder: path, as latin1, to the digest of its content. */
function filesBelow(folder) {
  const files = new Map();
  const visit = (directory, below) => {
    for (const name of readdirSync(directory, { encoding: 'buffer' })) {
      const path = Buffer.concat([directory, Buffer.from('/'), name]);
      const shown = below + name.toString('latin1');
      const stats = lstatSync(path);
      if (stats.isDirectory()) visit(path, `${shown}/`);
      else if (stats.isFile()) files.set(shown, sha256(readFileSync(path)));
      else if (stats.isSymbolicLink()) files.set(shown, `-> ${readlinkSync(path, 'latin1')}`);
    }
  };
  visit(Buffer.from(folder), '');
  return files;
}

const isMarker = (path) => basename(path).startsWith('.wh.');
const isLink = (content) => content.startsWith('-> ');
const asTar = ['--no-same-owner', '--no-same-permissions', '--delay-directory-restore', '--warning=no-timestamp'];

let [files, hiddenFiles, layers] = [0, 0, 0];
const failures = [];

for (const image of images) {
  const at = join(work, basename(image));
  rmSync(at, { recursive: true, force: true });
  mkdirSync(at, { recursive: true });
  const byLayer = [];
  for (const [layer, tar] of layersOf(image, join(at, 'image')).entries()) {
    const [theirs, ours] = [join(at, `tar-${layer}`), join(at, `unearth-${layer}.tar`)];
    mkdirSync(theirs);
    // Hard links to files of lower layers are not in this one: tar tells of them, and goes on.
    try {
      // The mark of a name of 255 bytes is longer than a name can be.
      execFileSync('tar', ['-xf', tar, '-C', theirs, '--exclude=.wh.*', ...asTar], { stdio: 'pipe' });
    } catch (error) {
      if (!/Cannot hard link/.test(error.stderr)) throw error;
    }
    const expected = filesBelow(theirs);
    byLayer.push(expected);
    // Through a tar: it has the links too, which a folder refuses where they are absolute.
    unearth('extract', image, '--layer', String(layer), '--written', '-o', ours);
    const unpacked = join(at, `unearth-${layer}`);
    mkdirSync(unpacked);
    execFileSync('tar', ['-xf', ours, '-C', unpacked, ...asTar]);
    const found = filesBelow(unpacked);
    for (const [path, content] of expected) {
      if (isMarker(path)) continue;
      files += 1;
      if (found.get(path) !== content)
        failures.push(`${image} layer ${layer}: ${path}: ${found.get(path)} is not ${content}`);
    }
    // And into a folder, which has the same files.
    const folder = join(at, `folder-${layer}`);
    try {
      unearth('extract', image, '--layer', String(layer), '--written', '-o', folder);
    } catch (error) {
      // What is not written into folders is told: links that lead out, devices. Everything else has to be there.
      if (!/exit 1: unearth: /.test(error.message)) throw error;
    }
    const inFolder = existsSync(folder) ? filesBelow(folder) : new Map();
    for (const [path, content] of expected) {
      if (!isMarker(path) && !isLink(content) && inFolder.get(path) !== content) {
        failures.push(`${image} layer ${layer}: ${path} in a folder: ${inFolder.get(path)} is not ${content}`);
      }
    }
    layers += 1;
  }
  const hiddenFolder = join(at, 'hidden');
  unearth('extract', image, '--hidden', '-o', hiddenFolder);
  const hidden = existsSync(hiddenFolder) ? filesBelow(hiddenFolder) : new Map();
  const reported = reportOf(image).hidden;
  if (hidden.size !== reported.length) failures.push(`${image}: ${hidden.size} hidden files, not ${reported.length}`);
  // Each has the content that its layer gave to that path, as far as the layer did not write it twice.
  for (const { path, pathBytes, layer, cause } of reported) {
    const name = (pathBytes === undefined ? Buffer.from(path) : Buffer.from(pathBytes, 'base64')).toString('latin1');
    const content = byLayer[layer].get(name);
    if (content === undefined || cause === 'duplicate-entry') continue;
    hiddenFiles += 1;
    if (![name, `${name}@layer${layer}`].some((saved) => hidden.get(saved) === content)) {
      failures.push(`${image}: ${path} of layer ${layer} is hidden, and not there`);
    }
  }
  rmSync(at, { recursive: true, force: true });
}

for (const failure of failures.slice(0, 20)) console.log(failure);
console.log(
  `${images.length} images, ${layers} layers, ${files} files and ${hiddenFiles} hidden ones by checksum, ${failures.length} differ`,
);
process.exitCode = failures.length === 0 && files > 0 ? 0 : 1;
