import type { ProblemKind } from './problem-kind.js';

/** What can be wrong with the compressed stream of a layer. */
export const streamProblems = {
  'compressed-truncated': {
    unreadable: true,
    meaning: 'The compressed stream of a layer ends too early.',
    runtimes: 'All of them refuse the layer. unearth shows what came before the end.',
    advice: 'The copy was interrupted, or the disk was full: save or download the image again.',
  },
  'compressed-corrupt': {
    unreadable: true,
    meaning: 'The compressed stream of a layer cannot be inflated.',
    runtimes: 'All of them refuse the layer. unearth shows what came before the damage.',
    advice: 'The blob was damaged: save or download the image again.',
  },
  'unsupported-compression': {
    unreadable: true,
    meaning: 'A layer is compressed in a way that is not read, or that wants too much memory.',
    runtimes: 'docker and podman also inflate bzip2 and xz. containerd and umoci refuse such a layer.',
    advice: 'Write the image with gzip or zstd: skopeo copy --dest-compress-format gzip.',
  },
} as const satisfies Record<string, ProblemKind>;
