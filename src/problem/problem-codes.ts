import { entryProblems } from './entry-problems.js';
import { imageProblems } from './image-problems.js';
import { limitProblems } from './limit-problems.js';
import type { ProblemKind } from './problem-kind.js';
import { stackingProblems } from './stacking-problems.js';
import { streamProblems } from './stream-problems.js';
import { tarProblems } from './tar-problems.js';

/** The codes by where they are found, from the outside in: as the documents list them. */
export const problemGroups = {
  'The image around its layers': imageProblems,
  'The compressed stream of a layer': streamProblems,
  'The tar of a layer': tarProblems,
  Entries: entryProblems,
  'Layers upon each other': stackingProblems,
  'Limits of what is read': limitProblems,
} as const;

/** Every code a problem can have, with what is known of it. Codes are stable: reports and people's filters rely on them. */
export const problemCodes = {
  ...imageProblems,
  ...streamProblems,
  ...tarProblems,
  ...entryProblems,
  ...stackingProblems,
  ...limitProblems,
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** What is known of problems with this code. */
export function problemKind(code: ProblemCode): ProblemKind {
  return problemCodes[code];
}
