import type { Case } from './case.js';

/** First openings: a whole run from the start of the process to the last byte of the JSON report, with nothing kept of an earlier one. */
export const readingCases = {
  real: {
    what: '1.2 GB docker-archive, 31 000 entries, 7 layers',
    unit: 'ms',
    target: () => ({ ratio: 1 / 2.5 }),
    note: 'Contents are skipped, but for those that were written again with the same size: the 3700 files of the layer that a `chmod -R` made, and what they were before, 76 MB. In the profile a quarter is the start of Node and the loading of the program, a third the reading of headers, half of that copying out of the page cache, a sixth the hashing; the rest, stacking, figures and report, runs for the first time and so uncompiled. Loading the program from 6 files instead of 37 took 80 ms off it. Windows of 8 to 256 KiB and flags of V8 for compiling earlier were tried, without effect. The baseline varies more than the program does: it starts two processes for each layer.',
  },
  wide: {
    what: 'docker-archive, 224 000 entries, 20 layers',
    unit: 'ms',
    target: () => ({ ratio: 15, megabytes: 250 }),
    note: "Grows in line with the entries. dive's core needs 22 s and 3.8 GB for such an image. A third goes into scanning and indexing, which the main thread and another one share after the first layers, as much into stacking and figures, a sixth into writing thousands of hidden files to the report. Fifteen times `node -e 0` are 0.7 s on Node 24, which starts in 45 ms: the headers alone take 0.3 s of them. The last gains were to look up no leaves within a layer (5 %) and to read on the main thread beside one thread instead of in two threads (7 %).",
  },
  million: {
    what: 'docker-archive, 1 000 000 entries, 40 layers',
    unit: 'ms',
    target: () => ({ ratio: 3, megabytes: 500 }),
    note: 'Against the bare scanner it shows all that is made of a header beyond reading it: columns, paths, stacking, figures, the report. The largest part is finding every name in the table of all paths of the image, which is larger than what the processor caches hold: within a layer, only directories are looked up. Two threads scan; where two cores are one core with two threads, as on rented machines, that gains little.',
  },
  'million-memory': {
    what: 'the same, bytes an entry that are kept beside the names',
    unit: 'bytes',
    target: () => ({ most: 160 }),
    note: 'Heap and buffers of a finished inspection, after garbage was collected, less the bytes of names in the layers and in the path tree.',
  },
  gzip: {
    what: 'OCI gzip, the 1.2 GB image, digests verified',
    unit: 'ms',
    target: () => ({ ratio: 0.7 }),
    note: 'All layers against the one that has three quarters of the bytes. zlib sets the pace.',
  },
  zstd: {
    what: 'OCI zstd, the 1.2 GB image, digests verified',
    unit: 'ms',
    target: (nodeMajor) => ({ ratio: nodeMajor >= 22 ? 2.5 : 5 }),
    note: 'Node 20 has no zstd of its own; there it is inflated by WebAssembly. What bounds it is the time of both cores: half of it is inflating, the rest mostly three SHA-256 (of the blob, the tar and each content), at 1.5 GB/s each.',
  },
  whiteouts: {
    what: '50 000 files, 5000 of them removed by a second layer',
    unit: 'ms',
    target: () => ({ ratio: 1.2 }),
    note: "Against the same files and none removed. dive's core needs 40 s for 500 whiteouts. The second layer is a tenth more headers; of the 120 ms more, 22 are the list of 5000 hidden files in the report, and 15 stacking and figures once they are warm: the rest is code for markers and hidden files that runs for the first time. Nothing in it grows with whiteouts times entries.",
  },
} as const satisfies Readonly<Record<string, Case>>;
