import { existsSync } from 'node:fs';
import type { ImageCandidate, ImageSource } from './image.js';
import type { ImageShape } from './image-shape.js';
import { matchImages, noSuchImage } from './match-images.js';
import { openLocal } from './open-local.js';
import type { Transport } from './transport.js';

/**
 * `PREFIX:PATH[:REFERENCE]` or `PREFIX:PATH[:@NUMBER]`, counted from 0: a file or directory that holds images in one of
 * the shapes.
 */
export function localTransport(prefix: string, ...shapes: readonly ImageShape[]): Transport {
  return {
    prefix,
    open: async (rest, options) => {
      const { path, reference } = splitReference(rest);
      const source = await openLocal(path, shapes, options);
      if (reference === null) return source;
      try {
        return { ...source, images: narrow(source, reference) };
      } catch (error) {
        source.close();
        throw error;
      }
    },
  };
}

/**
 * A reference has colons and so can a path: the longest beginning that exists is the path. Where none does, the first
 * colon ends it, as in skopeo.
 */
function splitReference(rest: string): { path: string; reference: string | null } {
  for (let end = rest.length; end > 0; end = rest.lastIndexOf(':', end - 1)) {
    if (existsSync(rest.slice(0, end))) return { path: rest.slice(0, end), reference: rest.slice(end + 1) || null };
  }
  const [path = ''] = rest.split(':', 1);
  return { path, reference: rest.slice(path.length + 1) || null };
}

function narrow(source: ImageSource, reference: string): readonly ImageCandidate[] {
  const number = /^@(\d+)$/.exec(reference)?.[1];
  const images =
    number === undefined
      ? matchImages(source.images, reference)
      : source.images.slice(Number(number), Number(number) + 1);
  if (images.length === 0) throw noSuchImage(source, reference);
  return images;
}
