import type { Analysis } from '../analysis/analysis.js';
import { type Rootfs, rootfs } from '../tree/rootfs.js';
import type { State } from './state.js';

const known = new WeakMap<Analysis, { readonly layer: number; readonly versions: Rootfs }>();

/** The filesystem after the selected layer. The last one asked for is kept: whether a key does something is asked for every frame. */
export function rootfsOf({ inspection, layer }: State): Rootfs {
  const { analysis, stack } = inspection!;
  const last = known.get(analysis);
  if (last?.layer === layer) return last.versions;
  const versions = rootfs(stack, Math.min(layer, stack.layers.length - 1));
  known.set(analysis, { layer, versions });
  return versions;
}
