import { decodeName, decodeUtf8 } from '../format/safe-text.js';

/** A path as reports write it: the text it is, and its bytes in base64 where it is not UTF-8 and the text is escaped. */
export type JsonPath = { readonly path: string; readonly pathBytes?: string };

export function jsonPath(bytes: Uint8Array): JsonPath {
  const path = decodeUtf8(bytes);
  return path === null ? { path: decodeName(bytes), pathBytes: Buffer.from(bytes).toString('base64') } : { path };
}
