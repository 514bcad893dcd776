import type { Case } from './case.js';
import { tarCases } from './cases/tar-cases.js';
import { treeCases } from './cases/tree-cases.js';

/** Every case, in the order of the rows that they belong to. */
export const cases: readonly Case[] = [...tarCases, ...treeCases];
