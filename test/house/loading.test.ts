import { build } from 'esbuild';
import { beforeAll, expect, it } from 'vitest';
import { bundling } from '../../scripts/bundling.js';

/** Of each module of the program, what it imports as soon as it is loaded itself. */
let imports: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const entryPoints = { cli: 'src/commands/cli.ts', explorer: 'components/explorer-face.ts' };
  const { metafile } = await build({ ...bundling, entryPoints, outdir: 'unused', write: false, metafile: true });
  imports = new Map(
    Object.entries(metafile.inputs).map(([module, input]) => [
      module,
      input.imports.filter(({ kind, external }) => kind === 'import-statement' && !external).map(({ path }) => path),
    ]),
  );
});

/** All modules that are loaded with one. */
function loadedWith(entry: string): Set<string> {
  const loaded = new Set([entry]);
  for (const module of loaded) for (const next of imports.get(module) ?? []) loaded.add(next);
  return loaded;
}

const readsLayers = 'src/inspect/inspect.ts';

it('loads what reads layers with the core only', () => {
  expect(loadedWith('src/commands/core.ts')).toContain(readsLayers);
  expect(loadedWith('src/commands/cli.ts')).not.toContain(readsLayers);
  expect(loadedWith('components/explorer-face.ts')).not.toContain(readsLayers);
});

it('loads Ink with the explorer only', () => {
  const hasInk = (entry: string) => [...loadedWith(entry)].some((module) => module.startsWith('node_modules/ink/'));
  expect(hasInk('components/explorer-face.ts')).toBe(true);
  expect(hasInk('src/commands/cli.ts')).toBe(false);
  expect(hasInk('src/commands/core.ts')).toBe(false);
});
