import { createHash } from 'node:crypto';
import type { VersionId } from '../tree/version.js';
import { checkedStream } from './checked-stream.js';
import type { Content, Contents, Inspected } from './contents.js';
import type { InflatingOptions } from './inflated-layer.js';
import { type Hunk, textDiff } from './text-diff.js';
import { isText } from './text-or-binary.js';

/** A content that is told by its hash. */
export type HashedContent = {
  /** Bytes. */
  readonly size: number;
  /** Hex. */
  readonly sha256: string;
};

/** In what two contents differ: lines of text, or why there are none, and then their hashes. */
export type ContentDifference =
  | { readonly kind: 'text'; readonly hunks: readonly Hunk[] }
  | {
      readonly kind: 'binary' | 'large' | 'too-different';
      readonly before: HashedContent;
      readonly after: HashedContent;
    };

/** Bytes of a text up to which it is compared line by line. */
export const mostComparedBytes = 4 << 20;

/** Compares the contents of two files of an image. `what` is what messages call them. */
export async function contentDifference(
  contents: Contents,
  inspected: Inspected,
  [before, after]: readonly [VersionId, VersionId],
  what: string,
  how: InflatingOptions = {},
): Promise<ContentDifference> {
  const sides = [await contents.open(inspected, before, how), await contents.open(inspected, after, how)] as const;
  const hashed = async (kind: 'binary' | 'large' | 'too-different') => ({
    kind,
    before: await hashOf(sides[0], what),
    after: await hashOf(sides[1], what),
  });
  if (sides.some(({ size }) => size > mostComparedBytes)) return hashed('large');
  const [a, b] = [await wholeOf(sides[0], what), await wholeOf(sides[1], what)];
  if (!isText(a) || !isText(b)) return hashed('binary');
  const hunks = textDiff(a, b);
  return hunks === null ? hashed('too-different') : { kind: 'text', hunks };
}

async function hashOf(content: Content, what: string): Promise<HashedContent> {
  const hash = createHash('sha256');
  for await (const chunk of checkedStream(content, what)) hash.update(chunk);
  return { size: content.size, sha256: hash.digest('hex') };
}

async function wholeOf(content: Content, what: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of checkedStream(content, what)) chunks.push(new Uint8Array(chunk));
  return Buffer.concat(chunks);
}
