import { safe } from '../../format/safe-text.js';
import type { State } from '../state.js';
import type { Binding } from './binding.js';
import { needsImage, needsLayers } from './conditions.js';
import { keyFor } from './key-for.js';

const inInstruction = ({ overlay }: State) => overlay === 'instruction';

/** Keys for the instructions that made the image. */
export const dockerfileKeys: readonly Binding[] = [
  {
    id: 'instruction',
    group: 'Look',
    keys: ['i'],
    help: safe`the instruction that made the layer, and all facts about it`,
    hint: { label: safe`instruction`, when: ({ overlay }) => overlay === 'dockerfile' },
    over: ['dockerfile'],
    enabled: needsLayers,
    action: { type: 'overlay', overlay: 'instruction' },
  },
  {
    id: 'dockerfile',
    group: 'Look',
    keys: ['I'],
    help: safe`the Dockerfile of the image, as far as its history tells`,
    enabled: needsImage,
    action: { type: 'overlay', overlay: 'dockerfile' },
  },
  {
    id: 'raw-step',
    group: 'Look',
    keys: ['r'],
    help: safe`an instruction as its builder wrote it, or as a Dockerfile`,
    hint: { label: ({ dockerfile }) => (dockerfile.raw ? safe`as Dockerfile` : safe`as written`), when: inInstruction },
    over: ['instruction'],
    only: ['instruction'],
    enabled: (state) =>
      inInstruction(state) ? true : safe`Open the instruction of a layer first: ${keyFor(state, 'instruction')} does.`,
    action: { type: 'raw-step' },
  },
];
