import type { Case } from '../case.js';
import { damageCases } from './layer/damage-cases.js';
import { encodingCases } from './layer/encoding-cases.js';
import { foreignCases } from './layer/foreign-cases.js';
import { lazyCases } from './layer/lazy-cases.js';
import { oldEncodingCases } from './layer/old-encoding-cases.js';

/** How layers are stored. */
export const layerCases: readonly Case[] = [
  ...encodingCases,
  ...damageCases,
  ...oldEncodingCases,
  ...lazyCases,
  ...foreignCases,
];
