import { uncovered } from '../covering.js';
import { nextInstruction, settleInstruction, toggleRaw } from '../dockerfile/dockerfile-actions.js';
import type { OverlayFace } from '../overlay.js';
import { instructionPane, instructionRoom } from '../panes/instruction.js';
import { clamp } from '../viewport.js';

/** The instruction that made a layer. */
export const instructionOverlay: OverlayFace = {
  rows: instructionPane,
  move: (state, by) => ({ ...state, overlayTop: clamp(state.overlayTop + by, 0, Number.MAX_SAFE_INTEGER) }),
  page: instructionRoom,
  reducers: {
    layer: (state, { by }) => nextInstruction(state, by),
    'raw-step': toggleRaw,
    fold: uncovered,
  },
  settle: settleInstruction,
};
