import { createHash } from 'node:crypto';

declare const checked: unique symbol;

/**
 * A content identifier, `algorithm:encoded`, that was checked against the grammar. Paths and messages are only made of
 * checked ones: an unchecked digest that was joined to a directory is CVE-2024-3727.
 */
export type Digest = string & { readonly [checked]: true };

/**
 * image-spec, descriptor.md "Digests": `algorithm ::= component (separator component)*`. Neither side can hold a slash.
 */
const grammar = /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):([a-zA-Z0-9=_-]+)$/;

/** The algorithms of descriptor.md "Registered algorithms", and sha384, which Go's digest package knows too. */
export type DigestAlgorithm = 'sha256' | 'sha384' | 'sha512' | 'blake3';

/** Hex digits of the encoded part. */
const hexDigitsOf: ReadonlyMap<string, number> = new Map<DigestAlgorithm, number>([
  ['sha256', 64],
  ['sha384', 96],
  ['sha512', 128],
  ['blake3', 64],
]);

/** Longest digest that is accepted, in characters; a file name has to hold its encoded part. */
const longest = 255;

/**
 * The digest, or null when the text is none. An algorithm that is not registered passes by the grammar alone, as
 * descriptor.md asks of implementations; it cannot be verified then.
 */
export function parseDigest(text: string): Digest | null {
  const match = text.length <= longest ? grammar.exec(text) : null;
  if (match === null) return null;
  const [, algorithm = '', encoded = ''] = match;
  const hexDigits = hexDigitsOf.get(algorithm);
  if (hexDigits === undefined) return text as Digest;
  return encoded.length === hexDigits && /^[0-9a-f]+$/.test(encoded) ? (text as Digest) : null;
}

/** The algorithm of a digest: `sha256`. */
export function algorithmOf(digest: Digest): string {
  return digest.slice(0, digest.indexOf(':'));
}

/** What follows the algorithm. */
export function encodedOf(digest: Digest): string {
  return digest.slice(digest.indexOf(':') + 1);
}

/** Where an image layout keeps the blob (image-layout.md "Blobs"). */
export function blobPath(digest: Digest): string {
  return `blobs/${algorithmOf(digest)}/${encodedOf(digest)}`;
}

/** The SHA-256 digest of bytes in memory. */
export function sha256Of(bytes: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}` as Digest;
}

/** The algorithm and the first twelve digits, as docker shows ids: enough to tell blobs apart in a sentence. */
export function shortDigest(digest: Digest): string {
  return `${algorithmOf(digest)}:${encodedOf(digest).slice(0, 12)}`;
}
