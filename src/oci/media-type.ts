/** How a media type says that a layer is compressed. The bytes may say otherwise. */
export type PromisedCompression = 'none' | 'gzip' | 'zstd';

type LayerType = { readonly compression: PromisedCompression; readonly foreign: boolean };

/**
 * The media types of filesystem layers: image-spec media-types.md and layer.md, docker's image manifest v2 schema 2,
 * and the forms of them that docker, containerd and containers/image write beside what is specified.
 */
const layerTypes: ReadonlyMap<string, LayerType> = new Map([
  ['application/vnd.oci.image.layer.v1.tar', { compression: 'none', foreign: false }],
  ['application/vnd.oci.image.layer.v1.tar+gzip', { compression: 'gzip', foreign: false }],
  ['application/vnd.oci.image.layer.v1.tar+zstd', { compression: 'zstd', foreign: false }],
  ['application/vnd.oci.image.layer.nondistributable.v1.tar', { compression: 'none', foreign: true }],
  ['application/vnd.oci.image.layer.nondistributable.v1.tar+gzip', { compression: 'gzip', foreign: true }],
  ['application/vnd.oci.image.layer.nondistributable.v1.tar+zstd', { compression: 'zstd', foreign: true }],
  ['application/vnd.docker.image.rootfs.diff.tar', { compression: 'none', foreign: false }],
  ['application/vnd.docker.image.rootfs.diff.tar.gzip', { compression: 'gzip', foreign: false }],
  ['application/vnd.docker.image.rootfs.diff.tar.zstd', { compression: 'zstd', foreign: false }],
  ['application/vnd.docker.image.rootfs.foreign.diff.tar', { compression: 'none', foreign: true }],
  ['application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', { compression: 'gzip', foreign: true }],
  ['application/vnd.docker.image.rootfs.foreign.diff.tar.zstd', { compression: 'zstd', foreign: true }],
]);

const imageConfigTypes: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
]);

const manifestTypes: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
]);

const indexTypes: ReadonlySet<string> = new Set([
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
]);

/**
 * What the blob behind an entry of `layers` is. `changeset`: a filesystem layer. `document`: JSON, XML or text, as
 * attestations, signatures and SBOMs are. `unknown`: the bytes have to tell.
 */
export type LayerKind = 'changeset' | 'document' | 'unknown';

export function layerKindOf(mediaType: string | null): LayerKind {
  const type = essenceOf(mediaType);
  if (layerTypes.has(type)) return 'changeset';
  return type.startsWith('text/') || /(?:\+|^application\/)(?:json|xml)$/.test(type) ? 'document' : 'unknown';
}

/** The compression that the media type of a layer promises; null when it is no layer type and promises nothing. */
export function promisedCompression(mediaType: string | null): PromisedCompression | null {
  return layerTypes.get(essenceOf(mediaType))?.compression ?? null;
}

/** The compression that a media type promises and that the bytes do not have; null where they keep to it. */
export function brokenPromise(mediaType: string | null, found: string): PromisedCompression | null {
  const promised = promisedCompression(mediaType);
  if (promised === found || (found === 'none' && essenceOf(mediaType) === onlyTypeOfSchema2)) return null;
  return promised;
}

/**
 * docker's schema 2 specifies this type alone, so that containers/image writes plain layers under it too:
 * `skopeo copy docker-archive:FILE dir:DIRECTORY`.
 */
const onlyTypeOfSchema2 = 'application/vnd.docker.image.rootfs.diff.tar.gzip';

/** Layers that registries need not hand on: Windows base layers mostly (layer.md "Non-Distributable Layers"). */
export function isForeignLayerType(mediaType: string | null): boolean {
  return layerTypes.get(essenceOf(mediaType))?.foreign ?? false;
}

export function isImageConfigType(mediaType: string | null): boolean {
  return imageConfigTypes.has(essenceOf(mediaType));
}

export function isManifestType(mediaType: string | null): boolean {
  return manifestTypes.has(essenceOf(mediaType));
}

export function isIndexType(mediaType: string | null): boolean {
  return indexTypes.has(essenceOf(mediaType));
}

/** What stands where there is nothing to say: the config of an artifact mostly (manifest.md "Guidance for an Empty Descriptor"). */
export function isEmptyType(mediaType: string | null): boolean {
  return essenceOf(mediaType) === 'application/vnd.oci.empty.v1+json';
}

/** The type alone. RFC 9110, 8.3.1: type and subtype know no case, and parameters (`; charset=utf-8`) may follow. */
export function essenceOf(mediaType: string | null): string {
  return (mediaType ?? '').split(';', 1)[0]!.trim().toLowerCase();
}
