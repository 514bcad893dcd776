// Walks a directory as the kernel shows it; the one place that turns `lstat` into the words our program uses.
import { lstatSync, readdirSync, readlinkSync } from 'node:fs';

function typeOf(stat) {
  if (stat.isFile()) return 'file';
  if (stat.isDirectory()) return 'directory';
  if (stat.isSymbolicLink()) return 'symlink';
  if (stat.isCharacterDevice()) return 'character-device';
  if (stat.isBlockDevice()) return 'block-device';
  return stat.isFIFO() ? 'fifo' : 'socket';
}

const billion = 1_000_000_000n;

/** Whole seconds, rounded down also before 1970. */
function seconds(nanoseconds) {
  return Number((nanoseconds - (((nanoseconds % billion) + billion) % billion)) / billion);
}

/** `major,minor`, as Linux packs them into one number (glibc `bits/sysmacros.h`). */
function deviceNumbers(packed) {
  const major = ((packed >> 8n) & 0xfffn) | ((packed >> 32n) & 0xfffff000n);
  const minor = (packed & 0xffn) | ((packed >> 12n) & 0xffffff00n);
  return `${major},${minor}`;
}

/**
 * Yields every entry below `root`, a directory before what is in it, names in the order of their bytes. `path` and
 * `link` are Buffers; `inode` is the same for all names of one.
 */
export function* walk(root, prefix = Buffer.alloc(0)) {
  const folder = Buffer.concat([Buffer.from(`${root}/`), prefix]);
  for (const name of readdirSync(folder, { encoding: 'buffer' }).sort(Buffer.compare)) {
    const path = Buffer.concat([prefix, name]);
    const full = Buffer.concat([folder, name]);
    const stat = lstatSync(full, { bigint: true });
    const type = typeOf(stat);
    yield {
      path,
      type,
      mode: (Number(stat.mode) & 0o7777).toString(8).padStart(4, '0'),
      uid: Number(stat.uid),
      gid: Number(stat.gid),
      size: type === 'file' ? Number(stat.size) : undefined,
      mtime: seconds(stat.mtimeNs),
      link: type === 'symlink' ? readlinkSync(full, { encoding: 'buffer' }) : undefined,
      inode: type === 'directory' ? undefined : `${stat.dev}:${stat.ino}`,
      device: type.endsWith('-device') ? deviceNumbers(stat.rdev) : undefined,
    };
    if (type === 'directory') yield* walk(root, Buffer.concat([path, Buffer.from('/')]));
  }
}
