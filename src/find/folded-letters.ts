import { type NodeId, type PathTree, rootNode } from '../path/path-tree.js';
import type { NameTestFor } from './name-test.js';

/** The same as `containsBytes`, of names as strings, capital letters as small ones: for text that has letters beyond ASCII. */
export function containsLetters(text: string): NameTestFor {
  const parts = text.replace(/\/+$/, '').split('/');
  const isAnchored = parts.length > 1 && parts[0] === '';
  const sought = isAnchored ? parts.slice(1) : parts;
  const last = sought.at(-1)!;
  return (tree) => (node) => {
    if (node === rootNode) return false;
    const name = folded(tree, node);
    if (sought.length === 1) return isAnchored ? atRoot(tree, node) && name.startsWith(last) : name.includes(last);
    if (!name.startsWith(last)) return false;
    let up = tree.parent(node);
    for (let part = sought.length - 2; part >= 0; part -= 1) {
      if (up === rootNode) return false;
      const above = folded(tree, up);
      if (part === 0 && !isAnchored ? !above.endsWith(sought[0]!) : above !== sought[part]) return false;
      up = tree.parent(up);
    }
    return !isAnchored || up === rootNode;
  };
}

/** The same as `fuzzyBytes`, by letters. */
export function fuzzyLetters(text: string, ignoresCase: boolean): NameTestFor {
  const sought = Array.from(text.replace(/\/+$/, ''));
  return (tree) => (node) => {
    let left = sought.length;
    for (let up = node; up !== rootNode && left > 0; up = tree.parent(up)) {
      if (up !== node && sought[left - 1] === '/') left -= 1;
      const letters = Array.from(ignoresCase ? folded(tree, up) : nameOf(tree, up));
      for (let at = letters.length - 1; at >= 0 && left > 0; at -= 1) {
        if (letters[at] === sought[left - 1]) left -= 1;
      }
      if (up === node && left === sought.length) return false;
    }
    return left === 0 || (left === 1 && sought[0] === '/');
  };
}

function atRoot(tree: PathTree, node: NodeId): boolean {
  return tree.parent(node) === rootNode;
}

function folded(tree: PathTree, node: NodeId): string {
  return nameOf(tree, node).toLowerCase();
}

/** Bytes that are no UTF-8 are U+FFFD. */
function nameOf(tree: PathTree, node: NodeId): string {
  return Buffer.from(tree.name(node)).toString();
}
