import type { Blob } from '../blob/blob.js';
import { entryFlags } from '../layer/changeset.js';
import { Turn } from '../layer/turn.js';
import { ImageError } from '../problem/errors.js';
import type { VersionId } from '../tree/version.js';
import type { Contents, Inspected } from './contents.js';
import type { InflatingProgress } from './inflated-layer.js';
import type { LinePattern } from './line-pattern.js';
import { type NearContent, nearContents } from './near-contents.js';
import { searchContent } from './search-content.js';

/** Something about one content. */
export type Finding = { readonly version: VersionId } & (
  | FoundInContent
  /** It is larger than what is searched, in bytes. */
  | { readonly kind: 'skipped'; readonly size: number }
  /** Its bytes are not to be had. */
  | { readonly kind: 'unreadable'; readonly error: ImageError }
);

/** What was found in a content. */
export type FoundInContent =
  | {
      readonly kind: 'line';
      /** From 1. */
      readonly line: number;
      /** The line, or the piece of a long one; without its line feed. Valid until the next finding is asked for. */
      readonly bytes: Uint8Array;
      /** Where in it, as UTF-8 text, the match begins, in UTF-16 units. */
      readonly at: number;
    }
  /** A line of what is no text. */
  | { readonly kind: 'binary' }
  /** There are more lines than are told. */
  | { readonly kind: 'more' };

export type SearchOptions = {
  /** Lines that are told of one content; of what is over, only that it is. */
  readonly mostLines: number;
  /** Bytes of a content from which on it is not searched. */
  readonly mostBytes: number;
  /** Ends the search, soon and without a word. */
  readonly signal?: AbortSignal;
  /** Bytes of all contents that were searched, and that are to be. */
  readonly onProgress?: (searched: number, all: number) => void;
  /** How far a compressed layer is, which has to be inflated first. */
  readonly onInflating?: (progress: InflatingProgress) => void;
};

/**
 * Searches the lines of contents, in the order in which they lie in the layers, so that each layer is passed once and what lies together
 * is read together. `versions` are inodes of files, ascending. The contents are not held against their digests.
 */
export async function* searchContents(
  contents: Contents,
  inspected: Inspected,
  versions: readonly VersionId[],
  pattern: LinePattern,
  options: SearchOptions,
): AsyncGenerator<Finding, void, void> {
  const { signal, mostBytes, onProgress, onInflating } = options;
  const { stack } = inspected;
  const isAborted = () => signal?.aborted === true;
  const turn = new Turn();
  const all = versions.reduce((sum, version) => sum + storedBytes(inspected, version), 0);
  let searched = 0;
  for (let first = 0, next = 0; first < versions.length; first = next) {
    const layer = stack.layerOf(versions[first]!);
    while (next < versions.length && stack.layerOf(versions[next]!) === layer) next += 1;
    const ofLayer = versions.slice(first, next);
    let tar: Blob;
    try {
      tar = await contents.tarOf(inspected, layer, endOf(inspected, ofLayer.at(-1)!), {
        signal,
        onProgress: onInflating,
      });
    } catch (error) {
      if (isAborted()) return;
      if (!(error instanceof ImageError)) throw error;
      for (const version of ofLayer) yield { version, kind: 'unreadable', error };
      continue;
    }
    for await (const { version, bytes } of nearContents(tar, placesOf(inspected, ofLayer))) {
      if (isAborted()) return;
      const { changeset, row } = stack.locate(version);
      const size = changeset.size[row]!;
      if (size > mostBytes) yield { version, kind: 'skipped', size };
      else if (bytes === null || pattern.mayMatch(bytes)) {
        try {
          const content = bytes ?? (await contents.open(inspected, version)).blob;
          for await (const found of searchContent(content, pattern, options)) yield { version, ...found };
        } catch (error) {
          if (!(error instanceof ImageError)) throw error;
          yield { version, kind: 'unreadable', error };
        }
      }
      searched += storedBytes(inspected, version);
      if (!turn.isOver) continue;
      onProgress?.(searched, all);
      await turn.next();
    }
  }
}

/** Where a content ends in the tar of its layer. */
function endOf({ stack }: Inspected, version: VersionId): number {
  const { changeset, row } = stack.locate(version);
  return changeset.offset[row]! + changeset.storedSize[row]!;
}

function storedBytes({ stack }: Inspected, version: VersionId): number {
  const { changeset, row } = stack.locate(version);
  return changeset.storedSize[row]!;
}

/** Where the contents of one layer lie; sparse files are nowhere as they are. */
function placesOf({ stack }: Inspected, versions: readonly VersionId[]): NearContent[] {
  return versions.map((version) => {
    const { changeset, row } = stack.locate(version);
    const isSparse = (changeset.flags[row]! & entryFlags.sparse) !== 0;
    return { version, offset: changeset.offset[row]!, size: isSparse ? null : changeset.storedSize[row]! };
  });
}
