import { type Digest, parseDigest } from '../oci/digest.js';

/** Names that tools make of the digest of what the file holds, with that digest in parts. */
const namings: readonly { readonly pattern: RegExp; readonly digest: (match: RegExpExecArray) => string }[] = [
  // An image layout in the same archive: docker since 25, containerd.
  { pattern: /^blobs\/([^/]+)\/([^/]+)$/, digest: ([, algorithm, encoded]) => `${algorithm}:${encoded}` },
  // Configs: docker, podman, skopeo; crane and kaniko write the digest itself.
  { pattern: /^([0-9a-f]{64})\.json$/, digest: ([, hex]) => `sha256:${hex}` },
  { pattern: /^sha256:[0-9a-f]{64}$/, digest: ([digest]) => digest! },
  // Compressed layers of crane and kaniko (go-containerregistry pkg/v1/tarball).
  { pattern: /^([0-9a-f]{64})\.tar\.gz$/, digest: ([, hex]) => `sha256:${hex}` },
];

/**
 * The digest that the name of a file in an archive promises; null where it promises none. `<hex>.tar`, as podman names plain
 * layers, is the diff id, which the config says too; other tools put an id there.
 */
export function digestInName(name: string): Digest | null {
  for (const { pattern, digest } of namings) {
    const match = pattern.exec(name.replace(/^\.\//, ''));
    if (match !== null) return parseDigest(digest(match));
  }
  return null;
}
