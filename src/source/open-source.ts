import type { SpoolOptions } from '../spool/spool-options.js';
import type { ImageSource } from './image.js';
import { imageShapes } from './image-shapes.js';
import { openLocal } from './open-local.js';
import { transports } from './transports.js';

/**
 * Opens what the user names: PATH, or a prefix and what follows it. Nothing of a layer is read. Throws an ImageError
 * when there is no image, a UsageError when what is asked for cannot be. What is compressed as a whole, or comes through a
 * pipe, is copied to a temporary file first: `options` say who is told of that, and when to give it up.
 */
export async function openSource(spec: string, options: SpoolOptions = {}): Promise<ImageSource> {
  const transport = transports.find(({ prefix }) => spec.startsWith(prefix));
  return transport === undefined
    ? await openLocal(spec, imageShapes, options)
    : await transport.open(spec.slice(transport.prefix.length), options);
}
