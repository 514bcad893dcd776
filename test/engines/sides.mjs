// Where a filesystem to be compared comes from: one reader for each kind. All give a Map from a path's bytes, one
// character a byte, to {type, mode, uid, gid, size, mtime, link, inode, device, xattrs, digest}; `inode` is the same for the names
// of one, `digest` is the first half of the content's SHA-256 in hex. What is undefined on one side is not compared.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { load } from './library.mjs';
import { unearth } from './unearth.mjs';
import { walk } from './walk.mjs';

const keyOf = (bytes) => bytes.toString('latin1');
const bytesOf = (text, base64) => (base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64'));

/** For people to read: the path a key stands for. */
export const nameOf = (key) => JSON.stringify(Buffer.from(key, 'latin1').toString());

const { visibleContents } = await load('visible-contents.ts');

/** A directory as it is now. */
function readDirectory(root) {
  const entries = new Map();
  const xattrs = xattrsBelow(root);
  for (const { path, ...entry } of walk(root)) {
    const key = keyOf(path);
    // Linux ignores the mode of a symlink, tars record whatever their writer liked.
    if (entry.type === 'symlink') entry.mode = undefined;
    if (entry.link !== undefined) entry.link = keyOf(entry.link);
    entry.xattrs = described(xattrs.get(key) ?? {});
    if (entry.size > 0) {
      const bytes = readFileSync(Buffer.concat([Buffer.from(`${root}/`), path]));
      entry.digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32);
    }
    entries.set(key, entry);
  }
  return entries;
}

/** The extended attributes of all paths below a directory that have some. Node cannot ask for them. */
function xattrsBelow(root) {
  const script = fileURLToPath(new URL('xattrs.py', import.meta.url));
  const { status, stdout, stderr } = spawnSync('python3', [script, root], { encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`xattrs.py: ${stderr}`);
  const found = Object.entries(JSON.parse(stdout));
  return new Map(found.map(([path, xattrs]) => [keyOf(Buffer.from(path, 'base64')), xattrs]));
}

/** Extended attributes in one order, as text. */
function described(xattrs) {
  return Object.entries(xattrs)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

/** A directory as `list-rootfs.mjs` wrote it down. */
function readList(file) {
  const entries = new Map();
  for (const { path, pathBytes, sameAs, link, ...entry } of JSON.parse(readFileSync(file, 'utf8')).rootfs) {
    if (link !== undefined) entry.link = keyOf(Buffer.from(link));
    if (entry.type === 'file') entry.inode = sameAs ?? path;
    entries.set(keyOf(bytesOf(path, pathBytes)), entry);
  }
  return entries;
}

/** What to tell our program of an image: `PATH --platform linux/arm64` are three arguments, and PATH may have blanks. */
export const imageArguments = (image) =>
  image.split(/ (?=--)/).flatMap((part) => (part.startsWith('--') ? part.split(' ') : [part]));

/** `--image NAME --platform OS/ARCH` as our library takes them. */
function askedOf(options) {
  const asked = {};
  for (let i = 0; i < options.length; i += 2) asked[options[i].slice(2)] = options[i + 1];
  return asked;
}

/** An image as our program lists it, with what our library reads of contents. */
async function readImage(image) {
  const entries = new Map();
  const [place, ...options] = imageArguments(image);
  const contents = await visibleContents(place, askedOf(options));
  for (const line of unearth('ls', ...imageArguments(image), '--json')
    .trimEnd()
    .split('\n')) {
    const row = JSON.parse(line);
    const path = bytesOf(row.path, row.pathBytes);
    const key = keyOf(path);
    const isFile = row.type === 'file';
    const content = contents.get(key);
    // The bytes of a hard link are those of the entry it names, in its own layer: that path may hold others by now.
    const carrier = row.hardlink === undefined ? path : bytesOf(row.hardlink, row.hardlinkBytes);
    if (content === undefined) throw new Error(`${image}: listed, but not in the library's filesystem: ${row.path}`);
    if (entries.has(key)) throw new Error(`${image}: listed twice: ${row.path}`);
    entries.set(key, {
      type: row.type,
      mode: row.type === 'symlink' ? undefined : row.mode,
      uid: row.uid,
      gid: row.gid,
      size: isFile ? row.size : undefined,
      // An implied directory has no time of its own: whoever unpacks it takes the present.
      mtime: row.implied ? undefined : row.mtime,
      link: row.type === 'symlink' ? keyOf(bytesOf(row.link, row.linkBytes)) : undefined,
      inode: row.type === 'directory' ? undefined : `${row.layer} ${keyOf(carrier)}`,
      device: content.device,
      xattrs: row.implied ? undefined : described(content.xattrs),
      digest: content.digest,
      storedSize: content.storedSize,
    });
  }
  if (entries.size !== contents.size) {
    throw new Error(`${image}: ${entries.size} paths are listed, the library has ${contents.size}`);
  }
  return entries;
}

const readers = { rootfs: readDirectory, export: readDirectory, expected: readList, image: readImage };

/** Reads a side given as KIND:PATH. */
export async function readSide(side) {
  const [kind] = side.split(':', 1);
  if (!Object.hasOwn(readers, kind)) throw new Error(`not a side: ${side}`);
  const path = side.slice(kind.length + 1);
  return { name: side, kind, path, entries: await readers[kind](path) };
}
