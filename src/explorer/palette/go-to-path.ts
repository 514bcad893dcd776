import { safe } from '../../format/safe-text.js';
import { type NodeId, rootNode } from '../../path/path-tree.js';
import { membership } from '../../tree/listing.js';
import { absent } from '../../tree/version.js';
import { absolutePath } from '../absolute-path.js';
import { ancestors, outlineOf } from '../files/files.js';
import { fold } from '../files/folding.js';
import { knownLife } from '../life-of-cursor.js';
import type { State } from '../state.js';

/**
 * Shows a path in the files: as they are shown now, else without the filter, else in the filesystem, else in that of the nearest layer that
 * has it.
 */
export function goToPath(state: State, node: NodeId): State {
  const plain: State = { ...state, filter: null, flat: null };
  const all: State = { ...plain, view: 'filesystem', ghosts: null };
  for (const there of [state, plain, all]) {
    const found = selectedIn(there, node);
    if (found !== null) return found;
  }
  const layer = nearestLayer(state, node);
  const found = layer === null ? null : selectedIn({ ...all, layer }, node);
  if (found === null) {
    return { ...state, notice: safe`No filesystem has ${absolutePath(state.inspection!.stack, node)}.` };
  }
  return {
    ...found,
    notice: safe`It is not there after layer ${state.layer}: this is how it was after layer ${layer!}.`,
  };
}

function selectedIn(state: State, node: NodeId): State | null {
  const outline = outlineOf(state);
  if (outline === null) return null;
  const there: State = { ...state, focus: 'files', pathTop: 0 };
  if (node === rootNode) return { ...there, cursor: null, filesTop: 0 };
  const { listing } = outline;
  if (node >= listing.members.length || listing.members[node] === membership.out) return null;
  return { ...there, cursor: node, folding: fold(state.folding, ancestors(listing, node), true) };
}

/** The layer nearest to the selected one after which the path is there; null where it never is. */
function nearestLayer({ inspection, layer }: State, node: NodeId): number | null {
  const { stack, analysis } = inspection!;
  const last = analysis.layers.length - 1;
  const life = knownLife(analysis, stack, node);
  const times = life.flatMap(({ layer: from, after }, i) =>
    after === absent ? [] : [{ from, to: (life[i + 1]?.layer ?? last + 1) - 1 }],
  );
  const layers = times.map(({ from, to }) => Math.min(Math.max(layer, from), to));
  const [nearest = null] = layers.sort((a, b) => Math.abs(a - layer) - Math.abs(b - layer));
  return nearest;
}
