import { toggled } from '../covering.js';
import {
  enterDockerfile,
  moveInDockerfile,
  nextLayerInDockerfile,
  openInstruction,
  selectInstruction,
  settleDockerfile,
} from '../dockerfile/dockerfile-actions.js';
import { selectedInstruction } from '../dockerfile/dockerfile-view.js';
import type { OverlayFace } from '../overlay.js';
import { dockerfilePane, dockerfileRoom, laidOut } from '../panes/dockerfile.js';
import type { State } from '../state.js';

/** The Dockerfile of the image. */
export const dockerfileOverlay: OverlayFace = {
  rows: dockerfilePane,
  move: moveInDockerfile,
  select: selectInstruction,
  page,
  reducers: {
    enter: enterDockerfile,
    unfold: openInstruction,
    layer: (state, { by }) => nextLayerInDockerfile(state, by),
    overlay: (state, { overlay }) => (overlay === 'instruction' ? openInstruction(state) : toggled(state, overlay)),
  },
  settle: settleDockerfile,
};

/** Instructions that a screenful of lines from the selected one on has. */
function page(state: State): number {
  const { starts } = laidOut(state);
  const at = selectedInstruction(state);
  const end = (starts[at] ?? 0) + dockerfileRoom(state);
  let next = at;
  while (next < starts.length && starts[next]! < end) next += 1;
  return Math.max(2, next - at);
}
