import type { ArtifactKind } from '../oci/artifact-kind.js';

/** Something beside the images of a source: a signature, an attestation, a chart. It is listed, not looked into. */
export type Artifact = {
  readonly kind: ArtifactKind;
  /** Of its manifest. */
  readonly digest: string;
  /** Of its manifest; null where nobody says. */
  readonly mediaType: string | null;
  /** What it says that it is: its artifact type, else the media type of its config; null where neither tells. */
  readonly artifactType: string | null;
  /** Digest of the manifest that it is about; null where it is about none. */
  readonly subject: string | null;
  /** Bytes of its manifest and of all that this names, as descriptors say; null when the manifest is not here. */
  readonly bytes: number | null;
  /** Names it has here. */
  readonly tags: readonly string[];
  /** What its in-toto statements are about: `https://spdx.dev/Document`. */
  readonly predicateTypes: readonly string[];
};
