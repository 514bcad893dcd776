import { artifactInWords, artifactKindOf } from '../oci/artifact-kind.js';
import { attachedTag } from '../oci/attached-tag.js';
import { type Digest, parseDigest } from '../oci/digest.js';
import type { Manifest } from '../oci/manifest.js';
import { isEmptyType, isImageConfigType } from '../oci/media-type.js';
import type { Artifact } from './artifact.js';
import type { ListedManifest } from './walk-index.js';

/** What is known of an entry of an index that is no image. */
export function foundArtifact({ descriptor, names, content }: ListedManifest): Artifact {
  const manifest = content.state === 'manifest' ? content.manifest : null;
  const attached = names.map(attachedTag).find((tag) => tag !== null) ?? null;
  const annotations = new Map([...(manifest?.annotations ?? []), ...descriptor.annotations]);
  const artifactType = manifest?.artifactType ?? descriptor.artifactType ?? configTypeOf(manifest);
  return {
    kind: artifactKindOf(artifactType, manifest, annotations, attached?.suffix ?? null),
    digest: descriptor.digest,
    mediaType: descriptor.mediaType ?? manifest?.mediaType ?? null,
    artifactType,
    subject: manifest?.subject?.digest ?? annotatedSubject(annotations) ?? attached?.subject ?? null,
    bytes: content.state === 'other' ? descriptor.size : bytesOf(descriptor.size, manifest),
    tags: names,
    predicateTypes: predicateTypesOf(manifest),
  };
}

/** What a source holds that has no image in it: "a Helm chart (12 bytes), a signature and 3 more". */
export function artifactsInWords(artifacts: readonly Artifact[]): string {
  const named = artifacts.slice(0, 3).map(({ kind, artifactType, mediaType, bytes }) => {
    const words = artifactInWords(kind, artifactType ?? mediaType);
    return bytes === null ? words : `${words} (${bytes} ${bytes === 1 ? 'byte' : 'bytes'})`;
  });
  const more = artifacts.length - named.length;
  return `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** manifest.md: of a manifest without an artifact type, the config's media type is it. Older signatures have an image's. */
function configTypeOf(manifest: Manifest | null): string | null {
  const type = manifest?.config.mediaType ?? null;
  return isImageConfigType(type) || isEmptyType(type) ? null : type;
}

/** BuildKit's attestations and the second kind of SOCI index name what they belong to by annotation. */
function annotatedSubject(annotations: ReadonlyMap<string, string>): Digest | null {
  const digests = ['vnd.docker.reference.digest', 'com.amazon.soci.image-manifest-digest'].map((name) =>
    parseDigest(annotations.get(name) ?? ''),
  );
  return digests.find((digest) => digest !== null) ?? null;
}

function bytesOf(size: number, manifest: Manifest | null): number | null {
  if (manifest === null) return null;
  return manifest.layers.reduce((sum, layer) => sum + layer.size, size + manifest.config.size);
}

/** The annotations of BuildKit, cosign and sigstore for one and the same thing. */
const predicateNames = ['in-toto.io/predicate-type', 'predicateType', 'dev.sigstore.bundle.predicateType'];

function predicateTypesOf(manifest: Manifest | null): readonly string[] {
  const places = manifest === null ? [] : [manifest.annotations, ...manifest.layers.map((layer) => layer.annotations)];
  return [...new Set(places.flatMap((place) => predicateNames.flatMap((name) => place.get(name) ?? [])))];
}
