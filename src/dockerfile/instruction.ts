import type { BuildArgument } from './build-arguments.js';
import type { Keyword } from './keyword.js';
import type { Note } from './note.js';

/** A step of the history as an instruction of a Dockerfile. Its texts are raw text of the image. */
export type Instruction = {
  /** null where it is none: the words of another tool, or nothing. */
  readonly keyword: Keyword | null;
  /** What stands behind the keyword, in pieces that may have a line each. */
  readonly pieces: readonly string[];
  /** The build arguments that a RUN saw. */
  readonly given: readonly BuildArgument[];
  readonly notes: readonly Note[];
};

/** What the steps before say that an instruction depends on. */
export type InstructionContext = {
  /** What RUN is run by, its words with blanks between; null where that is not to be considered. */
  readonly shell: string | null;
  /** The values that ARG gave. */
  readonly args: ReadonlyMap<string, string>;
};

/** Where a step is looked at alone. */
export const noContext: InstructionContext = { shell: null, args: new Map() };
