import type { ProblemKind } from './problem-kind.js';

/** What can be wrong with the entries of one layer. */
export const entryProblems = {
  'name-escapes-root': {
    unreadable: false,
    meaning: 'An entry whose name leaves the root with `..` was refused.',
    runtimes:
      'They keep it inside the root, where `../../x` becomes `/x`: containerd and umoci resolve it so, docker and podman unpack in a chroot. Older releases could be made to write outside of it.',
    advice: 'No build tool writes such names: take the image for an attack until you know better.',
  },
  'name-empty': {
    unreadable: false,
    meaning: 'An entry without a name of its own was refused.',
    runtimes:
      'docker and containerd pass over an entry that would be the root and is no directory. umoci refuses the layer, and podman does with its vfs store.',
    advice: 'Build the layer again with a tool that names its entries.',
  },
  'name-invalid-whiteout': {
    unreadable: false,
    meaning: 'A whiteout that names nothing (`.wh.`) was refused.',
    runtimes: 'docker, containerd and umoci refuse the layer. podman with its vfs store removes the whole directory.',
    advice: 'No build tool writes such names: take the image for an attack until you know better.',
  },
  'name-with-nul': {
    unreadable: false,
    meaning: 'An entry with a NUL byte in its name was refused: no filesystem can hold it.',
    runtimes:
      'The tar reader of docker, containerd, podman and umoci accepts such a name in the map of a sparse file (`GNU.sparse.name`); the kernel then refuses it, and podman and umoci with it the layer.',
    advice: 'No build tool writes such names: take the image for an attack until you know better.',
  },
  'owner-out-of-range': {
    unreadable: false,
    meaning: 'A user or group id does not fit in 32 bits.',
    runtimes: 'They hand the number to the kernel, which takes its low 32 bits: owner 8589934597 becomes 5.',
    advice: 'Give the file an owner that exists where the layer is built.',
  },
  'duplicate-entry': {
    unreadable: false,
    meaning: 'A layer writes the same path twice; the last one counts.',
    runtimes:
      'containerd and umoci keep the last one. docker with its own image store and podman refuse the layer where both entries have the same name.',
    advice: 'Write every path once. The bytes of the first one ship and can never be seen.',
  },
} as const satisfies Record<string, ProblemKind>;
