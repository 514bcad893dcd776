import { type Header, pack } from 'tar-stream';
import type { Changeset } from '../src/layer/changeset.js';
import { LayerIndexer } from '../src/layer/layer-indexer.js';
import { type Limits, limitsWith } from '../src/limits/limits.js';
import { PathTree } from '../src/path/path-tree.js';
import { Stack } from '../src/tree/stack.js';

/** One entry of a layer in a test: text is a file of that content; the functions below make everything else. */
export type Entry =
  | string
  | { readonly header: Partial<Omit<Header, 'name'>>; readonly content?: string | Buffer; readonly name?: NameOf };
type NameOf = (path: string) => string;

/** The entries of a layer, by path, in order. */
export type LayerEntries = Readonly<Record<string, Entry>> | readonly (readonly [string, Entry])[];

/** Permissions, owner, time and extended attributes, where a test cares. */
export type Attributes = Partial<Pick<Header, 'mode' | 'uid' | 'gid' | 'mtime' | 'pax'>>;

const epoch = new Date(0);

/** A whiteout: the path is removed from the layers below. */
export const gone: Entry = {
  header: { type: 'file' },
  name: (path) => path.replace(/([^/]*)$/, '.wh.$1'),
};

/** An opaque whiteout: what the layers below have in the directory is removed. */
export const opaque: Entry = { header: { type: 'file' }, name: (path) => `${path}/.wh..wh..opq` };

export const file = (content: string | Buffer, attributes: Attributes = {}): Entry => ({ header: attributes, content });
export const directory = (attributes: Attributes = {}): Entry => ({
  header: { type: 'directory', mode: 0o755, ...attributes },
});
export const symlink = (target: string): Entry => ({ header: { type: 'symlink', linkname: target } });
export const hardlink = (target: string): Entry => ({ header: { type: 'link', linkname: target } });
export const fifo = (): Entry => ({ header: { type: 'fifo' } });
export const device = (major: number, minor: number): Entry => ({
  header: { type: 'character-device', devmajor: major, devminor: minor },
});

/** The bytes of a layer's tar, written by tar-stream. */
export async function tarOf(entries: LayerEntries): Promise<Buffer> {
  const tar = pack();
  for (const [path, entry] of Array.isArray(entries) ? entries : Object.entries(entries as Record<string, Entry>)) {
    const {
      header,
      content = '',
      name = (same: string) => same,
    } = typeof entry === 'string' ? { header: {}, content: entry } : entry;
    tar.entry({ mtime: epoch, ...header, name: name(path) }, content);
  }
  tar.finalize();
  const chunks: Buffer[] = [];
  for await (const chunk of tar) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A tar as a changeset, all contents hashed, as if it had come compressed. */
export function changesetOf(tar: Uint8Array, limits: Partial<Limits> = {}): Changeset {
  const indexer = new LayerIndexer(null, limitsWith(limits));
  indexer.push(tar);
  return indexer.finish();
}

/** The layers of an image, from the base up, stacked. */
export async function stackOf(...layers: readonly LayerEntries[]): Promise<Stack> {
  const stack = new Stack(new PathTree());
  for (const layer of layers) stack.push(changesetOf(await tarOf(layer)));
  return stack;
}
