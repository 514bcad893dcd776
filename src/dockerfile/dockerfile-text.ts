import type { DockerfileStep } from './dockerfile.js';
import { instructionLines } from './instruction-lines.js';
import { headNotes, type Note, noteWords } from './note.js';
import { quotedPair } from './pairs.js';

/** The lines of one step, comments above it: raw text of the image. */
export type StepText = {
  readonly comments: readonly string[];
  readonly lines: readonly string[];
};

/** What is said before the first instruction: where the image began, and what no history tells. Text of our own. */
export function headOf(made: readonly DockerfileStep[]): readonly string[] {
  const used = new Set(made.flatMap(({ instruction }) => instruction.notes));
  const notes = (Object.keys(headNotes) as Note[]).flatMap((note) => (used.has(note) ? [headNotes[note]!] : []));
  return [
    '# From the history of the image. Where the steps of a base image end is not told.',
    ...notes.map((note) => `# ${note}`),
  ];
}

/** `FROM scratch` is known where every layer has its step: then nothing lies below the first. */
export function baseLine(made: readonly DockerfileStep[]): string {
  const isWhole = made.every(({ step, layer }) => step !== null || layer === null);
  return isWhole && made.length > 0 ? 'FROM scratch' : '# base image: not told by the history';
}

export function stepText({ instruction, layer, step, from }: DockerfileStep): StepText {
  const { given, notes } = instruction;
  const comments = [
    ...(from === null ? [] : [`# FROM ${from}: the steps above are those of its history`]),
    ...notes.flatMap((note) => (noteWords[note] === null ? [] : [`# ${noteWords[note]}`])),
    ...(given.length === 0
      ? []
      : [`# with ${given.map(({ name, value }) => quotedPair(`${name}=${value}`)).join(' ')}`]),
  ];
  const lines = instructionLines(instruction);
  const nothing =
    step === null ? '# the history says nothing of this layer' : '# the history does not say what made it';
  return { comments, lines: lines.length > 0 || layer === null ? lines : [nothing] };
}

/** The Dockerfile of the image as far as its history tells, line by line: raw text of the image. */
export function dockerfileLines(made: readonly DockerfileStep[]): readonly string[] {
  return [
    ...headOf(made),
    '',
    baseLine(made),
    ...made.flatMap((one) => {
      const { comments, lines } = stepText(one);
      return [...comments, ...lines];
    }),
  ];
}
