import { imageDockerfile } from '../../dockerfile/dockerfile.js';
import { dockerfileLines } from '../../dockerfile/dockerfile-text.js';
import { instructionLines } from '../../dockerfile/instruction-lines.js';
import type { Inspection } from '../../inspect/inspection.js';
import { indexOfLayer } from './dockerfile-view.js';

/** The Dockerfile of the image as text, to be copied: what the image says, so not safe to show. */
export function dockerfileText({ image }: Inspection): string {
  return `${dockerfileLines(imageDockerfile(image)).join('\n')}\n`;
}

/** The instruction of a layer as text, to be copied; null where the history says nothing of it. */
export function instructionText({ image }: Inspection, layer: number): string | null {
  const made = imageDockerfile(image);
  const lines = instructionLines(made[indexOfLayer(made, layer)]?.instruction ?? nothing);
  return lines.length === 0 ? null : lines.join('\n');
}

const nothing = { keyword: null, pieces: [], given: [], notes: [] } as const;
