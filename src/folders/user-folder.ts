import { isAbsolute } from 'node:path';

/** What the user has folders for: what can be made again, what the user wrote, and what was chosen while the program ran. */
export type UserFolder = 'cache' | 'config' | 'state';

/** Where the system has the folder of this program; null where nothing says where it should be. */
export async function userFolder(purpose: UserFolder): Promise<string | null> {
  try {
    // It asks for the home directory as soon as it is loaded, which throws for a user without one, as many containers have.
    const { default: envPaths } = await import('env-paths');
    const { cache, config, data, log } = envPaths('unearth', { suffix: '' });
    // What XDG calls state (layouts and the like) is where it has logs too; other systems have no such place.
    const state = process.platform === 'win32' || process.platform === 'darwin' ? data : log;
    const path = { cache, config, state }[purpose];
    // XDG Base Directory Specification: a relative path in one of its variables is invalid.
    return isAbsolute(path) ? path : null;
  } catch {
    return null;
  }
}
