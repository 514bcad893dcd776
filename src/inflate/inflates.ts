import type { Blob } from '../blob/blob.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import type { Compression } from './compression.js';
import { gunzip } from './gunzip.js';
import type { Inflate, OnOutput, OnStored } from './inflate.js';
import { InflateWatch } from './inflate-watch.js';
import { unzstd } from './unzstd.js';

/** An `Inflate` that ends with a LimitReached where too much comes out. */
export type WatchedInflate = (blob: Blob, onOutput: OnOutput, onStored: OnStored, limits?: Limits) => Promise<void>;

/** What inflates each of the compressions, all under the same watch. Those that hardly any image has are loaded when one has. */
export const inflates: Readonly<Record<Exclude<Compression, 'none'>, WatchedInflate>> = {
  gzip: watched(gunzip),
  zstd: watched(unzstd),
  xz: watched(async (...args) => (await import('./unxz.js')).unxz(...args)),
  bzip2: watched(async (...args) => (await import('./bunzip2.js')).bunzip2(...args)),
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
