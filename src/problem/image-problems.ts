import type { ProblemKind } from './problem-kind.js';

/** What can be wrong with an image around its layers: manifest, config, blobs as they are stored. */
export const imageProblems = {
  'archive-damaged': {
    unreadable: true,
    meaning: 'The archive is cut off or damaged; it is shown as far as it could be read.',
    runtimes:
      'podman refuses an archive that is compressed and damaged anywhere; of a plain one it reads what it needs. docker unpacks all of it first.',
    advice: 'Copy it again, or save the image again: also what is shown of it may not be what was saved.',
  },
  'no-manifest': {
    unreadable: false,
    harmless: true,
    meaning: 'There is no manifest and no config: a tar of files, opened as one layer.',
    runtimes: 'None of them loads it. docker import and podman import make an image of one layer of it.',
    advice: 'To see the layers of an image, save it whole: docker save, not docker export.',
  },
  'parent-missing': {
    unreadable: true,
    meaning: "An image of docker's first form builds on one that is not there or cannot be read.",
    runtimes: 'docker of today, podman, containerd and umoci refuse this form altogether, whole or not.',
    advice: 'Save the image again from where it is whole. Layers below those that are shown are missing.',
  },
  'parent-loop': {
    unreadable: true,
    meaning: "An image of docker's first form builds on itself.",
    runtimes: 'docker of today, podman, containerd and umoci refuse this form altogether.',
    advice: 'No tool writes this: look at where the image comes from.',
  },
  'layer-missing': {
    unreadable: true,
    meaning: 'The blob of a layer is not in the archive or directory.',
    runtimes:
      'All of them refuse the image, unless the missing layer is one they have already. Foreign layers of Windows images are downloaded from their urls.',
    advice: 'Save the image again from where it is whole; for one platform only, ask for that platform.',
  },
  'layer-not-a-changeset': {
    unreadable: true,
    meaning: 'A layer is encrypted, or something else than a filesystem changeset.',
    runtimes:
      'podman and containerd decrypt with the key (ocicrypt), and have snapshotters for Nydus and the like; without these they refuse the image, as docker and umoci do.',
    advice: 'Decrypt or convert the image first, with skopeo or with the tool that made the layer.',
  },
  'layer-truncated': {
    unreadable: true,
    meaning: 'The blob of a layer is cut off: bytes of it are missing.',
    runtimes: 'All of them refuse the image: the digest of what is there is another one.',
    advice: 'The copy was interrupted, or the disk was full: save or download the image again.',
  },
  'layer-unreadable': {
    unreadable: true,
    meaning: 'Reading the bytes of a layer failed.',
    runtimes: 'They read the same bytes, so they most likely fail too.',
    advice: 'Look at the disk or the mount that the file is on, and copy the file elsewhere.',
  },
  'layer-count-mismatch': {
    unreadable: false,
    meaning: 'The config names another number of layers than the manifest.',
    runtimes:
      'docker load and containerd refuse the image, and podman does from a docker archive. umoci crashes where there are too few diff ids.',
    advice: 'The tool that wrote the image is at fault: build it again with another version or another tool.',
  },
  'history-mismatch': {
    unreadable: false,
    meaning: 'The history has another number of filesystem steps than there are layers.',
    runtimes:
      'docker refuses an image with more such steps than layers. With fewer, and for all others, only what `history` shows is wrong.',
    advice: 'Do not trust which step is said to have made which layer: only the newest ones may be right.',
  },
  'config-field-invalid': {
    unreadable: false,
    meaning: 'A field of the image config is not of the type the spec wants.',
    runtimes: 'All of them refuse a config with a field of a wrong JSON type, as their decoder does.',
    advice: 'Correct the config where it is made; unearth shows the image without that field.',
  },
  'json-ambiguous': {
    unreadable: false,
    meaning: 'A JSON document can be read in more than one way, and runtimes may read another image in it.',
    runtimes:
      'They are written in Go, which takes `Layers` for `layers`, decodes a field that comes twice over the first one, and refuses a byte order mark.',
    advice: 'No tool writes this: do not run the image, and ask whoever made it.',
  },
  'unknown-media-type': {
    unreadable: false,
    meaning: 'The media type of a layer is unknown; its bytes decided.',
    runtimes: 'containerd and umoci refuse the layer. podman looks at the bytes, as unearth does.',
    advice: 'Give the layer a media type of the image spec; an artifact that is no filesystem is no layer of an image.',
  },
  'media-type-mismatch': {
    unreadable: false,
    meaning: 'The media type promises another compression than the bytes have.',
    runtimes:
      'podman looks at the bytes and does not mind. containerd minds only where the type says that nothing is compressed. umoci refuses the layer.',
    advice: 'Correct the media type in the manifest, or build the image again with another tool.',
  },
  'size-mismatch': {
    unreadable: false,
    meaning: 'A blob has another size than its descriptor says.',
    runtimes:
      'umoci refuses the image. podman and containerd go by the digest when they read from a file; registries and pulls compare sizes.',
    advice: 'The manifest was edited or written wrongly: build or save the image again.',
  },
  'digest-mismatch': {
    unreadable: false,
    meaning: 'A blob does not have the digest its descriptor says.',
    runtimes:
      'containerd, podman and umoci refuse the image. docker with its own image store looks at the diff ids of layers only.',
    advice: 'The blob was damaged or replaced: do not run it, and get the image again from a source you trust.',
  },
  'diff-id-mismatch': {
    unreadable: false,
    meaning: 'An uncompressed layer does not have the diff id the config says.',
    runtimes:
      'docker, containerd and umoci refuse the image, and newer releases of podman do; podman 4.3 goes by the digest of the blob alone.',
    advice: 'The layer or the config was replaced: do not run it, and get the image again from a source you trust.',
  },
} as const satisfies Record<string, ProblemKind>;
