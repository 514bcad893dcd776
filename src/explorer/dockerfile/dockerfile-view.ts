import { type DockerfileStep, imageDockerfile } from '../../dockerfile/dockerfile.js';
import type { Inspection } from '../../inspect/inspection.js';
import type { State } from '../state.js';

/** Where the user is among the instructions of the image. */
export type DockerfileView = {
  /** The selected instruction, and the layer that was selected then: where that is another one since, its instruction is meant. */
  readonly cursor: { readonly at: number; readonly layer: number } | null;
  /** First line in sight. */
  readonly top: number;
  /** The instruction of a layer is shown as the builder wrote it. */
  readonly raw: boolean;
};

export const noDockerfileView: DockerfileView = { cursor: null, top: 0, raw: false };

/** The instructions of the image; none while it is not open. */
export function instructionsOf({ inspection }: { readonly inspection: Inspection | null }): readonly DockerfileStep[] {
  return inspection === null ? [] : imageDockerfile(inspection.image);
}

/** Position of the selected instruction. */
export function selectedInstruction(state: State): number {
  const { cursor } = state.dockerfile;
  if (cursor !== null && cursor.layer === state.layer) return cursor.at;
  return Math.max(0, indexOfLayer(instructionsOf(state), state.layer));
}

const places = new WeakMap<readonly DockerfileStep[], ReadonlyMap<number, number>>();

/** Position of the instruction that made a layer; -1 where there is none. */
export function indexOfLayer(made: readonly DockerfileStep[], layer: number): number {
  let known = places.get(made);
  if (known === undefined) {
    known = new Map(made.flatMap((step, at) => (step.layer === null ? [] : [[step.layer, at] as const])));
    places.set(made, known);
  }
  return known.get(layer) ?? -1;
}
