import { againCases } from './again-cases.js';
import type { Case } from './case.js';
import { readingCases } from './reading-cases.js';
import { scaleCases } from './scale-cases.js';
import { startCases } from './start-cases.js';

/** Every case, in the order in which the document shows them. */
export const cases: readonly Case[] = [...readingCases, ...againCases, ...startCases, ...scaleCases];
