import { essenceOf } from './media-type.js';

/** A layer that is no filesystem changeset as it lies there. */
export type OpaqueLayer = {
  /** What it is, after "is": "encrypted". */
  readonly words: string;
  /** True where images have such layers; false where only artifacts do, so that nothing else makes an image. */
  readonly ofImages: boolean;
};

const opaque: readonly (readonly [RegExp, OpaqueLayer])[] = [
  // containers/ocicrypt `spec/spec.go`: the type of the layer, with this after it.
  [/\+encrypted$/, { words: 'encrypted', ofImages: true }],
  [/nydus\.blob/, { words: 'a blob of Nydus, whose files only its bootstrap knows', ofImages: true }],
  [/erofs/, { words: 'an EROFS filesystem', ofImages: true }],
  [/vnd\.(?:docker\.ai|ollama|cncf\.model|kitops\.modelkit)\./, { words: 'a file of a model', ofImages: false }],
  [/^application\/(?:vnd\.)?(?:module\.)?wasm\b/, { words: 'a WebAssembly module', ofImages: false }],
  [/vnd\.cncf\.helm\./, { words: 'a part of a Helm chart', ofImages: false }],
  [/vnd\.sylabs\.sif/, { words: 'a SIF image of Singularity', ofImages: false }],
];

/** What a layer of the media type is if it is certainly no changeset; null where it is one, or the bytes have to tell. */
export function opaqueLayerOf(mediaType: string | null): OpaqueLayer | null {
  const type = essenceOf(mediaType);
  return opaque.find(([pattern]) => pattern.test(type))?.[1] ?? null;
}
