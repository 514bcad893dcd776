import { formatTime } from '../../format/format-date.js';
import { formatMode } from '../../format/format-mode.js';
import type { NodeId } from '../../path/path-tree.js';
import type { Stack } from '../../tree/stack.js';
import type { VersionFacts } from '../../tree/version.js';
import { shellQuoted } from './shell-quoted.js';

/** A path as `ls -ln` tells of it, on one line. Of a device, its numbers stand for the size. */
export function listingLine(stack: Stack, node: NodeId, facts: VersionFacts): string {
  const { kind, mode, uid, gid, size, mtime, device, link } = facts;
  const path = shellQuoted(Buffer.concat([Buffer.from('/'), stack.tree.path(node)])).text;
  const target = kind === 'symlink' ? ` -> ${shellQuoted(link).text}` : '';
  const bytes = device === null ? String(size) : device.join(', ');
  return `${formatMode(kind, mode)} ${uid} ${gid} ${bytes} ${formatTime(mtime)} ${path}${target}`;
}
