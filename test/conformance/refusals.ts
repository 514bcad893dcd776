import { ImageError, UsageError } from '../../src/problem/errors.js';

/** Why an image must not open, in words for other projects, and what unearth says then. */
export const refusals = {
  choose: {
    means: 'There are several images, and nothing says which one is meant: the reader has to ask.',
    error: UsageError,
    says: /^There are \d+ (images|platforms)/,
  },
  'not-listed': {
    means: 'The image that is asked for is not one of those that are there.',
    error: UsageError,
    says: /^There is no image /,
  },
  'no-platform': {
    means: 'No image is for the platform that is asked for.',
    error: ImageError,
    says: /^There is no image for /,
  },
  'no-image': {
    means: 'What is there lists no image that can be run.',
    error: ImageError,
    says: /holds no image|lists no image|is no image|no manifest\.json|not a tar archive|tells of an image|and no image/,
  },
  missing: {
    means: 'The image is listed, but its manifest or config is not there.',
    error: ImageError,
    says: /is not in|is not there|without its index\.json/,
  },
  malformed: {
    means: 'A document on the way to the image is not what the spec wants.',
    error: ImageError,
    says: /is not |nested too deeply|neither layers nor manifests|larger|has \d+ bytes/,
  },
  ambiguous: {
    means: 'A document can be read as two different things, so that two tools would see two images.',
    error: ImageError,
    says: /more than one kind|the media type of one thing and the fields of another/,
  },
} as const;

export type Refusal = keyof typeof refusals;
