import { UsageError } from '../problem/errors.js';
import type { ImageSource } from './image.js';
import { imageShapes } from './image-shapes.js';
import { openLocal } from './open-local.js';
import { transports } from './transports.js';

/**
 * Opens what the user names: PATH, or a prefix and what follows it. Nothing of a layer is read. Throws an ImageError
 * when there is no image, a UsageError when what is asked for cannot be.
 */
export async function openSource(spec: string): Promise<ImageSource> {
  if (spec === '-') {
    throw new UsageError('Images cannot be read from standard input yet.', 'Write it to a file and open that.');
  }
  const transport = transports.find(({ prefix }) => spec.startsWith(prefix));
  return transport === undefined
    ? await openLocal(spec, imageShapes)
    : await transport.open(spec.slice(transport.prefix.length));
}
