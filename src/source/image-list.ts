import { formatPlatform } from '../oci/platform.js';
import { shortened } from '../oci/shortened.js';
import type { ImageCandidate } from './image.js';

/** Most images that a sentence lists. */
const mostListed = 20;

/** `is only a:1 (linux/amd64).`, or `are: a:1 (linux/amd64), b:2 (linux/arm64, not here).` */
export function listInWords(images: readonly ImageCandidate[]): string {
  const listed = images.slice(0, mostListed).map(nameInWords);
  const more = images.length - listed.length;
  if (images.length === 1) return `is only ${listed[0]}.`;
  return `are: ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

/** What one image is called in a list: its name, or the beginning of its id or digest, and its platform. */
export function nameInWords(image: ImageCandidate): string {
  const id = (image.imageId ?? image.digest)?.slice(0, 'sha256:'.length + 12);
  const remarks = [
    ...(image.platform === null ? [] : [shortened(formatPlatform(image.platform))]),
    ...(image.available ? [] : ['not here']),
  ];
  return `${shortened(image.reference ?? id ?? 'an image without a name')}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}`;
}
