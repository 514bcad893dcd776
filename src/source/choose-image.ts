import { formatPlatform, normalisePlatform, type Platform, sameFamily, samePlatform } from '../oci/platform.js';
import { ImageError, UsageError } from '../problem/errors.js';
import type { ImageCandidate, ImageSource } from './image.js';
import { listInWords } from './image-list.js';
import { matchImages, noSuchImage } from './match-images.js';

export type AskedImage = {
  /** `--image`: a reference, tag, digest or image id. */
  readonly image?: string | undefined;
  /** `--platform` */
  readonly platform?: Platform | undefined;
  /** What containers run on here. */
  readonly host: Platform;
};

export type ImageChoice =
  | { readonly kind: 'chosen'; readonly image: ImageCandidate }
  | {
      readonly kind: 'choose';
      /** What the images differ in: they are different ones, or one for several platforms. */
      readonly reason: 'image' | 'platform';
      /** At least two, all of them available. */
      readonly images: readonly ImageCandidate[];
      /** What to take where nobody can be asked: that for the host's platform; null where that does not decide. */
      readonly preferred: ImageCandidate | null;
    };

/**
 * The image that is meant, or those that could be. A single image is taken whatever it runs on, unless another platform
 * was asked for. Throws a UsageError when no image has the name, an ImageError when none is for the platform or none is
 * here.
 */
export function chooseImage(source: ImageSource, asked: AskedImage): ImageChoice {
  const here = imagesAsked(source, asked);
  const [first] = here;
  if (here.length === 1) return { kind: 'chosen', image: first! };

  const reason = differInPlatformOnly(here) ? 'platform' : 'image';
  const forHost = reason === 'platform' ? forPlatform(here, asked.host) : [];
  return { kind: 'choose', reason, images: here, preferred: forHost.length === 1 ? forHost[0]! : null };
}

/** All images that have the name and are for the platform that were asked for, and are here; at least one. Throws as above. */
export function imagesAsked(source: ImageSource, { image, platform }: AskedImage): readonly ImageCandidate[] {
  const named = image === undefined ? source.images : matchImages(source.images, image);
  if (named.length === 0) throw noSuchImage(source, image ?? '');

  const fitting = platform === undefined ? named : forPlatform(named, platform);
  if (fitting.length === 0) throw noSuchPlatform(source, named, platform!);

  const here = fitting.filter(({ available }) => available);
  if (here.length === 0) throw notHere(source, fitting);
  return here;
}

/** The image to take where nobody can be asked. Throws a UsageError that says what there is when nothing decides. */
export function takeOne(choice: ImageChoice, source: ImageSource): ImageCandidate {
  if (choice.kind === 'chosen') return choice.image;
  if (choice.preferred !== null) return choice.preferred;
  const [what, option] =
    choice.reason === 'image' ? ['images', '--image REF'] : ['platforms of the image', '--platform OS/ARCH'];
  throw new UsageError(
    `There are ${choice.images.length} ${what} in ${source.location}.`,
    `Choose one with ${option}. There ${listInWords(choice.images)}`,
  );
}

/**
 * The images for a platform: the same variant where there is one; else any variant, when none was asked for. Somebody
 * who asks for linux/amd64 may look at linux/amd64/v2, though not every such machine could run it.
 */
function forPlatform(images: readonly ImageCandidate[], asked: Platform): readonly ImageCandidate[] {
  const same = images.filter(({ platform }) => platform !== null && samePlatform(asked, platform));
  if (same.length > 0 || asked.variant !== null) return same;
  return images.filter(({ platform }) => platform !== null && sameFamily(asked, platform));
}

/** One image for several platforms: all have the same names, and no two the same platform. */
function differInPlatformOnly(images: readonly ImageCandidate[]): boolean {
  const names = new Set(images.map(({ tags }) => JSON.stringify(tags.toSorted())));
  const platforms = images.map(({ platform }) =>
    platform === null ? '' : formatPlatform(normalisePlatform(platform)),
  );
  return names.size === 1 && new Set(platforms).size === images.length;
}

function noSuchPlatform(source: ImageSource, images: readonly ImageCandidate[], asked: Platform): ImageError {
  return new ImageError(
    `There is no image for ${formatPlatform(asked)} in ${source.location}.`,
    `There ${listInWords(images)}`,
  );
}

function notHere(source: ImageSource, images: readonly ImageCandidate[]): ImageError {
  return new ImageError(
    `${source.location} lists the image, but its manifest or config is not there.`,
    `Pull it for this platform and save it again: docker pull --platform OS/ARCH NAME. Listed ${listInWords(images)}`,
  );
}
