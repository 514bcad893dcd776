import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { Contents } from '../../src/content/contents.js';
import { type Extracted, type ExtractOptions, extractTo } from '../../src/extract/extract-to.js';
import { selectPaths } from '../../src/extract/select-paths.js';
import type { Selection } from '../../src/extract/selection.js';
import type { Target } from '../../src/extract/target.js';
import { decodeName } from '../../src/format/safe-text.js';
import type { Inspection } from '../../src/inspect/inspection.js';
import { readImage } from '../../src/inspect/read-image.js';
import { hostPlatform } from '../../src/oci/platform.js';
import { rootNode } from '../../src/path/path-tree.js';
import { rootfs } from '../../src/tree/rootfs.js';
import type { Stack } from '../../src/tree/stack.js';
import { dockerMembers, writeArchive } from '../archives.js';
import type { LayerEntries } from '../images.js';

/** What is to be written, where to, and how. */
export type Asked = {
  readonly select?: (stack: Stack) => Selection;
  readonly target: Target;
  readonly options?: ExtractOptions;
};

/** All of the last filesystem. */
export const everything = (stack: Stack): Selection =>
  selectPaths(stack, rootfs(stack, stack.layers.length - 1), [rootNode]);

/** The paths that were refused, each with the reason. */
export const told = ({ refusals }: Extracted): string[] =>
  refusals.map(({ path, reason }) => `${decodeName(path)}: ${reason}`);

/** Extracts from an image in a file. */
export async function extractFrom(
  file: string,
  { select = everything, target, options = {} }: Asked,
): Promise<Extracted> {
  return readImage(file, { host: hostPlatform('x64') }, async (inspection: Inspection) => {
    const contents = new Contents();
    try {
      return await extractTo(inspection, contents, select(inspection.stack), target, options);
    } finally {
      await contents.close();
    }
  });
}

/** Extracts from an image that is made of these layers. */
export async function extractLayers(layers: readonly LayerEntries[], asked: Asked): Promise<Extracted> {
  return extractFrom(await writeArchive(await dockerMembers({ layers })), asked);
}

/** Everything below a folder: of each path what it is, with mode, time, names of its inode and content. Names are bytes, as latin1. */
export function treeOf(folder: string): Map<string, string> {
  const tree = new Map<string, string>();
  const visit = (directory: Buffer, below: string) => {
    for (const name of readdirSync(directory, { encoding: 'buffer' })) {
      const path = Buffer.concat([directory, Buffer.from('/'), name]);
      const shown = `${below}${name.toString('latin1')}`;
      const stats = lstatSync(path);
      const mode = (stats.mode & 0o7777).toString(8);
      if (stats.isSymbolicLink()) tree.set(shown, `symlink ${readlinkSync(path, 'latin1')}`);
      else if (stats.isDirectory()) {
        tree.set(shown, `directory ${mode}`);
        visit(path, `${shown}/`);
      } else if (stats.isFile()) {
        const digest = createHash('sha256').update(readFileSync(path)).digest('hex');
        tree.set(shown, `file ${mode} ${digest}`);
      } else tree.set(shown, 'special');
    }
  };
  visit(Buffer.from(join(folder, '.')), '');
  return tree;
}
