import { safe } from '../format/safe-text.js';
import { pathComponents } from '../path/path-tree.js';
import { Refused } from './refused.js';

/** Names that Windows takes for something else than a file of that name (naming a file, learn.microsoft.com). */
const windowsOnly = /[\\:*?"<>|\u0000-\u001f]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Where a path of an image is to be written below a folder: the names of its directories, and its own. */
export type PathParts = { readonly directories: readonly Uint8Array[]; readonly name: Uint8Array };

/**
 * The parts of a path. Paths of the tree have no `..`, no NUL and no empty parts; whoever made this one by hand is held to it too, since
 * what is written where depends on it.
 */
export function pathParts(path: Uint8Array, platform: NodeJS.Platform = process.platform): PathParts {
  const directories = [...pathComponents(path)];
  for (const part of directories) {
    if (part.length === 2 && part[0] === 0x2e && part[1] === 0x2e) throw new Refused(safe`A part of its path is "..".`);
    if (part.includes(0)) throw new Refused(safe`A part of its path has a NUL byte.`);
    if (platform === 'win32' && windowsOnly.test(Buffer.from(part).toString())) {
      throw new Refused(safe`Windows takes a part of its path for something else than a name.`);
    }
  }
  const name = directories.pop();
  if (name === undefined) throw new Refused(safe`Its path is empty.`);
  return { directories, name };
}
