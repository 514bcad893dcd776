// Prints what is in a directory, as JSON with one entry a line:  node list-rootfs.mjs DIR >NAME.rootfs.json
//
// This is the expectation beside each fixture: the filesystem that `umoci unpack` made, in the kernel's words. A name
// that is not UTF-8 has its bytes in base64. `sameAs` names the first path of the same inode. Times are those of what
// is not a directory, since a directory no layer wrote has the time at which it was unpacked.
import { isUtf8 } from 'node:buffer';
import { walk } from './walk.mjs';

const first = new Map();
const lines = [];
let bytes = 0;

for (const { path, type, mode, uid, gid, size, mtime, link, inode } of walk(process.argv[2])) {
  const entry = { path: path.toString() };
  if (!isUtf8(path)) entry.pathBytes = path.toString('base64');
  Object.assign(entry, { type, mode: type === 'symlink' ? undefined : mode, uid, gid, size });
  if (type !== 'directory') entry.mtime = mtime;
  if (link !== undefined) entry.link = link.toString();
  if (type === 'file' && first.has(inode)) entry.sameAs = first.get(inode);
  else if (type === 'file') {
    first.set(inode, entry.path);
    bytes += size;
  }
  lines.push(JSON.stringify(entry));
}
console.log(`{ "entries": ${lines.length}, "bytes": ${bytes}, "rootfs": [\n${lines.join(',\n')}\n] }`);
