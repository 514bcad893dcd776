// Where a filesystem to be compared comes from: one reader for each kind. All give a Map from a path's bytes, one
// character a byte, to {type, mode, uid, gid, size, mtime, link, content}; `content` is the same for the names of one
// inode, and what is undefined is not compared.
import { readFileSync } from 'node:fs';
import { unearth } from './unearth.mjs';
import { walk } from './walk.mjs';

const keyOf = (bytes) => bytes.toString('latin1');
const bytesOf = (text, base64) => (base64 === undefined ? Buffer.from(text) : Buffer.from(base64, 'base64'));

/** For people to read: the path a key stands for. */
export const nameOf = (key) => JSON.stringify(Buffer.from(key, 'latin1').toString());

/** A directory as it is now. */
function readDirectory(root) {
  const entries = new Map();
  for (const { path, ...entry } of walk(root)) {
    // Linux ignores the mode of a symlink, tars record whatever their writer liked.
    if (entry.type === 'symlink') entry.mode = undefined;
    if (entry.link !== undefined) entry.link = keyOf(entry.link);
    entries.set(keyOf(path), entry);
  }
  return entries;
}

/** A directory as `list-rootfs.mjs` wrote it down. */
function readList(file) {
  const entries = new Map();
  for (const { path, pathBytes, sameAs, link, ...entry } of JSON.parse(readFileSync(file, 'utf8')).rootfs) {
    if (link !== undefined) entry.link = keyOf(Buffer.from(link));
    if (entry.type === 'file') entry.content = sameAs ?? path;
    entries.set(keyOf(bytesOf(path, pathBytes)), entry);
  }
  return entries;
}

/** What to tell our program of an image: `PATH --platform linux/arm64` are three arguments, and PATH may have blanks. */
export const imageArguments = (image) =>
  image.split(/ (?=--)/).flatMap((part) => (part.startsWith('--') ? part.split(' ') : [part]));

/** An image as our program lists it. */
function readImage(image) {
  const entries = new Map();
  for (const line of unearth('ls', ...imageArguments(image), '--json')
    .trimEnd()
    .split('\n')) {
    const row = JSON.parse(line);
    const path = bytesOf(row.path, row.pathBytes);
    const isFile = row.type === 'file';
    // The bytes of a hard link are those of the entry it names, in its own layer: that path may hold others by now.
    const carrier = row.hardlink === undefined ? path : bytesOf(row.hardlink, row.hardlinkBytes);
    if (entries.has(keyOf(path))) throw new Error(`${image}: listed twice: ${row.path}`);
    entries.set(keyOf(path), {
      type: row.type,
      mode: row.type === 'symlink' ? undefined : row.mode,
      uid: row.uid,
      gid: row.gid,
      size: isFile ? row.size : undefined,
      // An implied directory has no time of its own: whoever unpacks it takes the present.
      mtime: row.implied ? undefined : row.mtime,
      link: row.type === 'symlink' ? keyOf(bytesOf(row.link, row.linkBytes)) : undefined,
      content: isFile ? `${row.layer} ${keyOf(carrier)}` : undefined,
    });
  }
  return entries;
}

const readers = { rootfs: readDirectory, export: readDirectory, expected: readList, image: readImage };

/** Reads a side given as KIND:PATH. */
export function readSide(side) {
  const [kind] = side.split(':', 1);
  if (!Object.hasOwn(readers, kind)) throw new Error(`not a side: ${side}`);
  const path = side.slice(kind.length + 1);
  return { name: side, kind, path, entries: readers[kind](path) };
}
