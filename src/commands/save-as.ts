import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { HiddenFile } from '../analysis/hidden-files.js';
import type { Contents } from '../content/contents.js';
import type { Saved, ToSave } from '../explorer/world.js';
import { type Extracted, type ExtractProgress, extractTo } from '../extract/extract-to.js';
import { savedName } from '../extract/saved-name.js';
import { selectHidden } from '../extract/select-hidden.js';
import { selectPaths } from '../extract/select-paths.js';
import type { Selection } from '../extract/selection.js';
import type { Inspection } from '../inspect/inspection.js';
import { rootNode } from '../path/path-tree.js';
import { rootfs } from '../tree/rootfs.js';
import type { Stack } from '../tree/stack.js';

export type SaveOptions = {
  readonly signal: AbortSignal;
  /** Told how far it is, 0 to 1. */
  readonly onProgress: (share: number) => void;
};

/**
 * Saves what the user of the explorer selected to the place that was typed: a file under that name, or under its own in a folder; all that is
 * below a directory, or hidden, into a folder, or into a tar where the name ends so. Nothing that is there is written over.
 */
export async function saveAs(
  inspection: Inspection,
  contents: Contents,
  what: ToSave,
  typed: string,
  { signal, onProgress }: SaveOptions,
): Promise<Saved> {
  const to = /^~(?=\/|$)/.test(typed) ? join(homedir(), typed.slice(1)) : typed;
  const options = {
    signal,
    onProgress: ({ bytes, totalBytes }: ExtractProgress) => onProgress(totalBytes === 0 ? 1 : bytes / totalBytes),
  };
  const { stack } = inspection;
  if (what.kind === 'file') {
    const path = stack.tree.path(what.node);
    const isFolder = to.endsWith('/') || isDirectory(to);
    const folder = isFolder ? to : dirname(to);
    const name = isFolder ? savedName(path, to) : Buffer.from(basename(to));
    const selection = [{ path: name, version: what.version }];
    const extracted = await extractTo(inspection, contents, selection, { kind: 'folder', path: folder }, options);
    return saved(extracted, isFolder ? join(to, name.toString()) : to);
  }
  const selection =
    what.kind === 'tree' ? selectPaths(stack, rootfs(stack, what.layer), [what.node]) : hiddenAmong(stack, what.files);
  const kind = /\.tar$/i.test(to) ? 'tar' : 'folder';
  return saved(await extractTo(inspection, contents, selection, { kind, path: to }, options), to);
}

/** Whether a directory is there. Of what cannot be looked at (a name that is too long, a circle of links) the writing says what is wrong. */
function isDirectory(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Hidden files under the names that they have among all hidden ones. */
function hiddenAmong(stack: Stack, files: readonly HiddenFile[]): Selection {
  const wanted = new Set(files.map(({ version }) => version));
  return selectHidden(stack, { nodes: [rootNode] }).filter(({ version }) => wanted.has(version));
}

function saved({ files, bytes, refusals }: Extracted, where: string): Saved {
  return { where, files, bytes, refusals };
}
