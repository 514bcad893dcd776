import type { ProblemKind } from './problem-kind.js';

const runtimes = 'None of them has this limit; what stops them is a full disk, or how long somebody waits.';
const advice =
  'No tool writes this: look at where the image comes from. If you trust it, raise the limit (docs/limits.md).';

/** Limits that were met: bytes are left unread because of each. */
export const limitProblems = {
  'limit-path': {
    unreadable: true,
    meaning: 'A path or link target is longer or deeper than --max-path-length and --max-path-depth; it was refused.',
    runtimes:
      'A path of more than 4096 bytes cannot be made with one call of Linux, so that unpacking fails there. Deep ones are made.',
    advice,
  },
  'limit-entries': {
    unreadable: true,
    meaning: 'The image has more entries than --max-entries; reading stops there.',
    runtimes,
    advice,
  },
  'limit-text': {
    unreadable: true,
    meaning: 'The names and attributes of the image have more bytes than --max-text-size; reading stops there.',
    runtimes,
    advice,
  },
  'limit-layer-size': {
    unreadable: true,
    meaning: 'A layer inflates to more than --max-layer-size; reading stops there.',
    runtimes,
    advice,
  },
  'limit-ratio': {
    unreadable: true,
    meaning: 'A layer inflates to more than --max-ratio times its size; reading stops there.',
    runtimes,
    advice,
  },
  'limit-zstd-window': {
    unreadable: true,
    meaning: 'A zstd frame wants a larger window than --max-zstd-window; reading stops there.',
    runtimes: 'The zstd program refuses windows of more than 128 MiB as well, unless told; libraries differ.',
    advice,
  },
} as const satisfies Record<string, ProblemKind>;
