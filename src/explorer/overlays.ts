import type { OverlayFace } from './overlay.js';
import { contentOverlay } from './overlays/content.js';
import { copiesOverlay } from './overlays/copies.js';
import { diffOverlay } from './overlays/diff.js';
import { dockerfileOverlay } from './overlays/dockerfile.js';
import { foundOverlay } from './overlays/found.js';
import { helpOverlay } from './overlays/help.js';
import { hiddenOverlay } from './overlays/hidden.js';
import { instructionOverlay } from './overlays/instruction.js';
import { problemsOverlay } from './overlays/problems.js';
import { sameOverlay } from './overlays/same.js';
import { treemapOverlay } from './overlays/treemap.js';
import type { Overlay, State } from './state.js';

const overlays: Readonly<Record<Overlay, OverlayFace>> = {
  help: helpOverlay,
  problems: problemsOverlay,
  content: contentOverlay,
  copies: copiesOverlay,
  diff: diffOverlay,
  found: foundOverlay,
  hidden: hiddenOverlay,
  same: sameOverlay,
  instruction: instructionOverlay,
  dockerfile: dockerfileOverlay,
  treemap: treemapOverlay,
};

/** What lies over the panes now; null where nothing does. */
export function overlayOf({ overlay }: State): OverlayFace | null {
  return overlay === null ? null : overlays[overlay];
}
