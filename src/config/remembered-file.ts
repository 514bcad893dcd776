import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Remembered, readRemembered } from '../explorer/remembered.js';
import { makeOwnFolder, whyNotOwn } from '../folders/own-folder.js';
import { userFolder } from '../folders/user-folder.js';

/** Bytes of the file at most: whatever is larger is not ours. */
const mostBytes = 64 * 1024;

const fileName = 'remembered.json';

/** Where choices are written down; null where nothing says where that should be. `UNEARTH_STATE_DIR` names another folder. */
export async function rememberedPath(): Promise<string | null> {
  const folder = await stateFolder();
  return folder === null ? null : join(folder, fileName);
}

async function stateFolder(): Promise<string | null> {
  const asked = process.env['UNEARTH_STATE_DIR'];
  return asked !== undefined && asked !== '' ? resolve(asked) : userFolder('state');
}

/** What was written down. Whatever is wrong with the file makes it absent: nobody wrote it by hand. */
export async function readRememberedFile(): Promise<Remembered> {
  try {
    return contentsOf(await rememberedPath());
  } catch {
    return {};
  }
}

function contentsOf(path: string | null): Remembered {
  const stats = path === null ? undefined : statSync(path, { throwIfNoEntry: false });
  if (path === null || stats?.isFile() !== true || stats.size > mostBytes) return {};
  return readRemembered(JSON.parse(readFileSync(path, 'utf8')));
}

/**
 * Writes down what was chosen, beside what another explorer wrote meanwhile. Written to a file of its own and renamed: nobody ever
 * finds half of it. That it cannot be written is no reason to say anything: the choice was for convenience.
 */
export async function rememberChoices(made: Remembered): Promise<void> {
  if (Object.keys(made).length === 0) return;
  try {
    const folder = await stateFolder();
    if (folder === null || whyNotOwn(folder) !== null || !makeOwnFolder(folder)) return;
    const before = await readRememberedFile();
    const unfinished = join(folder, `.${fileName}-${process.pid}`);
    try {
      writeFileSync(unfinished, `${JSON.stringify({ ...before, ...made }, null, 2)}\n`, { mode: 0o600 });
      renameSync(unfinished, join(folder, fileName));
    } catch {
      rmSync(unfinished, { force: true });
    }
  } catch {
    // As above.
  }
}
