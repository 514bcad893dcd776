import type { Changeset } from '../../layer/changeset.js';
import type { Stack } from '../../tree/stack.js';

const known = new WeakMap<Changeset, number>();

/** Columns that `uid:gid` takes at most in the layers of an image: the same for every view, so that nothing jumps. */
export function ownerColumns({ layers }: Stack): number {
  return layers.reduce((most, { changeset }) => Math.max(most, columnsIn(changeset)), 0);
}

function columnsIn(changeset: Changeset): number {
  let columns = known.get(changeset);
  if (columns === undefined) {
    columns = digits(changeset.uid) + 1 + digits(changeset.gid);
    known.set(changeset, columns);
  }
  return columns;
}

function digits(ids: Uint32Array): number {
  let largest = 0;
  for (const id of ids) if (id > largest) largest = id;
  return String(largest).length;
}
