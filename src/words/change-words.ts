import { joinSafe, type SafeText, safe } from '../format/safe-text.js';
import { type Change, difference, isMetadataOnly } from '../tree/change.js';

/** What happened to a path, and in what it differs from before: bits of `difference`. */
type Changed = { readonly change: Exclude<Change, 'none'>; readonly differences: number };

/** What a layer did to a path, in a word or two. */
export function eventWord({ change, differences }: Changed): SafeText {
  if (change === 'modified' && isMetadataOnly(differences)) return safe`metadata only`;
  return change === 'unchanged' ? safe`written again` : words[change];
}

const words = { added: safe`added`, modified: safe`modified`, removed: safe`removed` };

const differenceWords: readonly (readonly [number, SafeText])[] = [
  [difference.type, safe`type`],
  [difference.content | difference.contentUnknown, safe`content`],
  [difference.link, safe`target`],
  [difference.mode, safe`mode`],
  [difference.owner, safe`owner`],
  [difference.xattrs, safe`attributes`],
  [difference.mtime, safe`time`],
];

/** `mode, owner`: in what two versions differ; empty where in nothing. */
export function differenceList(bits: number): SafeText {
  return joinSafe(
    differenceWords.filter(([mask]) => (bits & mask) !== 0).map(([, word]) => word),
    ', ',
  );
}
