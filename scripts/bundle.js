import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundling } from './bundling.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Has native parts that it finds beside itself: loaded from where it is. */
const external = ['@lydell/node-pty'];

/**
 * Bundles programs that are not built into `dist` with the sources that they use, in a folder of their own; gives the path of
 * the one named.
 * @param {Record<string, string>} entryPoints
 * @param {string} wanted
 * @returns {Promise<string>}
 */
export async function bundle(entryPoints, wanted) {
  const folder = join(root, 'node_modules/.cache/unearth', wanted);
  await build({
    ...bundling,
    entryPoints,
    outdir: folder,
    external,
  });
  return join(folder, `${wanted}.js`);
}
