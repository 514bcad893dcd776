/** Of the JSON of the table; for zstd:chunked stargz-snapshotter writes it too. */
export const jsonDigestAnnotation = 'containerd.io/snapshot/stargz/toc.digest';

/** Of the compressed table of zstd:chunked. stargz-snapshotter wrote these names without `github` first. */
export const compressedDigestAnnotations = [
  'io.github.containers.zstd-chunked.manifest-checksum',
  'io.containers.zstd-chunked.manifest-checksum',
];

/** Where that table lies: `offset:length:uncompressed length:type`. */
export const positionAnnotations = [
  'io.github.containers.zstd-chunked.manifest-position',
  'io.containers.zstd-chunked.manifest-position',
];

/** All annotations of a descriptor that what is read of its layer depends on. */
export const tocAnnotations: readonly string[] = [
  jsonDigestAnnotation,
  ...compressedDigestAnnotations,
  ...positionAnnotations,
];
