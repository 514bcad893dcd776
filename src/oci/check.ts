/** What holds of one promise. `unchecked`: nothing is promised, or it cannot be told; the reason says which. */
export type Outcome = 'verified' | 'mismatch' | 'absent' | 'unchecked';

/** The kinds of blobs that an image is made of. */
export type BlobKind = 'index' | 'manifest' | 'config' | 'layer';

/**
 * One thing that is promised of a blob. `toc` is the table of contents in a layer for lazy runtimes: it promises what the
 * tar holds.
 */
export type CheckedProperty = 'size' | 'digest' | 'diff-id' | 'toc';

/** What makes a promise. */
export type Promiser = 'descriptor' | 'config' | 'file name' | 'annotation';

/** One promise about a blob, held against what the blob is. */
export type Check = {
  readonly what: BlobKind;
  /** Position of the layer, from 0 at the base; null for a document. */
  readonly layer: number | null;
  /** What the blob goes by: the digest its descriptor says, or its name in the archive. Raw text. */
  readonly blob: string;
  readonly property: CheckedProperty;
  /** What says so, or would. */
  readonly says: Promiser;
  /** What is said; null where nothing is. Sizes are in bytes. */
  readonly promised: string | null;
  /** As it was found; null where it is not known. */
  readonly found: string | null;
  readonly outcome: Outcome;
  /** Why it is neither verified nor a plain mismatch; else null. */
  readonly reason: string | null;
};

/** A promise before it was looked at. */
export type CheckSubject = Pick<Check, 'what' | 'layer' | 'blob' | 'property' | 'says'>;

/** Holds what was found against what was promised. `reason` is for where nothing was found. */
export function check(
  subject: CheckSubject,
  promised: string | number | null,
  found: string | number | null,
  reason: string | null = null,
): Check {
  const sides = { promised: textOf(promised), found: textOf(found) };
  if (promised === null)
    return { ...subject, ...sides, outcome: 'unchecked', reason: 'nothing says what it should be' };
  if (found === null) return { ...subject, ...sides, outcome: 'unchecked', reason };
  return { ...subject, ...sides, outcome: promised === found ? 'verified' : 'mismatch', reason: null };
}

/**
 * Whether the bytes of a blob are what is promised. Something that was promised and not looked at leaves it unchecked. A table of
 * contents promises nothing of the bytes.
 */
export function verdictOf(checks: readonly Check[]): Outcome {
  const promised = checks.filter((one) => one.promised !== null && one.property !== 'toc');
  const has = (outcome: Outcome) => promised.some((one) => one.outcome === outcome);
  if (has('mismatch')) return 'mismatch';
  if (has('absent')) return 'absent';
  const isHashed = promised.some(({ property, outcome }) => isDigest(property) && outcome === 'verified');
  return isHashed && !has('unchecked') ? 'verified' : 'unchecked';
}

function isDigest(property: CheckedProperty): boolean {
  return property === 'digest' || property === 'diff-id';
}

function textOf(value: string | number | null): string | null {
  return value === null ? null : String(value);
}
