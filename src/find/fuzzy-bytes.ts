import { rootNode } from '../path/path-tree.js';
import { foldCase } from './fold-case.js';
import type { NameTestFor } from './name-test.js';

const slash = 0x2f;

/**
 * Whether the path, from the slash of the root on, has all characters of the text in their order, others between them, the last one in the name
 * itself; a slash at the end says nothing more. From the end on, the first place for each is as good as any, so one pass tells.
 */
export function fuzzyBytes(text: string, ignoresCase: boolean): NameTestFor {
  const fold = foldCase(ignoresCase);
  const sought = Uint8Array.from(Buffer.from(text.replace(/\/+$/, '')), (byte) => fold[byte]!);
  return (tree) => {
    const { names, starts } = tree.nameRanges();
    return (node) => {
      let left = sought.length;
      for (let up = node; up !== rootNode && left > 0; up = tree.parent(up)) {
        if (up !== node && sought[left - 1] === slash) left -= 1;
        for (let at = starts[up + 1]! - 1; at >= starts[up]! && left > 0; at -= 1) {
          if (fold[names[at]!] === sought[left - 1]) left -= 1;
        }
        if (up === node && left === sought.length) return false;
      }
      return left === 0 || (left === 1 && sought[0] === slash);
    };
  };
}
