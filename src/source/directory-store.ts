import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Blob } from '../blob/blob.js';
import { type OpenFile, openFile } from '../blob/file-blob.js';
import { defaultLimits } from '../limits/limits.js';
import type { FileStore } from './file-store.js';
import { normaliseName } from './member-name.js';

/**
 * Opens a directory. What is in it was made by strangers: no name and no symlink leads out of it, and only regular
 * files are opened (a FIFO would wait for ever).
 */
export function openDirectoryStore(path: string, limits = defaultLimits): FileStore {
  const root = realpathSync(path);
  const opened = new Map<string, OpenFile>();
  const open = (file: string): OpenFile => {
    const known = opened.get(file);
    if (known !== undefined) return known;
    const fresh = openFile(file);
    opened.set(file, fresh);
    return fresh;
  };
  return {
    path,
    medium: 'directory',
    damage: null,
    limits,
    get: (name) => {
      const found = findInside(root, name);
      if (found === undefined) return undefined;
      return { blob: lazyBlob(found.file, found.stats.size, open), recordedSize: found.stats.size };
    },
    names: () => readdirSync(root),
    whole: null,
    close: () => {
      for (const file of opened.values()) file.close();
      opened.clear();
    },
  };
}

function findInside(root: string, name: string): { file: string; stats: Stats } | undefined {
  const normal = normaliseName(name);
  if (normal === null) return undefined;
  try {
    const file = realpathSync(join(root, normal));
    const stats = statSync(file);
    const inside = file.startsWith(root.endsWith(sep) ? root : root + sep);
    return inside && stats.isFile() ? { file, stats } : undefined;
  } catch {
    // Not there, a loop of links, or out of bounds for this user: for the image it is missing, whichever it is.
    return undefined;
  }
}

/**
 * A blob of a whole file that is opened with its first read: a layout can have more blobs than a process may open
 * files.
 */
function lazyBlob(path: string, size: number, open: (path: string) => OpenFile): Blob {
  const blob = (): Blob => open(path).blob(0, size);
  return {
    size,
    slice: { path, offset: 0, size, descriptor: () => blob().slice!.descriptor() },
    readSync: (offset, length, memory) => blob().readSync!(offset, length, memory),
    read: async (offset, length) => blob().read(offset, length),
    stream: () => blob().stream(),
  };
}
