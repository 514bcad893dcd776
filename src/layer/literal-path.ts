import type { Changeset } from './changeset.js';

/** A path of a changeset as its writer spelt it, normalised. */
export function literalPath(changeset: Changeset, path: number): Uint8Array {
  const { pathParent, pathName, names } = changeset;
  const parts: Uint8Array[] = [];
  for (let at = path; at !== 0; at = pathParent[at] as number) {
    parts.unshift(names.subarray(pathName[at], pathName[at + 1]));
  }
  const slash = Uint8Array.of(0x2f);
  return Buffer.concat(parts.flatMap((part, index) => (index === 0 ? [part] : [slash, part])));
}
