import type { Check, Promiser } from '../oci/check.js';
import type { Annotations } from '../oci/descriptor.js';
import type { Digest } from '../oci/digest.js';
import type { ReadConfig } from '../oci/image-config.js';
import type { Platform } from '../oci/platform.js';
import type { Problem } from '../problem/problem.js';
import type { Artifact } from './artifact.js';
import type { StoredFile } from './file-store.js';

/** All that a shape finds in a store. */
export type FoundContent = {
  readonly images: readonly FoundImage[];
  readonly artifacts: readonly Artifact[];
};

/** An image as a shape finds it. The shape says where things are; `make-image.ts` alone makes an Image of that. */
export type FoundImage = {
  /** As docker shows them: `bloat:latest`. */
  readonly tags: readonly string[];
  readonly platform: Platform | null;
  /** Digest of the manifest; null where the shape has none. */
  readonly digest: Digest | null;
  /** Digest of the config; null while that is not known. */
  readonly imageId: Digest | null;
  /** The config where the store has it; undefined when it is not here or not known. */
  readonly config: StoredFile | undefined;
  /** False when its manifest or config is not here. */
  readonly available: boolean;
  /** Layers whose blobs are not here. */
  readonly missingLayers: number;
  /** Reads what is still to be read. Throws an ImageError when a document is missing or not what it should be. */
  parts(): Promise<ImageParts>;
};

export type ImageParts = {
  /** null where nothing in the shape has such a digest. */
  readonly imageId: Digest | null;
  readonly config: ReadConfig;
  /** From the base up; only what may be filesystem changesets. */
  readonly layers: readonly LayerParts[];
  /** The documents that led to the config, and the config, against what is said of them. */
  readonly checks: readonly Check[];
  /** What else was wrong with them, but for the fields of the config. */
  readonly problems: readonly Problem[];
};

export type LayerParts = {
  /** What the layer is called where it is shown: its digest, or its name in the archive. */
  readonly name: string;
  /** As in `ImageLayer`. */
  readonly digest: Digest | null;
  /** As in `ImageLayer`; `descriptor` unless given. */
  readonly digestSays?: Promiser;
  /** As in `ImageLayer`; none unless given. */
  readonly annotations?: Annotations;
  readonly mediaType: string | null;
  readonly declaredSize: number | null;
  /** Where else it can be had. */
  readonly urls: readonly string[];
  /** undefined when it is not here. */
  readonly file: StoredFile | undefined;
};
