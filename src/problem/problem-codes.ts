/**
 * Every code a problem can have, with what it means. Codes are stable: reports and people's filters rely on them.
 * `unreadable` says that bytes of the image could not be read because of it, so the report is not complete.
 */
export const problemCodes = {
  // The image around its layers
  'layer-missing': { unreadable: true, meaning: 'The blob of a layer is not in the archive or directory.' },
  'layer-truncated': { unreadable: true, meaning: 'The blob of a layer is cut off: bytes of it are missing.' },
  'layer-unreadable': { unreadable: true, meaning: 'Reading the bytes of a layer failed.' },
  'layer-count-mismatch': {
    unreadable: false,
    meaning: 'The config names another number of layers than the manifest.',
  },
  'history-mismatch': {
    unreadable: false,
    meaning: 'The history has another number of filesystem steps than there are layers.',
  },
  'config-field-invalid': {
    unreadable: false,
    meaning: 'A field of the image config is not of the type the spec wants.',
  },
  'unknown-media-type': { unreadable: false, meaning: 'The media type of a layer is unknown; its bytes decided.' },
  'media-type-mismatch': {
    unreadable: false,
    meaning: 'The media type promises another compression than the bytes have.',
  },
  'size-mismatch': { unreadable: false, meaning: 'A blob has another size than its descriptor says.' },
  'digest-mismatch': { unreadable: false, meaning: 'A blob does not have the digest its descriptor says.' },
  'diff-id-mismatch': {
    unreadable: false,
    meaning: 'An uncompressed layer does not have the diff id the config says.',
  },

  // The compressed stream of a layer
  'compressed-truncated': { unreadable: true, meaning: 'The compressed stream of a layer ends too early.' },
  'compressed-corrupt': { unreadable: true, meaning: 'The compressed stream of a layer cannot be inflated.' },
  'unsupported-compression': { unreadable: true, meaning: 'A layer is compressed in a way unearth does not read.' },

  // The tar of a layer
  'not-a-tar': { unreadable: true, meaning: 'The bytes of a layer are no tar archive.' },
  'tar-truncated': { unreadable: true, meaning: 'The tar ends inside an entry.' },
  'tar-bad-checksum': { unreadable: true, meaning: 'A header has a wrong checksum; reading stops there.' },
  'tar-bad-header': { unreadable: true, meaning: 'A header has a field that is no number; reading stops there.' },
  'tar-bad-pax': { unreadable: true, meaning: 'An extended header is malformed; reading stops there.' },
  'tar-bad-sparse': { unreadable: true, meaning: 'The map of a sparse file is malformed; reading stops there.' },
  'tar-header-too-large': {
    unreadable: true,
    meaning: 'An extended header is larger than 1 MiB; reading stops there.',
  },
  'tar-missing-end': { unreadable: false, meaning: 'The tar has no end marker (two blocks of zeros).' },
  'tar-trailing-data': { unreadable: false, meaning: 'There are bytes after the end marker that no runtime reads.' },
  'tar-unknown-type': { unreadable: false, meaning: 'An entry has a type that no spec names; it counts as a file.' },
  'pax-global-header': {
    unreadable: false,
    meaning: 'The tar has global extended headers, which runtimes do not apply to entries.',
  },

  // Entries
  'name-escapes-root': { unreadable: false, meaning: 'An entry whose name leaves the root with `..` was refused.' },
  'name-empty': { unreadable: false, meaning: 'An entry without a name of its own was refused.' },
  'name-invalid-whiteout': { unreadable: false, meaning: 'A whiteout that names nothing (`.wh.`) was refused.' },
  'owner-out-of-range': { unreadable: false, meaning: 'A user or group id does not fit in 32 bits.' },
  'duplicate-entry': { unreadable: false, meaning: 'A layer writes the same path twice; the last one counts.' },

  // Layers upon each other
  'dangling-whiteout': { unreadable: false, meaning: 'A whiteout removes something that is not there.' },
  'whiteout-beside-entry': {
    unreadable: false,
    meaning: 'A layer removes a path and writes it too; runtimes disagree on what stays.',
  },
  'hardlink-target-missing': { unreadable: false, meaning: 'A hard link to something that is not there was refused.' },
  'symlink-loop': {
    unreadable: false,
    meaning: 'The parents of an entry are a loop of symbolic links; it was refused.',
  },
  'parent-not-directory': {
    unreadable: false,
    meaning: 'An entry lies below something that is no directory; it gave way.',
  },
} as const satisfies Record<string, { readonly unreadable: boolean; readonly meaning: string }>;

export type ProblemCode = keyof typeof problemCodes;
