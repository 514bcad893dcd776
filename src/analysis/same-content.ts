import { kindOf } from '../layer/changeset.js';
import { contentDigest, digestIndex } from '../layer/content-digests.js';
import type { RowsToHash } from '../tree/layer-changes.js';
import type { Stack } from '../tree/stack.js';
import type { VersionId } from '../tree/version.js';

/** The contents that have to be hashed before it is known which are like that of a version: those of files as large as it. */
export function contentsLike(stack: Stack, version: VersionId): RowsToHash {
  const rows = new Map<number, number[]>();
  for (const other of filesOfSize(stack, sizeOf(stack, version))) {
    const { layer, changeset, row } = stack.locate(other);
    if (digestIndex(changeset, row) !== -1) continue;
    const known = rows.get(layer);
    if (known === undefined) rows.set(layer, [row]);
    else known.push(row);
  }
  return rows;
}

/**
 * Every version that has the content of a version, as far as contents were hashed: names of the same entry, and entries that carry the same bytes,
 * in the order of the layers. It is among them.
 */
export function sameContents(stack: Stack, version: VersionId): VersionId[] {
  const inode = stack.inode(version);
  const digest = digestOf(stack, inode);
  const carriers = new Set<VersionId>([inode]);
  for (const other of filesOfSize(stack, sizeOf(stack, version))) {
    if (digest !== null && digestOf(stack, other) === digest) carriers.add(other);
  }
  const all = [...carriers];
  for (const { changeset, firstVersion } of stack.layers) {
    for (let row = 0; row < changeset.rows; row += 1) {
      const other = firstVersion + row;
      const target = stack.inode(other);
      if (target !== other && carriers.has(target)) all.push(other);
    }
  }
  return all.sort((a, b) => a - b);
}

function sizeOf(stack: Stack, version: VersionId): number {
  const { changeset, row } = stack.locate(stack.inode(version));
  return changeset.size[row]!;
}

function digestOf(stack: Stack, version: VersionId): string | null {
  const { changeset, row } = stack.locate(version);
  const digest = contentDigest(changeset, row);
  return digest === null ? null : `${digest.kind} ${digest.hex}`;
}

function* filesOfSize({ layers }: Stack, size: number): Generator<VersionId> {
  for (const { changeset, firstVersion } of layers) {
    for (let row = 0; row < changeset.rows; row += 1) {
      if (changeset.size[row] === size && changeset.kind[row] === kindOf.file) yield firstVersion + row;
    }
  }
}
