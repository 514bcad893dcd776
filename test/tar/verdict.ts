import { createHash } from 'node:crypto';
import type { TarEntry } from '../../src/tar/tar-entry.js';

/** How many variants of an archive were shown to Go; the first is the archive itself. */
export function variantsOf(archive: string): number {
  // Go does not know LIBARCHIVE.xattr records, so where SCHILY.xattr is damaged beside them it is meant to read less.
  return archive === 'bsdtar-xattrs.tar' ? 1 : 25;
}

/** What was read, in few letters: how many entries, whether to the end, and the digest of all their fields. */
export function verdict(lines: readonly string[], complete: boolean): string {
  const digest = createHash('sha256').update(lines.join('\n')).digest('base64url').slice(0, 10);
  return `${lines.length} ${complete ? 'complete' : 'stopped'} ${digest}`;
}

/** An entry as archives/verdicts.go prints it. */
export function lineOf(entry: TarEntry): string {
  const { type, name, linkName, mode, uid, gid, mtime, size, offset, deviceMajor, deviceMinor } = entry;
  const isDevice = type === 'character-device' || type === 'block-device';
  const device = isDevice ? `${number(deviceMajor)},${number(deviceMinor)}` : '';
  const xattrs = [...entry.xattrs].map(([key, value]) => `${hex(Buffer.from(key))}=${hex(value)}`).sort();
  const owner = `${uid}:${gid}`;
  const time = number(Math.floor(mtime));
  return `${type} ${hex(name)} ${hex(linkName)} ${mode.toString(8)} ${owner} ${time} ${size} @${offset} ${device} ${xattrs.join(',')}`;
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function number(value: number): string {
  return Number.isSafeInteger(value) ? `${value}` : 'large';
}
