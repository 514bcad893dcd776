import type { FileStore } from './file-store.js';
import { normaliseName } from './member-name.js';
import { topNames } from './top-names.js';

/**
 * The one folder at the top of an archive as a store of its own: `tar -cf image.tar layout` puts a layout there. null
 * where there are other things beside it, and for directories, which can be named themselves.
 */
export function onlyFolder(store: FileStore): FileStore | null {
  if (store.whole === null) return null;
  const [folder, ...others] = topNames(store);
  if (folder === undefined || others.length > 0) return null;
  return {
    ...store,
    get: (name) => {
      const inside = normaliseName(name);
      return inside === null ? undefined : store.get(`${folder}/${inside}`);
    },
    names: () => Array.from(store.names(), (name) => name.slice(folder.length + 1)).filter((name) => name !== ''),
    // The archive as a whole is not what lies in the folder.
    whole: null,
  };
}
