import { type Digest, parseDigest } from './digest.js';
import {
  byteCountAt,
  entriesAt,
  fieldAt,
  isRecord,
  type JsonPlace,
  optionalAt,
  textAt,
  textsAt,
  wrongShape,
} from './json-shape.js';
import { type Platform, platformAt } from './platform.js';

/** A pointer to content: what it is, its digest and its size (image-spec descriptor.md). */
export type Descriptor = {
  /** null where a writer left it out. */
  readonly mediaType: string | null;
  readonly digest: Digest;
  /** Length of the content in bytes. */
  readonly size: number;
  /** Where else the content can be had: foreign layers. */
  readonly urls: readonly string[];
  readonly annotations: Annotations;
  /** The content itself, embedded; null where it is not. */
  readonly data: Uint8Array | null;
  /** What the content runs on: only of entries of an index. */
  readonly platform: Platform | null;
  /** Of an artifact, what it is. */
  readonly artifactType: string | null;
};

/** Arbitrary texts by name (annotations.md). A Map, so that `__proto__` is a name like any other. */
export type Annotations = ReadonlyMap<string, string>;

export function descriptorAt(place: JsonPlace): Descriptor {
  const at = (name: string): JsonPlace => fieldAt(place, name);
  return {
    mediaType: mediaTypeAt(at('mediaType')),
    digest: digestAt(at('digest')),
    size: byteCountAt(at('size')),
    urls: optionalAt(at('urls'), textsAt) ?? [],
    annotations: annotationsAt(at('annotations')),
    data: optionalAt(at('data'), (data) => Buffer.from(textAt(data), 'base64')),
    platform: platformAt(at('platform')),
    artifactType: mediaTypeAt(at('artifactType')),
  };
}

export function digestAt(place: JsonPlace): Digest {
  const digest = typeof place.value === 'string' ? parseDigest(place.value) : null;
  if (digest === null) throw wrongShape(place, 'a digest');
  return digest;
}

/** The media type, or null where there is none: some writers leave it out, some write it empty. */
export function mediaTypeAt(place: JsonPlace): string | null {
  return optionalAt(place, textAt) || null;
}

/** The annotations that are text, as the spec wants all of them to be; nothing depends on the others. */
export function annotationsAt(place: JsonPlace): Annotations {
  if (!isRecord(place.value)) return new Map();
  return new Map(
    entriesAt(place).flatMap(([name, { value }]): [string, string][] =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );
}
