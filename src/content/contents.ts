import type { Blob } from '../blob/blob.js';
import { sliceBlob } from '../blob/slice-blob.js';
import type { Inspection } from '../inspect/inspection.js';
import { digestOf, entryFlags, kindOf } from '../layer/changeset.js';
import { contentDigest } from '../layer/content-digests.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { ImageError } from '../problem/errors.js';
import type { SparseMap } from '../tar/sparse-maps.js';
import type { VersionId } from '../tree/version.js';
import { InflatedLayer, type InflatingOptions } from './inflated-layer.js';
import { sparseBlob } from './sparse-blob.js';

/** What a file of an image holds. */
export type Content = {
  /** Its bytes as they are read: holes of sparse files are zeros. May end early where the layer is cut off. */
  readonly blob: Blob;
  /** Bytes that it should have. */
  readonly size: number;
  /** The first bytes of its SHA-256 in hex, as they were when the layer was read; null where nobody hashed it. */
  readonly digest: string | null;
  /** Of a sparse file, where the bytes belong that are stored: all others are holes. Null for every other file. */
  readonly map: SparseMap | null;
  /** False where the layer is cut off inside it: what is here is its beginning. */
  readonly isWhole: boolean;
};

export type ContentsOptions = {
  readonly limits?: Limits;
  /** Whether inflated layers may come from the user's cache, and go there. */
  readonly cache?: boolean;
};

/** Bytes of a compressed layer that is inflated in a moment. */
const nearBytes = 8_000_000;

/** What of an inspection is needed to get at contents. */
export type Inspected = Pick<Inspection, 'image' | 'layers' | 'stack'>;

/**
 * The contents of the files of an image, all versions. Of a plain layer they are read where they lie; a compressed one is inflated
 * once, into a file that nobody else can open, however many of its contents are asked for. Rejects with an ImageError where
 * the bytes are not here or cannot be read.
 */
export class Contents {
  readonly #options: Required<ContentsOptions>;
  /** Compressed layers that are inflated, by position. */
  readonly #inflated = new Map<number, InflatedLayer>();

  constructor({ limits = defaultLimits, cache = false }: ContentsOptions = {}) {
    this.#options = { limits, cache };
  }

  /** The content of a version, or of the entry that it is a hard link to; it has to be a file. */
  async open({ image, layers, stack }: Inspected, version: VersionId, how: InflatingOptions = {}): Promise<Content> {
    const inode = stack.inode(version);
    const { layer, changeset, row } = stack.locate(inode);
    if (stack.kind(inode) !== kindOf.file) throw new Error('Only files have contents.');
    const size = changeset.size[row]!;
    const known = contentDigest(changeset, row);
    const digest = known?.kind === digestOf.content ? known.hex : null;
    const end = changeset.offset[row]! + changeset.storedSize[row]!;
    // Of a content that is cut off, a changeset counts what was there: it is the last one, and goes on to the very end of the tar.
    const isLast = !changeset.complete && row === changeset.rows - 1;
    const tar = await this.tarOf({ image, layers }, layer, isLast ? Number.POSITIVE_INFINITY : end, how);
    const stored = sliceBlob(tar, changeset.offset[row]!, changeset.storedSize[row]!);
    const isWhole = end <= tar.size && !(isLast && end === tar.size);
    if ((changeset.flags[row]! & entryFlags.sparse) === 0) return { blob: stored, size, digest, map: null, isWhole };
    const map = changeset.sparseMaps.get(row);
    if (map === undefined) {
      throw new ImageError(
        'The map of this sparse file is damaged, so nobody knows where its bytes belong.',
        seeProblems,
      );
    }
    return { blob: sparseBlob(stored, map, size), size, digest, map, isWhole };
  }

  /** Whether the bytes of a version can be read without inflating for long. */
  isNear({ image, layers, stack }: Inspected, version: VersionId): boolean {
    const { layer } = stack.locate(stack.inode(version));
    const { blob } = image.layers[layer]!;
    const isPlain = layers[layer]!.reading?.compression === 'none';
    return isPlain || this.#inflated.has(layer) || blob === null || blob.size <= nearBytes;
  }

  /** Gives back what is open. Blobs are not to be read afterwards. */
  async close(): Promise<void> {
    const all = [...this.#inflated.values()];
    this.#inflated.clear();
    for (const layer of all) await layer.close();
  }

  /** Goes on until all layers of which something was read are inflated to their end, so that the next process finds them in the cache. */
  async keep(): Promise<void> {
    if (!this.#options.cache) return;
    for (const layer of this.#inflated.values()) await layer.whole();
  }

  /** The uncompressed tar of a layer, as soon as it goes so far as `end`: for who reads many contents in the order in which they lie there. */
  async tarOf(
    { image, layers }: Pick<Inspected, 'image' | 'layers'>,
    layer: number,
    end: number,
    how: InflatingOptions = {},
  ): Promise<Blob> {
    const { blob } = image.layers[layer]!;
    const { reading } = layers[layer]!;
    if (blob === null || reading === null || reading.compression === null) {
      throw new ImageError(`Layer ${layer} is not here, so its contents cannot be read.`, seeProblems);
    }
    const { compression } = reading;
    if (compression === 'none') return blob;
    let inflated = this.#inflated.get(layer);
    if (inflated === undefined) {
      inflated = new InflatedLayer({ blob, layer, reading, compression }, this.#options);
      this.#inflated.set(layer, inflated);
    }
    try {
      return await inflated.until(end, how);
    } catch (error) {
      // There may be room when it is asked for again.
      if (how.signal?.aborted !== true && this.#inflated.get(layer) === inflated) {
        this.#inflated.delete(layer);
        await inflated.close();
      }
      throw error;
    }
  }
}

const seeProblems = 'See what is wrong with the image: unearth IMAGE --format text';
