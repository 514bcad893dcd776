import type { Analysis } from '../analysis/analysis.js';
import { joinSafe, type SafeText, safe } from '../format/safe-text.js';
import type { NodeId } from '../path/path-tree.js';
import { difference, isMetadataOnly } from '../tree/change.js';
import { type LifeEvent, lifeOf } from '../tree/life.js';
import type { Stack } from '../tree/stack.js';

const lives = new WeakMap<Analysis, { readonly node: NodeId; readonly life: readonly LifeEvent[] }>();

/** The life of a path as far as the analysis goes. The last one asked for is kept: it is drawn again and again. */
export function knownLife(analysis: Analysis, stack: Stack, node: NodeId): readonly LifeEvent[] {
  const last = lives.get(analysis);
  if (last?.node === node) return last.life;
  const life = lifeOf(stack, node).filter(({ layer }) => layer < analysis.layers.length);
  lives.set(analysis, { node, life });
  return life;
}

/** What a layer did to a path, in a word or two. */
export function eventWord({ change, differences }: LifeEvent): SafeText {
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
