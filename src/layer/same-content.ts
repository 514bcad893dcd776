import { type Changeset, digestWords, entryFlags } from './changeset.js';

/**
 * Whether two rows that are files have the same content: told by their sizes where these differ, otherwise by their
 * digests; undefined while a digest that is needed is not known. Sparse files are compared with sparse files only: data
 * and sizes must be equal.
 */
export function sameContent(a: Changeset, rowA: number, b: Changeset, rowB: number): boolean | undefined {
  if (a === b && rowA === rowB) return true;
  if (a.size[rowA] !== b.size[rowB]) return false;
  if (a.size[rowA] === 0) return true;
  if (a.storedSize[rowA] !== b.storedSize[rowB]) return false;
  if (((a.flags[rowA]! ^ b.flags[rowB]!) & entryFlags.sparse) !== 0) return false;
  if (a.hashed[rowA] === 0 || b.hashed[rowB] === 0) return undefined;
  for (let word = 0; word < digestWords; word += 1) {
    if (a.digests[rowA * digestWords + word] !== b.digests[rowB * digestWords + word]) return false;
  }
  return true;
}
