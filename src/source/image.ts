import type { Blob } from '../blob/blob.js';
import type { Check, Promiser } from '../oci/check.js';
import type { Annotations } from '../oci/descriptor.js';
import type { Digest } from '../oci/digest.js';
import type { HistoryEntry, ImageConfig } from '../oci/image-config.js';
import type { Platform } from '../oci/platform.js';
import type { Problem } from '../problem/problem.js';
import type { Artifact } from './artifact.js';

/** A place that holds images, opened and listed. Nothing of a layer was read yet. */
export type ImageSource = {
  /** Form and place in skopeo's words: `docker-archive:PATH`, `oci-archive:PATH`, `oci:PATH`. */
  readonly location: string;
  /**
   * The images in it, in the order in which it lists them; those whose manifest is missing come with
   * `available: false`.
   */
  readonly images: readonly ImageCandidate[];
  /** What lies beside the images. */
  readonly artifacts: readonly Artifact[];
  /** Gives back what is open (file descriptors). Blobs are not to be read afterwards. */
  close(): void;
};

/** One image of a source, as far as can be told without opening it. */
export type ImageCandidate = {
  /** The name it is best known by; null when it has none. */
  readonly reference: string | null;
  /** All names it has here, `reference` among them. */
  readonly tags: readonly string[];
  /** null where neither the index nor the config says. */
  readonly platform: Platform | null;
  /** Digest of its manifest; null in archives without manifests. */
  readonly digest: string | null;
  /** Digest of its config, docker's image id; null where it is not known, or the image has no config. */
  readonly imageId: string | null;
  /** False when the index lists it but its manifest or config is not here. */
  readonly available: boolean;
  /** Reads manifest and config. Throws an ImageError when they are not what they should be. */
  open(): Promise<Image>;
};

/** An image identified whole: what it says of itself, and a blob for each of its layers. */
export type Image = {
  readonly source: string;
  readonly reference: string | null;
  readonly tags: readonly string[];
  readonly platform: Platform | null;
  /** Digest of the manifest, or null. */
  readonly digest: string | null;
  /** Digest of the config, docker's image id; null where the image has none. */
  readonly imageId: string | null;
  readonly config: ImageConfig;
  /** From the base up; only layers that are filesystem changesets. */
  readonly layers: readonly ImageLayer[];
  /** Its documents against what is said of them: indexes, manifest and config, in this order. */
  readonly checks: readonly Check[];
  /** All that lies beside the images of the source; what belongs to this one has its digest for a subject. */
  readonly artifacts: readonly Artifact[];
  /** What was wrong with its documents. */
  readonly problems: readonly Problem[];
};

export type ImageLayer = {
  /** Position, from 0 at the base. */
  readonly index: number;
  /** Digest of the blob as its descriptor says; in an archive without manifests, the diff id as claimed. */
  readonly digest: Digest | null;
  /** What says its digest. `config`: nothing does, and it is the diff id. */
  readonly digestSays: Promiser;
  /** Digest of the uncompressed tar as the config says. */
  readonly diffId: Digest | null;
  /** As the descriptor says; null in an archive without manifests. */
  readonly mediaType: string | null;
  /** Bytes of the blob as the descriptor says; null without one. */
  readonly declaredSize: number | null;
  /** Where else it can be had: foreign layers. */
  readonly urls: readonly string[];
  /** Of its descriptor; empty without one. */
  readonly annotations: Annotations;
  /** The bytes; null when they are not here (a missing blob, a foreign layer). */
  readonly blob: Blob | null;
  /** The step of the history that made it; null when the history does not tell. */
  readonly history: HistoryEntry | null;
};
