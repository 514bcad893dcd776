import { type NodeId, noNode } from '../../path/path-tree.js';
import { absent, type VersionId } from '../../tree/version.js';
import { selectedVersion } from '../content/content-actions.js';
import { instructionsOf, selectedInstruction } from '../dockerfile/dockerfile-view.js';
import { cursorNode, outlineOf } from '../files/files.js';
import { selectedHidden } from '../hidden/hidden-view.js';
import type { Overlay, State } from '../state.js';

/** A path that is selected, and what is there. */
export type SelectedPlace = {
  readonly node: NodeId;
  /** Negative where it is no row of a layer: a directory that is only implied, or nothing. */
  readonly version: VersionId;
};

/** Lists of versions that lie over the panes. */
const lists: readonly (Overlay | null)[] = ['hidden', 'copies', 'same', 'found'];

/** The path that the keys are about, in whatever lies over the panes; null where none is. */
export function selectedPlace(state: State): SelectedPlace | null {
  const { overlay, content, diff, finding } = state;
  if (overlay === 'content') return content === null ? null : { node: content.node, version: content.version };
  if (overlay === 'diff') return diff === null ? null : { node: diff.node, version: diff.after };
  if (lists.includes(overlay)) {
    const version = selectedVersion(state);
    if (version === null) return null;
    const node =
      overlay === 'hidden'
        ? selectedHidden(state)!.file!.node
        : overlay === 'found'
          ? finding!.lines[finding!.at]!.node
          : state.inspection!.stack.nodeOf(version);
    return { node, version };
  }
  if (overlay !== null || state.focus === 'layers') return null;
  const outline = outlineOf(state);
  const node = cursorNode(state);
  if (outline === null || node === noNode) return null;
  return { node, version: outline.listing.versions[node] ?? absent };
}

/** The layer that the keys are about: the one that wrote what is selected in a list, else the selected one. null: none is. */
export function selectedLayer(state: State): number | null {
  const { inspection, overlay } = state;
  if (inspection === null || inspection.layers.length === 0) return null;
  if (overlay === 'dockerfile') return instructionsOf(state)[selectedInstruction(state)]?.layer ?? null;
  if (overlay === 'content' || overlay === 'diff' || lists.includes(overlay)) {
    const place = selectedPlace(state);
    return place === null || place.version < 0 ? null : inspection.stack.layerOf(place.version);
  }
  return state.layer;
}
