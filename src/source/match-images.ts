import { fullName, parseReference, type Reference } from '../oci/reference.js';
import { UsageError } from '../problem/errors.js';
import type { ImageCandidate, ImageSource } from './image.js';
import { listInWords } from './image-list.js';

/** A way in which a user may name an image; true where it names this one. */
type Way = (image: ImageCandidate, asked: string, reference: Reference | null) => boolean;

/**
 * The ways, the strictest first: the first one that finds an image decides, so that no name is taken for the beginning
 * of an id.
 */
const ways: readonly Way[] = [
  // As it is written here.
  (image, asked) => image.tags.includes(asked),
  // The same name, short or in full, `latest` left out or not.
  (image, _, reference) => reference !== null && image.tags.some((tag) => sameName(tag, reference)),
  // NAME@DIGEST: the digest alone decides, as in docker.
  (image, _, reference) => reference !== null && reference.digest !== null && image.digest === reference.digest,
  // The tag alone.
  (image, asked) => image.tags.some((tag) => parseReference(tag)?.tag === asked),
  // The repository alone, whatever the tag.
  (image, _, reference) =>
    reference?.tag === null && reference.digest === null && image.tags.some((tag) => sameRepository(tag, reference)),
  // The beginning of the digest of its manifest or config, with or without the algorithm.
  (image, asked) => [image.digest, image.imageId].some((digest) => digest !== null && beginsWith(digest, asked)),
];

/** The images that `asked` names: a reference, a tag, a digest or an image id, each as short as people write them. */
export function matchImages(images: readonly ImageCandidate[], asked: string): readonly ImageCandidate[] {
  if (asked === '') return [];
  const reference = parseReference(asked);
  for (const way of ways) {
    const matching = images.filter((image) => way(image, asked, reference));
    if (matching.length > 0) return matching;
  }
  return [];
}

/** The error for a name that none of the images of a source has. */
export function noSuchImage(source: ImageSource, asked: string): UsageError {
  return new UsageError(
    `There is no image ${asked === '' ? '""' : asked} in ${source.location}.`,
    `There ${listInWords(source.images)}`,
  );
}

function sameName(tag: string, asked: Reference): boolean {
  const reference = parseReference(tag);
  return reference !== null && fullName(reference) === fullName(asked);
}

function sameRepository(tag: string, asked: Reference): boolean {
  const reference = parseReference(tag);
  return reference?.registry === asked.registry && reference.repository === asked.repository;
}

function beginsWith(digest: string, asked: string): boolean {
  return digest.startsWith(asked.includes(':') ? asked : `${digest.slice(0, digest.indexOf(':'))}:${asked}`);
}
