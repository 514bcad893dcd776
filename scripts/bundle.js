import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

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
    absWorkingDir: root,
    entryPoints,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    alias: { 'react-devtools-core': join(root, 'scripts/no-devtools.js') },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
    },
    external,
    logLevel: 'warning',
  });
  return join(folder, `${wanted}.js`);
}
