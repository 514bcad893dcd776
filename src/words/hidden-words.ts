import type { HiddenFile } from '../analysis/hidden-files.js';
import { type SafeText, safe } from '../format/safe-text.js';
import type { HiddenCause } from '../tree/hidden-cause.js';

/** What was done to a content, as a verb of the layer that did it. */
const verbs: Readonly<Record<HiddenCause, SafeText>> = {
  removed: safe`removed`,
  opaque: safe`removed`,
  replaced: safe`replaced`,
  overwritten: safe`overwritten`,
  'metadata-only': safe`rewritten`,
  'duplicate-entry': safe`written again`,
};

/** What a cause means, of all files that it hid. */
export const causeMeanings: Readonly<Record<HiddenCause, SafeText>> = {
  removed: safe`A later layer removed them: it has a whiteout that hides their names, and the layer below keeps the bytes.`,
  opaque: safe`A later layer made a directory above them opaque: it hides all that the layers below have there.`,
  replaced: safe`A later layer put something of another type in their place.`,
  overwritten: safe`A later layer wrote other content at their paths.`,
  'metadata-only': safe`A later layer wrote the same content again, since owner, mode, time or attributes changed: both copies ship.`,
  'duplicate-entry': safe`The layer that wrote them wrote the same path once more: it carries both.`,
};

/** `removed by 6`, `metadata only, rewritten by 5`: why the content is hidden, in a few words. */
export function hiddenBecause({ cause, hiddenBy }: HiddenFile): SafeText {
  const words = safe`${verbs[cause]} by ${hiddenBy}`;
  return cause === 'metadata-only' ? safe`metadata only, ${words}` : words;
}

/** The same as a sentence with the layer as its subject: `layer 6 removed it`. */
export function whoHid({ cause, hiddenBy }: HiddenFile): SafeText {
  if (cause === 'opaque') return safe`layer ${hiddenBy} made its directory opaque, which removed it`;
  if (cause === 'replaced') return safe`layer ${hiddenBy} put something of another type in its place`;
  if (cause === 'metadata-only') return safe`layer ${hiddenBy} wrote the same content again, with other metadata`;
  if (cause === 'duplicate-entry') return safe`the same layer wrote it once more`;
  return cause === 'removed' ? safe`layer ${hiddenBy} removed it` : safe`layer ${hiddenBy} overwrote it`;
}
