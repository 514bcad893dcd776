import type { Case } from '../case.js';
import { hardlinkCases } from './tree/hardlink-cases.js';
import { nameCases } from './tree/name-cases.js';
import { opaqueCases } from './tree/opaque-cases.js';
import { replacedCases } from './tree/replaced-cases.js';
import { symlinkCases } from './tree/symlink-cases.js';
import { whiteoutCases } from './tree/whiteout-cases.js';

/** How layers become a filesystem. */
export const treeCases: readonly Case[] = [
  ...whiteoutCases,
  ...opaqueCases,
  ...replacedCases,
  ...symlinkCases,
  ...hardlinkCases,
  ...nameCases,
];
