import { padStart, truncate } from '../format/display-width.js';
import { joinSafe, keepSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { formatPlatform } from '../oci/platform.js';
import { familiarName } from '../oci/reference.js';
import type { Signs } from './signs.js';
import type { OpenChoice } from './state.js';

/** The line of one of the images to choose from: its number, and then what tells it from the others first. */
export function choiceLabel({ images, reason }: OpenChoice, index: number, width: number, signs: Signs): SafeText {
  const { reference, tags, platform, digest } = images[index]!;
  const name = reference === null ? safe`(no name)` : safeText(familiarName(reference));
  const others = tags.filter((tag) => tag !== reference).map((tag) => safeText(familiarName(tag)));
  const named = others.length === 0 ? name : safe`${name} (also ${joinSafe(others, ', ')})`;
  const runsOn = platform === null ? safe`(no platform)` : safeText(formatPlatform(platform));
  const short = digest === null ? [] : [keepSafe(safeText(digest), (text) => text.slice(0, 19))];
  const parts = reason === 'platform' ? [runsOn, ...short] : [named, runsOn, ...short];
  const number = padStart(safe`${index + 1}`, String(images.length).length);
  return truncate(safe`${number}  ${joinSafe(parts, '  ')}`, width, signs.ellipsis);
}
