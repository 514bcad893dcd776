import { build } from 'esbuild';

/**
 * The exports of a TypeScript file, which may import others: bundled in memory, since scripts run before anything is built.
 * @param {string} file absolute path
 * @returns {Promise<any>}
 */
export async function loadTypeScript(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    // A module out of memory has no place from which packages could be found; some of them call `require`.
    banner: {
      js: `import { createRequire as __createRequire } from 'node:module';const require = __createRequire(${JSON.stringify(import.meta.url)});`,
    },
    logLevel: 'warning',
  });
  const [bundle] = outputFiles;
  return import(`data:text/javascript;base64,${Buffer.from(bundle?.contents ?? []).toString('base64')}`);
}
