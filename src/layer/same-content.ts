import { type Changeset, digestWords } from './changeset.js';
import { digestIndex } from './content-digests.js';

/**
 * Whether two rows that are files have the same content: told by their sizes where these differ, otherwise by their
 * digests; undefined while a digest that is needed is not known. How they are stored does not matter, but for sparse files
 * with very large holes: these are the same only if they are stored the same.
 */
export function sameContent(a: Changeset, rowA: number, b: Changeset, rowB: number): boolean | undefined {
  if (a === b && rowA === rowB) return true;
  if (a.size[rowA] !== b.size[rowB]) return false;
  if (a.size[rowA] === 0) return true;
  const [digestA, digestB] = [digestIndex(a, rowA), digestIndex(b, rowB)];
  if (digestA === -1 || digestB === -1) return undefined;
  if (a.digestKinds[digestA] !== b.digestKinds[digestB]) return false;
  for (let word = 0; word < digestWords; word += 1) {
    if (a.digests[digestA * digestWords + word] !== b.digests[digestB * digestWords + word]) return false;
  }
  return true;
}
