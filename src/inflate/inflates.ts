import type { Compression } from './compression.js';
import { gunzip } from './gunzip.js';
import type { Inflate } from './inflate.js';
import { unzstd } from './unzstd.js';

/** What inflates each of the compressions. Those that hardly any image has are loaded when one has. */
export const inflates: Readonly<Record<Exclude<Compression, 'none'>, Inflate>> = {
  gzip: gunzip,
  zstd: unzstd,
  xz: async (...args) => (await import('./unxz.js')).unxz(...args),
  bzip2: async (...args) => (await import('./bunzip2.js')).bunzip2(...args),
};
