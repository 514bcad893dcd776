import type { Analysis } from '../analysis/analysis.js';
import type { NodeId } from '../path/path-tree.js';
import { type LifeEvent, lifeOf } from '../tree/life.js';
import type { Stack } from '../tree/stack.js';
import { indexedTouches } from '../tree/touch-index.js';

const lives = new WeakMap<Analysis, { readonly node: NodeId; readonly life: readonly LifeEvent[] }>();

/** The life of a path as far as the analysis goes. The last one asked for is kept: it is drawn again and again. */
export function knownLife(analysis: Analysis, stack: Stack, node: NodeId): readonly LifeEvent[] {
  const last = lives.get(analysis);
  if (last?.node === node) return last.life;
  const life = lifeOf(stack, node, indexedTouches).filter(({ layer }) => layer < analysis.layers.length);
  lives.set(analysis, { node, life });
  return life;
}
