import { type NodeId, type PathTree, rootNode } from '../path/path-tree.js';
import { type Folding, foldCase } from './fold-case.js';
import type { NameTest, NameTestFor } from './name-test.js';

/**
 * Whether a name has the text in it; whether the path has it where the text has slashes: what comes before the last one has to be the end of the
 * directories above. A slash in front stands for the root. Bytes are compared where they lie: a million names are gone through in some milliseconds.
 */
export function containsBytes(text: string, ignoresCase: boolean): NameTestFor {
  const fold = foldCase(ignoresCase);
  const parts = text.replace(/\/+$/, '').split('/');
  const isAnchored = parts.length > 1 && parts[0] === '';
  const sought = (isAnchored ? parts.slice(1) : parts).map((part) =>
    Uint8Array.from(Buffer.from(part), (byte) => fold[byte]!),
  );
  return (tree) => {
    const last = sought.at(-1)!;
    if (sought.length === 1 && !isAnchored) return inName(tree, last, fold);
    return (node) => node !== rootNode && endsPath(tree, node, sought, isAnchored, fold);
  };
}

function inName(tree: PathTree, sought: Uint8Array, fold: Folding): NameTest {
  const { names, starts } = tree.nameRanges();
  const length = sought.length;
  const first = sought[0];
  return (node) => {
    const end = starts[node + 1]! - length;
    for (let from = starts[node]!; from <= end; from += 1) {
      if (fold[names[from]!] !== first) continue;
      let at = 1;
      while (at < length && fold[names[from + at]!] === sought[at]) at += 1;
      if (at === length) return true;
    }
    return length === 0;
  };
}

/** The name begins with the last part, the directories above it are the parts before, the first of which may be the end of a name. */
function endsPath(
  tree: PathTree,
  node: NodeId,
  sought: readonly Uint8Array[],
  isAnchored: boolean,
  fold: Folding,
): boolean {
  const { names, starts } = tree.nameRanges();
  const hasAt = (from: number, part: Uint8Array) => part.every((byte, i) => fold[names[from + i]!] === byte);
  let up = node;
  for (let part = sought.length - 1; part >= 0; part -= 1) {
    if (up === rootNode) return false;
    const bytes = sought[part]!;
    const [start, end] = [starts[up]!, starts[up + 1]!];
    const isLast = part === sought.length - 1;
    const isFirst = part === 0 && !isAnchored;
    const fits = isLast || isFirst ? end - start >= bytes.length : end - start === bytes.length;
    if (!fits || !hasAt(isFirst && !isLast ? end - bytes.length : start, bytes)) return false;
    up = tree.parent(up);
  }
  return !isAnchored || up === rootNode;
}
