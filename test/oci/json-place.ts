import { type JsonPlace, parseJson } from '../../src/oci/json-shape.js';

/** The top of a document with this content, as if it had been read. */
export function placeOf(content: unknown, document = 'document'): JsonPlace {
  return parseJson(Buffer.from(JSON.stringify(content)), document);
}

/** Digests that are valid and easy to tell apart: of 64 times the same digit. */
export function digestOf(digit: string): string {
  return `sha256:${digit.repeat(64)}`;
}
