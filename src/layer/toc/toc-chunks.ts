import { createHash, type Hash } from 'node:crypto';
import type { TarEntry } from '../../tar/tar-entry.js';
import type { ContentWatcher } from '../content-watcher.js';
import { lossyText } from './lossy-text.js';
import type { TocChunk, TocEntry } from './toc-entries.js';

/**
 * Holds the chunks of files against the contents in the tar while these pass by. Runtimes that pull lazily fetch chunks one by one
 * from wherever the table of contents says and check each by its digest: the digest of the whole file may well be right
 * beside chunks of another.
 */
export class TocChunks implements ContentWatcher {
  readonly #files: ReadonlyMap<string, TocEntry>;
  readonly #wrong = new Set<string>();
  #path = '';
  #chunks: readonly TocChunk[] = [];
  /** Of the chunk that is passing, its number, what is left of it, and its hash so far. */
  #at = 0;
  #left = 0;
  #hash: Hash | null = null;
  #start = 0;
  #end = 0;

  constructor(entries: readonly TocEntry[]) {
    const files = entries.filter(({ type, chunks }) => type === 'file' && chunks.some(({ digest }) => digest !== null));
    this.#files = new Map(files.map((file) => [plainPath(file.name), file]));
  }

  /** Whether the chunks of the file at that path, in the words of `plainPath`, are not those of the tar. */
  isWrong(path: string): boolean {
    return this.#wrong.has(path);
  }

  entry({ type, name, size, offset, sparseMap }: TarEntry): void {
    this.#chunks = [];
    if (type !== 'file' || size === 0 || sparseMap !== null) return;
    const path = plainPath(lossyText(name));
    const file = this.#files.get(path);
    // Where sizes differ, that is told already.
    if (file === undefined || file.size !== size) return;
    this.#path = path;
    // Of a path that is written twice the last one counts.
    this.#wrong.delete(path);
    if (!tile(file.chunks, size)) {
      this.#wrong.add(path);
      return;
    }
    this.#chunks = file.chunks;
    this.#start = offset;
    this.#end = offset + size;
    this.#begin(0);
  }

  pass(bytes: Uint8Array, offset: number): void {
    if (this.#chunks.length === 0) return;
    const from = Math.max(this.#start, offset);
    const to = Math.min(this.#end, offset + bytes.length);
    for (let position = from; position < to; ) {
      const length = Math.min(this.#left, to - position);
      this.#hash?.update(bytes.subarray(position - offset, position - offset + length));
      this.#left -= length;
      position += length;
      if (this.#left > 0) continue;
      const { digest } = this.#chunks[this.#at]!;
      if (this.#hash !== null && this.#hash.digest('hex') !== digest) this.#wrong.add(this.#path);
      this.#begin(this.#at + 1);
    }
  }

  #begin(chunk: number): void {
    const next = this.#chunks[chunk];
    if (next === undefined) {
      this.#chunks = [];
      return;
    }
    this.#at = chunk;
    this.#left = next.size || this.#end - this.#start - next.offset;
    this.#hash = next.digest === null ? null : createHash('sha256');
  }
}

/** Whether the chunks are the whole file one after the other. */
function tile(chunks: readonly TocChunk[], size: number): boolean {
  let position = 0;
  for (const { offset, size: length } of chunks) {
    if (offset !== position || position >= size) return false;
    position += length || size - offset;
  }
  return position === size;
}

/** A name as a path without `.`, `..` and needless slashes. */
export function plainPath(name: string): string {
  const parts: string[] = [];
  for (const part of name.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
