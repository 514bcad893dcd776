import { imageDockerfile } from '../../dockerfile/dockerfile.js';
import { dockerfileLines } from '../../dockerfile/dockerfile-text.js';
import type { Instruction } from '../../dockerfile/instruction.js';
import { instructionLines } from '../../dockerfile/instruction-lines.js';
import type { Inspection } from '../../inspect/inspection.js';
import { indexOfLayer } from './dockerfile-view.js';

/** The Dockerfile of the image as text, to be copied: what the image says, so not safe to show. */
export function dockerfileText({ image }: Inspection): string {
  return `${dockerfileLines(imageDockerfile(image)).join('\n')}\n`;
}

/** The instruction of a layer as text, to be copied; null where the history says nothing of it. */
export function instructionText({ image }: Inspection, layer: number): string | null {
  const instruction = instructionOf(image, layer);
  return instruction === null ? null : instructionLines(instruction).join('\n');
}

/** Whether the history says something of the layer: without making the text, which can be long. */
export function isInstructionTold({ image }: Inspection, layer: number): boolean {
  return instructionOf(image, layer) !== null;
}

function instructionOf(image: Inspection['image'], layer: number): Instruction | null {
  const made = imageDockerfile(image);
  const instruction = made[indexOfLayer(made, layer)]?.instruction;
  return instruction === undefined || (instruction.keyword === null && instruction.pieces.length === 0)
    ? null
    : instruction;
}
