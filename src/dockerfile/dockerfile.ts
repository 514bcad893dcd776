import type { HistoryEntry } from '../oci/history-entry.js';
import type { ImageConfig } from '../oci/image-config.js';
import { shellWords } from './arguments.js';
import type { Instruction, InstructionContext } from './instruction.js';
import type { Keyword } from './keyword.js';
import type { Note } from './note.js';
import { readInstruction } from './read-instruction.js';
import { defaultShells } from './shell.js';

/** One instruction of an image: a step of its history, or a layer of which the history says nothing. */
export type DockerfileStep = {
  readonly instruction: Instruction;
  /** The layer that it made; null where it made none. */
  readonly layer: number | null;
  /** null where the history says nothing of the layer. */
  readonly step: HistoryEntry | null;
  /** The image that it was the first step on; null where that is not told. */
  readonly from: string | null;
};

/** Instructions that write files. */
const writers: readonly (Keyword | null)[] = ['ADD', 'COPY', 'RUN', 'WORKDIR', null];

/** As much of an image as a Dockerfile is made from. */
type DescribedImage = {
  readonly config: Pick<ImageConfig, 'history' | 'os'>;
  readonly layers: readonly { readonly history: HistoryEntry | null }[];
};

const known = new WeakMap<DescribedImage, readonly DockerfileStep[]>();

/** The same of an image that was opened; found out once. */
export function imageDockerfile(image: DescribedImage): readonly DockerfileStep[] {
  let made = known.get(image);
  if (made === undefined) {
    const { config, layers } = image;
    const steps = layers.map(({ history }) => history);
    made = dockerfileOf(config.history, steps, config.os);
    known.set(image, made);
  }
  return made;
}

/** All instructions of an image in their order; `steps` are those of its layers, from the base up. */
export function dockerfileOf(
  history: readonly HistoryEntry[],
  steps: readonly (HistoryEntry | null)[],
  os: string | null,
): readonly DockerfileStep[] {
  const layerOf = new Map(steps.flatMap((step, layer) => (step === null ? [] : [[step, layer] as const])));
  const made: DockerfileStep[] = [];
  let context: InstructionContext = { shell: defaultShells[os === 'windows' ? 1 : 0]!, args: new Map() };
  let next = 0;
  let unwritten = false;
  const untold = (end: number) => {
    for (; next < end; next += 1)
      made.push({ instruction: readInstruction(null), layer: next, step: null, from: null });
  };
  for (const step of history) {
    const layer = layerOf.get(step) ?? null;
    if (layer !== null) untold(layer);
    const read = readInstruction(step, context);
    const instruction = { ...read, given: read.given.filter(({ name, value }) => context.args.get(name) !== value) };
    const isWriter = writers.includes(instruction.keyword) && !saysNothing(step);
    const note =
      layer === null && !step.emptyLayer ? 'no-layer' : layer !== null && !isWriter && unwritten ? 'squashed' : null;
    made.push({ instruction: note === null ? instruction : noted(instruction, note), layer, step, from: fromOf(step) });
    if (layer !== null) next = layer + 1;
    unwritten = layer === null && (unwritten || (isWriter && instruction.keyword !== 'WORKDIR'));
    context = contextAfter(context, instruction);
  }
  untold(steps.length);
  return made;
}

/** What was made of several steps: `docker build --squash`, and buildah, whose own last word is the shell of the container. */
function saysNothing({ createdBy }: HistoryEntry): boolean {
  return createdBy === null || createdBy === '/bin/sh';
}

function noted(instruction: Instruction, note: Note): Instruction {
  return { ...instruction, notes: [...instruction.notes, note] };
}

/** buildah notes what each step was begun from: a name, or the id of what the step before made. */
function fromOf({ comment }: HistoryEntry): string | null {
  const from = /^FROM (\S+)$/.exec(comment ?? '')?.[1];
  return from === undefined || /^[\da-f]{12,64}$/.test(from) ? null : from;
}

/** What an instruction changes for those behind it. */
function contextAfter(context: InstructionContext, { keyword, pieces }: Instruction): InstructionContext {
  if (keyword === 'SHELL') return { ...context, shell: shellWords(pieces.join(' ')).join(' ') };
  if (keyword !== 'ARG') return context;
  const args = new Map(context.args);
  for (const piece of pieces) {
    const end = piece.indexOf('=');
    if (end > 0) args.set(piece.slice(0, end), unquoted(piece.slice(end + 1)));
  }
  return { ...context, args };
}

function unquoted(value: string): string {
  return /^".*"$/s.test(value) ? value.slice(1, -1).replace(/\\(["\\$])/g, '$1') : value;
}
