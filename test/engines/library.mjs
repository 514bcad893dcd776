// Loads TypeScript of this repository, bundled as the build does it:  await load('visible-contents.ts')

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    logLevel: 'warning',
    // What runs in threads is looked for beside the program.
    define: { 'import.meta.url': JSON.stringify(new URL('../../dist/index.js', import.meta.url).href) },
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
