import type { Case } from '../case.js';
import { endCases } from './tar/end-cases.js';
import { gnuCases } from './tar/gnu-cases.js';
import { headerCases } from './tar/header-cases.js';
import { numberCases } from './tar/number-cases.js';
import { paxCases } from './tar/pax-cases.js';
import { paxSizeCases } from './tar/pax-size-cases.js';
import { sparseCases } from './tar/sparse-cases.js';
import { typeCases } from './tar/type-cases.js';
import { xattrCases } from './tar/xattr-cases.js';

/** How a tar is read. */
export const tarCases: readonly Case[] = [
  ...paxCases,
  ...xattrCases,
  ...paxSizeCases,
  ...gnuCases,
  ...sparseCases,
  ...numberCases,
  ...typeCases,
  ...endCases,
  ...headerCases,
];
