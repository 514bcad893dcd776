import type { Case } from './case.js';
import { configCases } from './cases/config/config-cases.js';
import { digestCases } from './cases/digest/digest-cases.js';
import { compressedCases } from './cases/form/compressed-cases.js';
import { dockerCases } from './cases/form/docker-cases.js';
import { firstFormCases } from './cases/form/first-form-cases.js';
import { layoutCases } from './cases/form/layout-cases.js';
import { skopeoCases } from './cases/form/skopeo-cases.js';
import { layerCases } from './cases/layer-cases.js';
import { attachedCases } from './cases/manifest/attached-cases.js';
import { indexCases } from './cases/manifest/index-cases.js';
import { securityCases } from './cases/security/security-cases.js';
import { tarCases } from './cases/tar-cases.js';
import { treeCases } from './cases/tree-cases.js';

/** Every case, in the order of the rows that they belong to. */
export const cases: readonly Case[] = [
  ...dockerCases,
  ...layoutCases,
  ...skopeoCases,
  ...compressedCases,
  ...firstFormCases,
  ...indexCases,
  ...attachedCases,
  ...configCases,
  ...layerCases,
  ...tarCases,
  ...treeCases,
  ...digestCases,
  ...securityCases,
];
