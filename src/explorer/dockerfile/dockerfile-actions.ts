import { safe } from '../../format/safe-text.js';
import { bare, covered } from '../covering.js';
import { dockerfileRoom, laidOut } from '../panes/dockerfile.js';
import { instructionLineCount, instructionRoom } from '../panes/instruction.js';
import type { State } from '../state.js';
import { clamp, follow } from '../viewport.js';
import { type DockerfileView, instructionsOf, selectedInstruction } from './dockerfile-view.js';

/** Moves to another instruction. */
export function moveInDockerfile(state: State, by: number): State {
  const last = instructionsOf(state).length - 1;
  return selectInstruction(state, clamp(selectedInstruction(state) + by, 0, last));
}

/** To the next instruction that made a layer, or the one before. */
export function nextLayerInDockerfile(state: State, by: number): State {
  const made = instructionsOf(state);
  const step = Math.sign(by);
  let at = selectedInstruction(state);
  for (let left = Math.abs(by); left > 0; left -= 1) {
    let next = at + step;
    while (next >= 0 && next < made.length && made[next]!.layer === null) next += step;
    if (next < 0 || next >= made.length) break;
    at = next;
  }
  return selectInstruction(state, at);
}

/** Shows the layer of the selected instruction in the panes. */
export function enterDockerfile(state: State): State {
  return toItsLayer(state, (there) => ({ ...bare(there), focus: 'layers' }));
}

/** Shows the selected instruction with all that is known of its layer. */
export function openInstruction(state: State): State {
  return toItsLayer(state, (there) => covered(there, 'instruction'));
}

/** The layer below or above, in the view of its instruction. */
export function nextInstruction(state: State, by: number): State {
  const layer = clamp(state.layer + by, 0, (state.inspection?.layers.length ?? 1) - 1);
  return layer === state.layer ? state : { ...withLayer(state, layer), overlayTop: 0 };
}

export function toggleRaw(state: State): State {
  return { ...changed(state, { raw: !state.dockerfile.raw }), overlayTop: 0 };
}

export function settleDockerfile(state: State): State {
  const { lines, starts } = laidOut(state);
  const at = selectedInstruction(state);
  const room = dockerfileRoom(state);
  const first = starts[at] ?? 0;
  const last = (starts[at + 1] ?? lines.length) - 1;
  // All of the instruction is in sight where it fits, and what stands above the first one with that.
  const down = follow(state.dockerfile.top, Math.min(last, first + room - 1), room, lines.length);
  const top = at === 0 && last < room ? 0 : follow(down, first, room, lines.length);
  return changed(state, { top });
}

export function settleInstruction(state: State): State {
  return { ...state, overlayTop: clamp(state.overlayTop, 0, instructionLineCount(state) - instructionRoom(state)) };
}

function toItsLayer(state: State, show: (state: State) => State): State {
  const at = selectedInstruction(state);
  const layer = instructionsOf(state)[at]?.layer ?? null;
  if (layer === null) return { ...state, notice: safe`This instruction made no layer: it changed only the config.` };
  return show(changed(withLayer(state, layer), { cursor: { at, layer } }));
}

function withLayer(state: State, layer: number): State {
  const { ghosts } = state;
  return { ...state, layer, pathTop: 0, ghosts: ghosts === null ? null : { ...ghosts, layer: null } };
}

/** By its position. */
export function selectInstruction(state: State, at: number): State {
  return changed(state, { cursor: { at, layer: state.layer } });
}

function changed(state: State, change: Partial<DockerfileView>): State {
  return { ...state, dockerfile: { ...state.dockerfile, ...change } };
}
