import type { Transform } from 'node:stream';
import zlib from 'node:zlib';
import type { Limits } from '../limits/limits.js';
import { poolChunkBytes } from './pool-inflater.js';

/** What Node's zlib has from 22.15 and 23.8 on, and the types of Node 20 do not. */
type WithZstd = {
  createZstdDecompress?(options: { chunkSize: number; params: Record<number, number> }): Transform;
  readonly constants: { readonly ZSTD_d_windowLogMax?: number };
};

const { createZstdDecompress, constants } = zlib as unknown as WithZstd;

/** The smallest and the largest window that zstd can be bounded to, as powers of two. */
const windows = { smallest: 10, largest: 31 } as const;

/**
 * Makes Node's own inflater of a single zstd frame: what follows the frame, it drops without a word. null where Node has none.
 * It is told the window that may be taken, as otherwise 128 MiB are the most.
 */
export const nodeZstd: ((limits: Limits) => Transform) | null =
  createZstdDecompress === undefined || constants.ZSTD_d_windowLogMax === undefined
    ? null
    : ({ zstdWindow }) => {
        const log = Math.ceil(Math.log2(zstdWindow));
        const params = {
          [constants.ZSTD_d_windowLogMax!]: Math.min(windows.largest, Math.max(windows.smallest, log)),
        };
        return createZstdDecompress({ chunkSize: poolChunkBytes, params });
      };
