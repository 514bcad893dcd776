import { truncate } from '../format/display-width.js';
import { joinSafe, keepSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { formatPlatform } from '../oci/platform.js';
import { familiarName } from '../oci/reference.js';
import type { Signs } from './signs.js';
import type { OpenChoice } from './state.js';

/** A line for each image to choose from: what tells it from the others first. No two lines are the same. */
export function choiceLabels({ images, reason }: OpenChoice, width: number, signs: Signs): SafeText[] {
  return images.map(({ reference, tags, platform, digest }, i) => {
    const name = reference === null ? safe`(no name)` : safeText(familiarName(reference));
    const others = tags.filter((tag) => tag !== reference).map((tag) => safeText(familiarName(tag)));
    const named = others.length === 0 ? name : safe`${name} (also ${joinSafe(others, ', ')})`;
    const runsOn = platform === null ? safe`(no platform)` : safeText(formatPlatform(platform));
    const short = digest === null ? [] : [keepSafe(safeText(digest), (text) => text.slice(0, 19))];
    const parts = reason === 'platform' ? [runsOn, ...short] : [named, runsOn, ...short];
    const number = String(images.length).length;
    const label = safe`${keepSafe(safe`${i + 1}`, (text) => text.padStart(number))}  ${joinSafe(parts, '  ')}`;
    return truncate(label, width, signs.ellipsis);
  });
}
