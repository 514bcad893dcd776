import type { Compression } from './compression.js';
import { gunzip } from './gunzip.js';
import type { Inflate } from './inflate.js';
import { unzstd } from './unzstd.js';

/** What inflates each of the compressions that are read. */
export const inflates: Readonly<Record<Exclude<Compression, 'none'>, Inflate>> = { gzip: gunzip, zstd: unzstd };
