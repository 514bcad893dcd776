// Bundles the program into dist/: a chunk for the command line, one for all that reads images, one for the explorer (React and
// Ink are loaded for it alone), the layer worker, the library with its types, the demo image, and the licences of what is
// bundled. `npm ci` runs it; `npm start` and `npm test` run it when a source is newer.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundling } from './bundling.js';
import { writeDemo } from './demo/write-demo.js';
import { collectLicenses } from './licenses.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
/** Built here and then put in the place of `dist`: nobody ever runs half a build. */
const unfinished = join(root, `.build-${process.pid}`);
const sources = ['src', 'components', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json'];

/**
 * What runs by itself shares no files with others: what two have in common would become a file of its own, and Node takes two
 * milliseconds for each that it loads.
 */
const programs = [
  { cli: 'src/commands/cli.ts', explorer: 'components/explorer-face.ts' },
  { index: 'src/index.ts' },
  { 'layer-worker': 'src/layer/layer-worker.ts' },
  { 'spool-worker': 'src/spool/spool-worker.ts' },
];

/** Is as old as the build, and says which it is: what is kept in the cache belongs to one. The other files are as old as their contents. */
const stamp = join(dist, 'built');

/** Builds unless the last build is newer than every source. */
export async function buildIfStale() {
  if (newestIn(sources.map((source) => join(root, source))) >= timeOf(stamp)) await buildAll();
}

async function buildAll() {
  const began = new Date();
  try {
    await buildInto(unfinished);
    utimesSync(join(unfinished, 'built'), began, began);
    rmSync(dist, { recursive: true, force: true });
    renameSync(unfinished, dist);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** @param {string} folder */
async function buildInto(folder) {
  const builds = await Promise.all(
    programs.map((entryPoints) =>
      build({ ...bundling, entryPoints, outdir: folder, minifySyntax: true, sourcemap: false, metafile: true }),
    ),
  );
  const inputs = builds.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), collectLicenses(root, inputs));
  await writeDemo(join(folder, 'demo.tar'));
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  execFileSync(
    process.execPath,
    [compiler, '--project', join(root, 'tsconfig.types.json'), '--outDir', join(folder, 'types')],
    { stdio: 'inherit' },
  );
  writeFileSync(join(folder, 'built'), programDigest(folder));
}

/**
 * Tells one build from another: the SHA-256 of all that runs.
 * @param {string} folder
 */
function programDigest(folder) {
  const hash = createHash('sha256');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  for (const name of files.sort()) hash.update(`${name}\n`).update(readFileSync(join(folder, name)));
  return hash.digest('hex');
}

/**
 * The time of the newest file, in milliseconds.
 * @param {string[]} paths
 * @returns {number}
 */
function newestIn(paths) {
  return Math.max(
    ...paths.map((path) => {
      const entry = statSync(path, { throwIfNoEntry: false });
      if (entry === undefined) return 0;
      return entry.isDirectory() ? newestIn(readdirSync(path).map((name) => join(path, name))) : entry.mtimeMs;
    }),
    0,
  );
}

/**
 * @param {string} path
 * @returns {number}
 */
function timeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();
