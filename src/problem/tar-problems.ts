import type { ProblemKind } from './problem-kind.js';

const refused = 'All of them read with archive/tar of Go, which stops here with an error: the layer is refused.';
const rebuild =
  'Build the layer again. Of a layer that you did not build, think that somebody tries to hide what follows.';

/** What can be wrong with the tar of a layer, before any entry of it has a meaning. */
export const tarProblems = {
  'not-a-tar': {
    unreadable: true,
    meaning: 'The bytes of a layer are no tar archive.',
    runtimes: refused,
    advice: 'The blob may be no layer at all but an artifact of another kind, or be encrypted: see its media type.',
  },
  'tar-truncated': {
    unreadable: true,
    meaning: 'The tar ends inside an entry.',
    runtimes: 'All of them refuse the layer. unearth shows the entries before the end.',
    advice: 'The copy was interrupted, or the disk was full: save or download the image again.',
  },
  'tar-bad-checksum': {
    unreadable: true,
    meaning: 'A header has a wrong checksum; reading stops there.',
    runtimes: refused,
    advice: rebuild,
  },
  'tar-bad-header': {
    unreadable: true,
    meaning: 'A header has a field that is no number; reading stops there.',
    runtimes: refused,
    advice: rebuild,
  },
  'tar-bad-pax': {
    unreadable: true,
    meaning: 'An extended header is malformed; reading stops there.',
    runtimes: refused,
    advice: rebuild,
  },
  'tar-bad-sparse': {
    unreadable: true,
    meaning: 'The map of a sparse file is malformed; reading stops there.',
    runtimes: refused,
    advice: rebuild,
  },
  'tar-header-too-large': {
    unreadable: true,
    meaning: 'An extended header or a sparse map is larger than --max-header-size; reading stops there.',
    runtimes: `${refused} Releases that were built with Go before 1.18.7 have no such limit (CVE-2022-2879).`,
    advice: rebuild,
  },
  'tar-missing-end': {
    unreadable: false,
    harmless: true,
    meaning: 'The tar has no end marker (two blocks of zeros).',
    runtimes: 'None of them minds: the end of the bytes is the end of the archive.',
    advice:
      'Nothing has to be done. If the layer is smaller than it should be, the copy may have been cut between two entries.',
  },
  'tar-trailing-data': {
    unreadable: false,
    meaning: 'There are bytes after the end marker that no runtime reads.',
    runtimes: 'All of them pass over these bytes. They are part of the digest, and they are pulled and stored.',
    advice: 'Look at what they are if you did not expect them: other tar readers may take them for entries.',
  },
  'tar-unknown-type': {
    unreadable: false,
    meaning: 'An entry has a type that no spec names; it counts as a file.',
    runtimes: 'All of them refuse the whole layer at such an entry.',
    advice: 'Build the layer again with a tool that writes the types of POSIX.',
  },
  'pax-global-header': {
    unreadable: false,
    harmless: true,
    meaning: 'The tar has global extended headers, which runtimes do not apply to entries.',
    runtimes: 'docker, containerd and podman pass over it. umoci 0.4 refuses the layer.',
    advice:
      'Nothing has to be done; git archive writes one. Other tar readers may show other names and owners because of it.',
  },
} as const satisfies Record<string, ProblemKind>;
