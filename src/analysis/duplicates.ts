import { kindOf } from '../layer/changeset.js';
import { contentDigest, digestIndex } from '../layer/content-digests.js';
import type { RowsToHash } from '../tree/layer-changes.js';
import type { Stack } from '../tree/stack.js';
import type { VersionId } from '../tree/version.js';

/** A content that the layers store more than once. */
export type Duplicate = {
  /** Logical bytes. */
  readonly size: number;
  /** The versions that carry it, ascending: the entries of the layers, without the hard links to them. */
  readonly copies: readonly VersionId[];
  /** Bytes that would not ship if it were stored once: those of all copies but the largest, as they are stored. */
  readonly savableBytes: number;
};

/** The contents that have to be hashed before duplicates are known: of files that are not the only ones of their size. */
export function contentsOfEqualSize(stack: Stack): RowsToHash {
  const rows = new Map<number, number[]>();
  for (const { layer, row } of filesOfEqualSize(stack)) {
    if (digestIndex(stack.layers[layer]!.changeset, row) !== -1) continue;
    const known = rows.get(layer);
    if (known === undefined) rows.set(layer, [row]);
    else known.push(row);
  }
  return rows;
}

/** What is stored more than once, as far as contents were hashed; what saves most first. */
export function duplicates(stack: Stack): Duplicate[] {
  const groups = new Map<string, VersionId[]>();
  for (const { layer, row, version } of filesOfEqualSize(stack)) {
    const { changeset } = stack.layers[layer]!;
    const digest = contentDigest(changeset, row);
    if (digest === null) continue;
    const key = `${digest.kind} ${digest.hex} ${changeset.size[row]}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [version]);
    else group.push(version);
  }
  return [...groups.values()]
    .filter((copies) => copies.length > 1)
    .map((copies) => duplicateOf(stack, copies))
    .sort((a, b) => b.savableBytes - a.savableBytes || a.copies[0]! - b.copies[0]!);
}

function duplicateOf(stack: Stack, copies: readonly VersionId[]): Duplicate {
  let [size, stored, largest] = [0, 0, 0];
  for (const version of copies) {
    const { changeset, row } = stack.locate(version);
    const bytes = changeset.storedSize[row]!;
    size = changeset.size[row]!;
    stored += bytes;
    largest = Math.max(largest, bytes);
  }
  return { size, copies, savableBytes: stored - largest };
}

type StoredFile = { readonly layer: number; readonly row: number; readonly version: VersionId };

/** The files with content that are not the only ones of their size, in the order of the layers. A hard link is none. */
function* filesOfEqualSize({ layers }: Stack): Generator<StoredFile> {
  const counts = new Map<number, number>();
  for (const { changeset } of layers) {
    for (let row = 0; row < changeset.rows; row += 1) {
      const size = changeset.size[row]!;
      if (changeset.kind[row] === kindOf.file && size > 0) counts.set(size, (counts.get(size) ?? 0) + 1);
    }
  }
  for (const [layer, { changeset, firstVersion }] of layers.entries()) {
    for (let row = 0; row < changeset.rows; row += 1) {
      if (changeset.kind[row] !== kindOf.file || (counts.get(changeset.size[row]!) ?? 0) < 2) continue;
      yield { layer, row, version: firstVersion + row };
    }
  }
}
