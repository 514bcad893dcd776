import type { ExtendedHeaders } from './extended-headers.js';
import { type HeaderBlock, noBytes } from './header-block.js';
import { paxKeys } from './pax.js';
import type { TarEntry } from './tar-entry.js';
import { typeflags, typeOf } from './typeflags.js';
import { noXattrs } from './xattrs.js';

const slash = 0x2f;

/** The entry that a scan fills again and again. */
export function blankEntry(): TarEntry {
  return {
    type: 'file',
    name: noBytes,
    linkName: noBytes,
    mode: 0,
    uid: 0,
    gid: 0,
    mtime: 0,
    size: 0,
    storedSize: 0,
    offset: 0,
    headerOffset: 0,
    sparseMap: null,
    deviceMajor: 0,
    deviceMinor: 0,
    xattrs: noXattrs,
  };
}

/**
 * Fills `entry` from its header and the headers before it (Go `mergePAX` and the end of `Reader.next`): all but where it
 * lies, which the scanner knows, and sparse maps. `size` and the owner are as written; their range is not checked here.
 */
export function fillEntry(entry: TarEntry, header: HeaderBlock, extended: ExtendedHeaders): void {
  entry.type = typeOf(header.typeflag);
  entry.name = header.name;
  entry.linkName = noBytes;
  entry.mode = header.mode;
  entry.uid = header.uid;
  entry.gid = header.gid;
  entry.mtime = header.mtime;
  entry.size = header.size;
  entry.sparseMap = null;
  entry.xattrs = noXattrs;
  let linkName = header.linkName;
  if (extended.hasPax) {
    const { pax } = extended;
    if (pax.has(paxKeys.path)) entry.name = pax.text(paxKeys.path);
    if (pax.has(paxKeys.linkpath)) linkName = pax.text(paxKeys.linkpath);
    if (pax.has(paxKeys.uid)) entry.uid = pax.integer(paxKeys.uid);
    if (pax.has(paxKeys.gid)) entry.gid = pax.integer(paxKeys.gid);
    if (pax.has(paxKeys.size)) entry.size = pax.integer(paxKeys.size);
    if (pax.has(paxKeys.mtime)) entry.mtime = pax.time(paxKeys.mtime);
    // Nobody asked for these, but Go refuses an archive where they are malformed.
    if (pax.has(paxKeys.atime)) pax.time(paxKeys.atime);
    if (pax.has(paxKeys.ctime)) pax.time(paxKeys.ctime);
    entry.xattrs = pax.xattrs();
  }
  if (extended.longName.length > 0) entry.name = extended.longName;
  if (extended.longLink.length > 0) linkName = extended.longLink;

  if (header.typeflag === typeflags.oldFile && entry.name.at(-1) === slash) entry.type = 'directory';
  if (entry.type === 'hardlink' || entry.type === 'symlink') entry.linkName = linkName;
  const isDevice = entry.type === 'character-device' || entry.type === 'block-device';
  entry.deviceMajor = isDevice ? header.deviceMajor : 0;
  entry.deviceMinor = isDevice ? header.deviceMinor : 0;
  if (entry.type !== 'file') entry.size = 0;
  entry.storedSize = entry.size;
}

/** Cuts an owner to the 32 bits that kernels keep. Returns what is wrong with it, in words, or null. */
export function fitOwner(entry: TarEntry, header: HeaderBlock, extended: ExtendedHeaders): string | null {
  const { uid, gid } = entry;
  if (uid === uid >>> 0 && gid === gid >>> 0) return null;
  const low = (key: 'uid' | 'gid', value: number) =>
    extended.hasPax && extended.pax.has(paxKeys[key])
      ? extended.pax.lowOwner(paxKeys[key], value)
      : header.lowOwner(key);
  entry.uid = low('uid', uid);
  entry.gid = low('gid', gid);
  return `The owner ${uid}:${gid} does not fit in 32 bits; ${entry.uid}:${entry.gid} is left of it.`;
}
