// Bundles the harness and the sources it tries, and runs it: npm run fuzz -- --count 200000 --seed 1

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = `${root}/node_modules/.cache/unearth-fuzz`;

await build({
  absWorkingDir: root,
  entryPoints: { fuzz: 'test/fuzz/fuzz.ts', child: 'test/fuzz/child.ts', 'layer-worker': 'src/layer/layer-worker.ts' },
  outdir: folder,
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  jsx: 'automatic',
  define: { 'process.env.NODE_ENV': '"production"' },
  alias: { 'react-devtools-core': `${root}/scripts/no-devtools.js` },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';const require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
const { fuzz } = await import(`${folder}/fuzz.js`);
await fuzz(process.argv.slice(2), root);
