import { readdirSync, rmSync } from 'node:fs';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { makeOwnFolder } from '../folders/own-folder.js';
import { buildId } from './build-id.js';
import { cacheFolder } from './cache-folder.js';

/** From Node 22.1 on; the types of Node 20 do not have it. */
const { enableCompileCache } = nodeModule as { enableCompileCache?: (folder: string) => unknown };

const ours = /^[0-9a-f]{64}$/;

/**
 * Lets Node keep what it compiles of all that is loaded from now on, for the next run of this build; what it kept of other builds
 * goes. In a folder of the user's own: Node would take one in the folder for temporary files, which anybody can make before, and
 * what is in it is run. Never throws.
 */
export async function keepCode(): Promise<void> {
  if (enableCompileCache === undefined) return;
  try {
    const { path, obstacle } = await cacheFolder('code');
    if (path === null || obstacle !== null || !makeOwnFolder(path)) return;
    const own = buildId();
    for (const name of readdirSync(path)) {
      if (ours.test(name) && name !== own) rmSync(join(path, name), { recursive: true, force: true });
    }
    enableCompileCache(join(path, own));
  } catch {
    // It would only have been faster.
  }
}

/** Removes what Node kept. Throws what `fs` throws. */
export async function clearCodeCache(): Promise<void> {
  const { path, exists, obstacle } = await cacheFolder('code');
  if (path === null || !exists || obstacle !== null) return;
  for (const name of readdirSync(path)) if (ours.test(name)) rmSync(join(path, name), { recursive: true, force: true });
}
