import { closeSync } from 'node:fs';
import type { Blob } from '../blob/blob.js';
import { fileOf, type OpenFile } from '../blob/file-blob.js';
import { inflatedCache } from '../cache/inflated-cache.js';
import type { Compression } from '../inflate/compression.js';
import type { LayerReading } from '../layer/layer-reading.js';
import type { Limits } from '../limits/limits.js';
import type { Digest } from '../oci/digest.js';
import { type Damage, inflateBlob } from '../spool/inflate-blob.js';
import { inflateInto } from '../spool/inflate-file.js';
import { noRoomOr } from '../spool/no-room.js';
import { openPrivateFile } from '../spool/private-file.js';

/** How far a layer is that has to be inflated before its contents can be read. */
export type InflatingProgress = {
  /** Its position. */
  readonly layer: number;
  /** Bytes of its blob that were passed, and that it has. */
  readonly bytesRead: number;
  readonly size: number;
};

export type InflatingOptions = {
  readonly onProgress?: ((progress: InflatingProgress) => void) | undefined;
  /** Ends the inflating, which rejects with the reason. */
  readonly signal?: AbortSignal | undefined;
};

/** A compressed layer that was read. */
export type CompressedLayer = {
  readonly blob: Blob;
  /** Position, for messages. */
  readonly layer: number;
  readonly reading: LayerReading;
  readonly compression: Exclude<Compression, 'none'>;
};

/** How the inflating ended. */
type Outcome = { readonly error: unknown } | 'whole';

/** Who waits for news. */
type Waiter = () => void;

/**
 * The tar of a compressed layer in a file: that of the user's cache where the blob's digest is known and `cache` allows it, else one
 * without a name, which is gone with the process. What was inflated can be read while the rest is; nobody waits longer than for
 * the part that is asked for.
 */
export class InflatedLayer {
  readonly #layer: CompressedLayer;
  readonly #limits: Limits;
  readonly #stopping = new AbortController();
  readonly #descriptors: number[] = [];
  /** What is open now, and how far it goes. */
  #tar: Blob | null = null;
  #written = 0;
  #progress = 0;
  readonly #waiters: Waiter[] = [];
  readonly #inflating: Promise<void>;
  #outcome: Outcome | null = null;

  /** Begins at once. */
  constructor(layer: CompressedLayer, { limits, cache }: { readonly limits: Limits; readonly cache: boolean }) {
    this.#layer = layer;
    this.#limits = limits;
    this.#inflating = this.#inflate(cache).then(
      () => this.#end('whole'),
      (error: unknown) => this.#end({ error }),
    );
  }

  /** The tar, as soon as it goes that far, or as far as it could be inflated. Rejects where it cannot be written, and with the reason of `signal`. */
  async until(end: number, { signal, onProgress }: InflatingOptions): Promise<Blob> {
    signal?.throwIfAborted();
    while (this.#outcome === null && this.#written < end) {
      // Where it is found, nothing has to be inflated.
      if (this.#progress > 0)
        onProgress?.({ layer: this.#layer.layer, bytesRead: this.#progress, size: this.#layer.blob.size });
      await this.#news(signal);
    }
    if (this.#outcome !== null && this.#outcome !== 'whole') throw this.#outcome.error;
    return this.#tar!;
  }

  /** Until the whole of it is there, so that others find it. */
  async whole(): Promise<void> {
    await this.#inflating;
  }

  /** Ends the inflating, and gives the file back. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#inflating;
    for (const descriptor of this.#descriptors.splice(0)) closeSync(descriptor);
  }

  /** Until it goes on, or nobody wants it any more. */
  #news(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const abort = () => reject(signal?.reason);
      signal?.addEventListener('abort', abort, { once: true });
      const resume = () => {
        signal?.removeEventListener('abort', abort);
        resolve();
      };
      this.#waiters.push(resume);
    });
  }

  #end(outcome: Outcome): void {
    this.#outcome = outcome;
    this.#tell();
  }

  #tell(): void {
    for (const resume of this.#waiters.splice(0)) resume();
  }

  async #inflate(cache: boolean): Promise<void> {
    const { reading } = this.#layer;
    const digest = cache ? digestOfBytes(reading) : null;
    const found = digest === null ? null : await inflatedCache.find(digest);
    if (found !== null) {
      this.#descriptors.push(found.blob(0, 1).slice!.descriptor());
      this.#open(found.blob(0, found.size));
      return;
    }
    const kept = digest === null ? null : await inflatedCache.begin(digest, tarBytes(reading));
    if (kept !== null) {
      try {
        if ((await this.#inflateInto(kept.descriptor)) === null) kept.finish();
        else kept.drop();
        return;
      } catch (error) {
        kept.drop();
        // There may be room elsewhere.
        if (!isNoRoom(error)) throw error;
      }
    }
    try {
      await this.#inflateInto(openPrivateFile());
    } catch (error) {
      throw noRoomOr(error, nameOf(this.#layer), 'look into a copy that skopeo made with --dest-decompress.');
    }
  }

  async #inflateInto(descriptor: number): Promise<Damage | null> {
    this.#descriptors.push(descriptor);
    this.#written = 0;
    const { blob, compression } = this.#layer;
    const { signal } = this.#stopping;
    const tell = (bytesRead: number, bytesWritten: number) => {
      this.#progress = bytesRead;
      this.#written = bytesWritten;
      this.#tell();
    };
    this.#open(fileOf(descriptor, nameOf(this.#layer), tarBytes(this.#layer.reading)));
    const damage = await (blob.slice === undefined
      ? inflateBlob(blob, compression, descriptor, this.#limits, tell)
      : inflateInto(descriptor, blob.slice, compression, {
          limits: this.#limits,
          signal,
          onProgress: ({ bytesRead, bytesWritten }) => tell(bytesRead, bytesWritten ?? 0),
        }));
    // As long as it is by now.
    this.#open(fileOf(descriptor, nameOf(this.#layer)));
    return damage;
  }

  #open(tar: OpenFile | Blob): void {
    this.#tar = 'blob' in tar ? tar.blob(0, tar.size) : tar;
  }
}

/** The digest of the very bytes that would be inflated: one that is only promised says nothing of them. */
function digestOfBytes({ passed, digest }: LayerReading): Digest | null {
  return passed === 'all' ? digest : null;
}

/** Bytes of the tar up to the end of its last content. */
function tarBytes({ changeset: { rows, offset, storedSize } }: LayerReading): number {
  return rows === 0 ? 0 : offset[rows - 1]! + storedSize[rows - 1]!;
}

function nameOf({ layer }: CompressedLayer): string {
  return `layer ${layer}`;
}

function isNoRoom(error: unknown): boolean {
  return noRoomOr(error, '', '') !== error;
}
