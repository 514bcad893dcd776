import { safe } from '../../format/safe-text.js';
import { ancestors, hiddenRows, outlineOf } from '../files/files.js';
import { fold } from '../files/folding.js';
import { keepingPlace } from '../files/keeping-place.js';
import { type Return, type State, stackedLayers } from '../state.js';

/** Hidden files where they were, or no longer. */
export function toggleGhosts(state: State): State {
  const { ghosts, inspection, view, layer } = state;
  if (ghosts !== null) return keepingPlace(state, { ghosts: null, view: ghosts.view, layer: ghosts.layer ?? layer });
  const { analysis, finished } = inspection!;
  if (finished && analysis.hidden.length === 0) return { ...state, notice: nothingHidden };
  return showHidden(state, { view, layer, pending: !finished });
}

const nothingHidden = safe`Nothing is hidden in this image: every byte that ships can be seen.`;

/**
 * Shows hidden files where they were, in the whole filesystem, and goes to the largest. Where that is not in the filesystem
 * of this layer, it shows the one of the last layer: there all of them are.
 */
export function showHidden(state: State, ghosts: Return): State {
  const { analysis } = state.inspection!;
  const [largest] = analysis.hidden;
  const layer = ghosts.layer ?? state.layer;
  const isHere = largest === undefined || (layer < stackedLayers(state) && largest.layer <= layer);
  const shown = isHere ? layer : stackedLayers(state) - 1;
  const after: State = { ...keepingPlace(state, { ghosts, view: 'filesystem', layer: shown }), focus: 'files' };
  if (largest === undefined)
    return { ...after, notice: ghosts.pending ? safe`Nothing hidden was found so far.` : nothingHidden };
  const { listing } = outlineOf(after)!;
  const [first = largest.node] = hiddenRows(analysis, listing);
  return {
    ...after,
    notice: null,
    cursor: first,
    folding: fold(after.folding, ancestors(listing, first), true),
    pathTop: 0,
  };
}
