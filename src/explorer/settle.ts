import { cursorRow, outlineOf } from './files/files.js';
import { overlayOf } from './overlays.js';
import { choiceRoom, listSize, pathRoom } from './room.js';
import type { State } from './state.js';
import { clamp, follow } from './viewport.js';

/** Takes the tops of all panes to where they are drawn, so that the next key moves from what is seen. */
export function settle(state: State): State {
  const outline = outlineOf(state);
  const layers = state.inspection?.layers.length ?? 0;
  const filesTop =
    outline === null
      ? state.filesTop
      : follow(state.filesTop, cursorRow(state, outline), listSize(state, 'files'), outline.rows);
  const layersTop = follow(state.layersTop, state.layer, listSize(state, 'layers'), layers);
  const path = pathRoom(state);
  const pathTop = clamp(state.pathTop, 0, path.lines - path.room);
  const choiceTop = follow(state.choiceTop, state.choiceAt, choiceRoom(state), state.choice?.images.length ?? 0);
  const settled = { ...state, filesTop, layersTop, pathTop, choiceTop };
  return overlayOf(state)?.settle(settled) ?? settled;
}
