import { decodeName } from '../../src/format/safe-text.js';
import { literalPath } from '../../src/layer/literal-path.js';
import { rootfs } from '../../src/tree/rootfs.js';
import type { Stack } from '../../src/tree/stack.js';
import { absent } from '../../src/tree/version.js';
import { walk } from '../../src/tree/walk.js';

/** The paths that are visible after a layer (the last one unless given), sorted. */
export function pathsOf(stack: Stack, layer = stack.layers.length - 1): string[] {
  const versions = rootfs(stack, layer);
  const visible = walk(stack.tree, (node) => node < versions.length && versions[node] !== absent);
  return [...visible].map((node) => decodeName(stack.tree.path(node))).sort();
}

/** The layer and literal path that wrote what is visible at a path: `2 srv/app`; `implied` or `absent` where nobody did. */
export function writerOf(stack: Stack, path: string, layer = stack.layers.length - 1): string {
  const node = stack.tree.find(Buffer.from(path));
  const version = node === -1 ? absent : rootfs(stack, layer)[node]!;
  if (version < 0) return version === absent ? 'absent' : 'implied';
  const place = stack.locate(stack.inode(version));
  return `${place.layer} ${decodeName(literalPath(place.changeset, place.changeset.path[place.row]!))}`;
}

/** Codes of the problems that stacking found, with layer and path. */
export function stackingProblems(stack: Stack): string[] {
  return stack.layers
    .flatMap(({ problems }) => problems)
    .map(({ code, layer, path }) => `${code} ${layer} ${decodeName(path ?? Buffer.from(''))}`);
}
