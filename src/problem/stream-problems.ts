import type { ProblemKind } from './problem-kind.js';

/** What can be wrong with the compressed stream of a layer, and with the table of contents that some have in it. */
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
  'toc-mismatch': {
    unreadable: false,
    meaning:
      'The table of contents that eStargz and zstd:chunked keep beside the tar of a layer says something else than the tar.',
    runtimes:
      'docker, containerd and umoci unpack the tar. stargz-snapshotter, and podman where it pulls partially, make the files of the table alone: they show another content. Where only the digest of the table is wrong, these refuse the layer or pull it whole.',
    advice:
      'Do not trust the image: no tool writes such a layer. Scan what the runtime shows, and build the image again.',
  },
  'toc-unreadable': {
    unreadable: false,
    meaning: 'A layer has a table of contents for runtimes that pull lazily, and it cannot be used.',
    runtimes:
      'docker, containerd and umoci unpack the tar, which is whole. stargz-snapshotter and podman pull the layer whole, or refuse it.',
    advice: 'Convert the image again, with ctr-remote images convert, nerdctl image convert or podman push.',
  },
} as const satisfies Record<string, ProblemKind>;
