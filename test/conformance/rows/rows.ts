import { configRows } from './config-rows.js';
import { digestRows } from './digest-rows.js';
import { formRows } from './form-rows.js';
import { layerRows } from './layer-rows.js';
import { manifestRows } from './manifest-rows.js';
import type { Row } from './row.js';
import { securityRows } from './security-rows.js';
import { tarRows } from './tar-rows.js';
import { treeRows } from './tree-rows.js';

const tables = [formRows, manifestRows, configRows, layerRows, tarRows, treeRows, digestRows, securityRows] as const;

export type RowId = (typeof tables)[number][number]['id'];

/** Headings of the sections, and their rows. */
export const sections: readonly { readonly title: string; readonly rows: readonly Row[] }[] = [
  { title: 'Forms', rows: formRows },
  { title: 'Manifests and indexes', rows: manifestRows },
  { title: 'Config and history', rows: configRows },
  { title: 'Layers', rows: layerRows },
  { title: 'Tar', rows: tarRows },
  { title: 'From entries to a filesystem', rows: treeRows },
  { title: 'Digests', rows: digestRows },
  { title: 'Hostile images', rows: securityRows },
];

export const rows: readonly Row[] = sections.flatMap((section) => section.rows);
