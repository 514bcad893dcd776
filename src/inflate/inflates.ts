import type { Blob } from '../blob/blob.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { bunzip2 } from './bunzip2.js';
import type { Compression } from './compression.js';
import { gunzip } from './gunzip.js';
import type { Inflate, OnOutput, OnStored } from './inflate.js';
import { InflateWatch } from './inflate-watch.js';
import { unxz } from './unxz.js';
import { unzstd } from './unzstd.js';

/** An `Inflate` that ends with a LimitReached where too much comes out. */
export type WatchedInflate = (blob: Blob, onOutput: OnOutput, onStored: OnStored, limits?: Limits) => Promise<void>;

/** What inflates each of the compressions, all under the same watch. */
export const inflates: Readonly<Record<Exclude<Compression, 'none'>, WatchedInflate>> = {
  gzip: watched(gunzip),
  zstd: watched(unzstd),
  xz: watched(unxz),
  bzip2: watched(bunzip2),
};

function watched(inflate: Inflate): WatchedInflate {
  return (blob, onOutput, onStored, limits = defaultLimits) => {
    const watch = new InflateWatch(limits);
    const output = (chunk: Uint8Array) => {
      // What is read does not depend on the size of chunks.
      if (chunk.length > watch.room) onOutput(chunk.subarray(0, watch.room));
      watch.inflate(chunk.length);
      onOutput(chunk);
    };
    const stored = (chunk: Uint8Array) => {
      watch.store(chunk.length);
      onStored(chunk);
    };
    return inflate(blob, output, stored, limits);
  };
}
