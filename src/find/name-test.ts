import picomatch from 'picomatch';
import type { NodeId, PathTree } from '../path/path-tree.js';
import { containsBytes } from './contains-bytes.js';
import { containsLetters, fuzzyLetters } from './folded-letters.js';
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
    if (pattern.includes('/')) return pathExpression(pattern, ignoresCase);
    const expression = new RegExp(pattern, ignoresCase ? 'i' : '');
    return stringTest((text) => expression.test(text), false);
  }
  const isAscii = /^[\0-\x7f]*$/.test(pattern);
  // A letter beyond ASCII is several bytes, between which nothing may be.
  if (mode === 'fuzzy') return isAscii ? fuzzyBytes(pattern, ignoresCase) : fuzzyLetters(pattern, ignoresCase);
  // It changes its case by tables, which strings have.
  return isAscii || !ignoresCase ? containsBytes(pattern, ignoresCase) : containsLetters(pattern);
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

/**
 * An expression of whole paths. These begin with the slash of the root, or without it where `^` is meant so, and where it ends with a slash they do
 * too. What it finds has to come into the last part: what is below that has its own.
 */
function pathExpression(pattern: string, ignoresCase: boolean): NameTestFor {
  const expression = new RegExp(pattern, ignoresCase ? 'gi' : 'g');
  const end = /\/\$?$/.test(pattern) ? '/' : '';
  const isAnchored = pattern.includes('^');
  const comesInto = (path: string, name: number) => {
    for (let at = 0; at <= path.length; ) {
      expression.lastIndex = at;
      const match = expression.exec(path);
      if (match === null) return false;
      if (match.index + match[0].length > name) return true;
      at = match.index + 1;
    }
    return false;
  };
  return (tree) => (node) => {
    const path = Buffer.from(tree.path(node)).toString();
    const name = path.lastIndexOf('/') + 1;
    return comesInto(`/${path}${end}`, name + 1) || (isAnchored && comesInto(`${path}${end}`, name));
  };
}
