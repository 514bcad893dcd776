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
    if (sought.length === 1 && !isAnchored) return inName(tree, Buffer.from(last).toString('latin1'), ignoresCase);
    return (node) => node !== rootNode && endsPath(tree, node, sought, isAnchored, fold);
  };
}

/** Bytes of names that are read at a time, as if they were one text: a name is short, and most of them have nothing of it. */
const window = 8192;

/** Strings of a byte a letter are searched by the engine's own code, many times as fast as bytes are by ours. */
function inName(tree: PathTree, sought: string, ignoresCase: boolean): NameTest {
  const { names, starts } = tree.nameRanges();
  const bytes = Buffer.from(names.buffer, names.byteOffset, names.byteLength);
  const { length } = sought;
  if (length === 0) return () => true;
  let text = '';
  // Where the text lies; and the first place in it that is no less than `from`, or where it ends.
  let [base, until, from, place] = [0, 0, 0, 0];
  return (node) => {
    const start = starts[node]!;
    const end = starts[node + 1]!;
    if (start < base || end > until) {
      base = start;
      until = Math.max(end, start + window);
      const read = bytes.toString('latin1', start, until);
      // No letter of ASCII is the small one of another letter of a byte, nor the other way round.
      text = ignoresCase ? read.toLowerCase() : read;
      from = until;
    }
    if (start < from || start > place) {
      const at = text.indexOf(sought, start - base);
      from = start;
      place = at === -1 ? until : base + at;
    }
    return place + length <= end;
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
