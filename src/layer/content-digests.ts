import { type Changeset, digestWords } from './changeset.js';

/** Digests of contents, of the rows whose contents were hashed. */
export type ContentDigests = Pick<Changeset, 'digestRows' | 'digestKinds' | 'digests'>;

/** Where the digest of a row stands among those of a changeset; -1 when it is not known. */
export function digestIndex({ digestRows }: ContentDigests, row: number): number {
  let low = 0;
  let high = digestRows.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = digestRows[middle]!;
    if (found === row) return middle;
    if (found < row) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** What is known of a row's digest: `digestOf[...]` and the first bytes of the SHA-256 in hex; null when nothing is. */
export function contentDigest(
  known: ContentDigests,
  row: number,
): { readonly kind: number; readonly hex: string } | null {
  const index = digestIndex(known, row);
  if (index === -1) return null;
  const bytes = Buffer.alloc(digestWords * 4);
  for (let word = 0; word < digestWords; word += 1)
    bytes.writeUInt32LE(known.digests[index * digestWords + word]!, word * 4);
  return { kind: known.digestKinds[index]!, hex: bytes.toString('hex') };
}

/** Adds digests to those of a changeset; of rows that are in both, the added ones count. The rows of `more` ascend. */
export function addDigests(changeset: ContentDigests, more: ContentDigests): void {
  const [known, added] = [changeset.digestRows, more.digestRows];
  if (known.length === 0) {
    Object.assign(changeset, more);
    return;
  }
  const rows = new Uint32Array(known.length + added.length);
  const kinds = new Uint8Array(rows.length);
  const digests = new Uint32Array(rows.length * digestWords);
  let length = 0;
  const take = (from: ContentDigests, index: number) => {
    rows[length] = from.digestRows[index]!;
    kinds[length] = from.digestKinds[index]!;
    digests.set(from.digests.subarray(index * digestWords, (index + 1) * digestWords), length * digestWords);
    length += 1;
  };
  for (let a = 0, b = 0; a < known.length || b < added.length; ) {
    const [rowA, rowB] = [known[a] ?? Number.POSITIVE_INFINITY, added[b] ?? Number.POSITIVE_INFINITY];
    if (rowB <= rowA) take(more, b++);
    else take(changeset, a);
    if (rowA <= rowB) a += 1;
  }
  changeset.digestRows = rows.slice(0, length);
  changeset.digestKinds = kinds.slice(0, length);
  changeset.digests = digests.slice(0, length * digestWords);
}
