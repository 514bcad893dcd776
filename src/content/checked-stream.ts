import { createHash } from 'node:crypto';
import { ImageError } from '../problem/errors.js';
import type { Content } from './contents.js';

/**
 * The bytes of a content from front to back, held against what is known of them. Throws an ImageError at the end where they are not
 * all here, or are not those that the layer had when it was read. `what` is what messages call it.
 */
export async function* checkedStream(content: Content, what: string): AsyncGenerator<Uint8Array, void, void> {
  const { blob, digest } = content;
  const hash = digest === null ? null : createHash('sha256');
  for await (const chunk of blob.stream()) {
    hash?.update(chunk);
    yield chunk;
  }
  checkWhole(content, what);
  if (hash !== null && !hash.digest('hex').startsWith(digest!)) {
    throw new ImageError(
      `The bytes of ${what} are not those that were there when the layer was read: the image was written to meanwhile.`,
      'Try again when nothing writes to it; unearth cache --clear removes what is kept of it.',
    );
  }
}

/** Throws where not all of a content is here; what is missing of a sparse file would be read as zeros. */
export function checkWhole({ blob, isWhole }: Pick<Content, 'blob' | 'isWhole'>, what: string): void {
  if (isWhole) return;
  throw new ImageError(
    `The layer is cut off or damaged inside ${what}: no more than its first ${blob.size} bytes are here.`,
    'See what is wrong with the image: unearth IMAGE --format text',
  );
}
