import type { Annotations } from './descriptor.js';
import type { Manifest } from './manifest.js';
import { essenceOf } from './media-type.js';
import { shortened } from './shortened.js';

/** What lies beside images, or where an image could be. */
export type ArtifactKind =
  | 'attestation'
  | 'signature'
  | 'sigstore-bundle'
  | 'sbom'
  | 'soci-index'
  | 'nydus'
  | 'helm-chart'
  | 'wasm'
  | 'model'
  | 'sif'
  | 'artifact';

/** What tells the kind of an artifact. Each may be all that there is. */
type Signs = {
  /** Its artifact type, and the media types of its config and layers. */
  readonly types: readonly string[];
  /** `sig`, `att` or `sbom`, as cosign ends the tag of what it attaches; null where it has no such tag. */
  readonly suffix: string | null;
  readonly annotations: Annotations;
};

type ArtifactRow = {
  readonly kind: ArtifactKind;
  /** In a sentence: "holds a Helm chart". */
  readonly words: string;
  fits(signs: Signs): boolean;
};

const typed =
  (pattern: RegExp) =>
  ({ types }: Signs): boolean =>
    types.some((type) => pattern.test(type));

/** The first row that fits decides: an attestation about an SBOM is an attestation. */
const rows: readonly ArtifactRow[] = [
  {
    kind: 'attestation',
    words: 'an attestation',
    // BuildKit: docs.docker.com/build/metadata/attestations/attestation-storage; cosign: its specs/ATTESTATION_SPEC.md.
    fits: (signs) =>
      signs.suffix === 'att' ||
      signs.annotations.get('vnd.docker.reference.type') === 'attestation-manifest' ||
      typed(/vnd\.docker\.attestation\.manifest|vnd\.in-toto|dsse\.envelope/)(signs),
  },
  { kind: 'sigstore-bundle', words: 'a sigstore bundle', fits: typed(/vnd\.dev\.sigstore\.bundle/) },
  {
    kind: 'signature',
    words: 'a signature',
    fits: (signs) =>
      signs.suffix === 'sig' ||
      typed(/vnd\.dev\.cosign\.(?:simplesigning|artifact\.sig)|vnd\.cncf\.notary\.signature/)(signs),
  },
  {
    kind: 'sbom',
    words: 'an SBOM',
    fits: (signs) => signs.suffix === 'sbom' || typed(/spdx|cyclonedx|vnd\.syft/)(signs),
  },
  { kind: 'soci-index', words: 'a SOCI index', fits: typed(/vnd\.amazon\.soci\.index/) },
  { kind: 'nydus', words: 'a Nydus artifact', fits: typed(/nydus/) },
  { kind: 'helm-chart', words: 'a Helm chart', fits: typed(/vnd\.cncf\.helm\./) },
  { kind: 'wasm', words: 'a WebAssembly module', fits: typed(/^application\/(?:vnd\.)?(?:module\.)?wasm\b/) },
  {
    kind: 'model',
    words: 'a model',
    fits: typed(/vnd\.(?:docker\.ai|ollama|cncf\.model|kitops\.modelkit)\./),
  },
  { kind: 'sif', words: 'a SIF image of Singularity', fits: typed(/vnd\.sylabs\.sif/) },
];

/** The kind of what an index lists, by all that is known of it; `manifest` is null where it has none or it is not here. */
export function artifactKindOf(
  artifactType: string | null,
  manifest: Manifest | null,
  annotations: Annotations,
  suffix: string | null,
): ArtifactKind {
  const { config, layers } = manifest ?? { config: null, layers: [] };
  const types = [artifactType, config?.mediaType ?? null, ...layers.map(({ mediaType }) => mediaType)].map(essenceOf);
  return rows.find(({ fits }) => fits({ types, suffix, annotations }))?.kind ?? 'artifact';
}

/** What an artifact is in a sentence. */
export function artifactInWords(kind: ArtifactKind, artifactType: string | null): string {
  const words = rows.find((row) => row.kind === kind)?.words;
  return (
    words ?? (artifactType === null ? 'something that is no image' : `an artifact of type ${shortened(artifactType)}`)
  );
}
