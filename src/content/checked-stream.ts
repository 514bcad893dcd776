import { createHash } from 'node:crypto';
import { ImageError } from '../problem/errors.js';
import type { Content } from './contents.js';

/**
 * The bytes of a content from front to back, held against what is known of them. Throws an ImageError at the end where they are not
 * all here, or are not those that the layer had when it was read. `what` is what messages call it.
 */
export async function* checkedStream(
  { blob, size, digest }: Content,
  what: string,
): AsyncGenerator<Uint8Array, void, void> {
  const hash = digest === null ? null : createHash('sha256');
  let length = 0;
  for await (const chunk of blob.stream()) {
    hash?.update(chunk);
    length += chunk.length;
    yield chunk;
  }
  if (length < size) {
    throw new ImageError(
      `Only ${length} of the ${size} bytes of ${what} are here: the layer is cut off or damaged.`,
      'See what is wrong with the image: unearth IMAGE --format text',
    );
  }
  if (hash !== null && !hash.digest('hex').startsWith(digest!)) {
    throw new ImageError(
      `The bytes of ${what} are not those that were there when the layer was read: the image was written to meanwhile.`,
      'Try again when nothing writes to it; unearth cache --clear removes what is kept of it.',
    );
  }
}
