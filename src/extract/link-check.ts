import { type SafeText, safe } from '../format/safe-text.js';
import { pathComponents } from '../path/path-tree.js';

/** Links followed before nobody gets through: Linux's own limit (path_resolution(7)). */
const maxLinks = 40;

/**
 * Why a symlink in a directory must not be written; null where it leads nowhere but below the target folder, whatever is written there
 * later. `linkAt` gives the target of a symlink that is there already.
 *
 * A `..` may stand at the beginning only, where it leaves a real directory. Behind a name it could leave one that a symlink leads to, as in
 * `a -> b/..` with a `b` that comes later (CVE-2025-48387, CVE-2026-24842). With that rule each link leads to a place below the folder as
 * long as those that it passes do.
 */
export function whyNotWritten(
  target: Uint8Array,
  directory: readonly Uint8Array[],
  linkAt: (names: readonly Uint8Array[]) => Uint8Array | null,
): SafeText | null {
  let position = [...directory];
  let rest: Uint8Array[] = [];
  let next: Uint8Array | null = target;
  for (let links = 0; links <= maxLinks; links += 1) {
    const way = next === target ? safe`The link leads` : safe`The link leads through one that is there, and that`;
    if (next !== null) {
      const parts = [...pathComponents(next)];
      if (next[0] === 0x2f) {
        return safe`${way} ${next === target ? safe`to` : safe`leads to`} an absolute path, out of the folder.`;
      }
      const ups = parts.findIndex((part) => !isUp(part));
      const names = ups === -1 ? [] : parts.slice(ups);
      if (names.some(isUp)) return safe`${way} back up from where it went down, which may lead out of the folder.`;
      const depth = position.length - (parts.length - names.length);
      if (depth < 0) return safe`${way} out of the folder.`;
      position = position.slice(0, depth);
      rest = [...names, ...rest];
    }
    next = null;
    while (next === null && rest.length > 0) {
      position.push(rest.shift()!);
      next = linkAt(position);
    }
    if (next === null) return null;
    position.pop();
  }
  // A circle leads nowhere.
  return null;
}

function isUp(part: Uint8Array): boolean {
  return part.length === 2 && part[0] === 0x2e && part[1] === 0x2e;
}
