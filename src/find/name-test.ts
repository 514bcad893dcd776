import picomatch from 'picomatch';
import { type NodeId, type PathTree, rootNode } from '../path/path-tree.js';
import { containsBytes } from './contains-bytes.js';
import { fuzzyBytes } from './fuzzy-bytes.js';
import type { NameTerm } from './query.js';

/** Whether a node's name is like what is looked for. */
export type NameTest = (node: NodeId) => boolean;

/** Makes a test for the names that a tree has now: it holds until more are added. */
export type NameTestFor = (tree: PathTree) => NameTest;

/**
 * What a term asks of a name. A slash in it makes it speak of the path; what it finds ends in the last part of that, so that a directory
 * is found and not all that is in it. Capital letters count where there are any ("smart case", as vim and ripgrep have it).
 */
export function nameTestOf({ mode, pattern }: NameTerm): NameTestFor {
  const ignoresCase = !/\p{Lu}/u.test(pattern);
  if (mode === 'glob') return stringTest(globExpression(pattern, ignoresCase), pattern.includes('/'));
  if (mode === 'regex') {
    const expression = new RegExp(pattern, ignoresCase ? 'i' : '');
    return stringTest((text) => expression.test(text), pattern.includes('/'));
  }
  // Letters beyond ASCII change their case by tables, which strings have.
  if (ignoresCase && /[^\0-\x7f]/.test(pattern)) return foldedTest(pattern);
  return mode === 'fuzzy' ? fuzzyBytes(pattern, ignoresCase) : containsBytes(pattern, ignoresCase);
}

function globExpression(pattern: string, nocase: boolean): (text: string) => boolean {
  const anchored = pattern.startsWith('/') ? pattern : pattern.includes('/') ? `**/${pattern}` : pattern;
  const bare = anchored.replace(/^\/+|\/+$/g, '');
  // Nothing but slashes, as it is when a path is begun: everything is below the root. picomatch throws for it.
  if (bare === '') return () => true;
  const expression = picomatch.makeRe(bare, { dot: true, nocase });
  return (text) => expression.test(text);
}

/** Of the name, or of the path without a slash in front of it; bytes that are no UTF-8 are U+FFFD. */
function stringTest(test: (text: string) => boolean, ofPath: boolean): NameTestFor {
  return (tree) => {
    const { names, starts } = tree.nameRanges();
    const text = Buffer.from(names.buffer, names.byteOffset, names.byteLength);
    if (ofPath) return (node) => test(Buffer.from(tree.path(node)).toString());
    return (node) => test(text.toString('utf8', starts[node]!, starts[node + 1]!));
  };
}

function foldedTest(pattern: string): NameTestFor {
  const sought = pattern.replace(/^\/+|\/+$/g, '');
  return (tree) => {
    const read = (bytes: Uint8Array) => Buffer.from(bytes).toString().toLowerCase();
    return (node) => {
      if (node === rootNode) return false;
      const name = read(tree.name(node));
      if (!sought.includes('/')) return name.includes(sought);
      const path = read(tree.path(node));
      const at = path.lastIndexOf(sought);
      return at !== -1 && at + sought.length > path.length - name.length;
    };
  };
}
