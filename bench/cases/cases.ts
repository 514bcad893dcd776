import { againCases } from './again-cases.js';
import type { Case } from './case.js';
import { contentCases } from './content-cases.js';
import { keyCases } from './key-cases.js';
import { readingCases } from './reading-cases.js';
import { scaleCases } from './scale-cases.js';
import { startCases } from './start-cases.js';

const table = { ...readingCases, ...againCases, ...startCases, ...keyCases, ...contentCases, ...scaleCases };

export type CaseName = keyof typeof table;

/** Every case, in the order in which the document shows them. */
export const cases: Readonly<Record<CaseName, Case>> = table;

export const caseNames = Object.keys(table) as readonly CaseName[];
