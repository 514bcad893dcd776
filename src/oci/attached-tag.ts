import { type Digest, parseDigest } from './digest.js';

/** What a tag says that is made of a digest: what it belongs to, and what it is. */
export type AttachedTag = {
  readonly subject: Digest;
  /** `sig`, `att` or `sbom` of cosign; null for the tag of the referrers of a digest. */
  readonly suffix: string | null;
};

/**
 * Reads `sha256-HEX.sig`, `.att` and `.sbom` of cosign (its specs/SIGNATURE_SPEC.md), and `sha256-HEX` as registries
 * without a referrers API have it (distribution-spec, "Referrers Tag Schema"); null for any other name.
 */
export function attachedTag(name: string): AttachedTag | null {
  const [, algorithm, encoded, suffix = null] = /(?:^|:)(sha\d+)-([0-9a-f]+)(?:\.(sig|att|sbom))?$/.exec(name) ?? [];
  const subject = algorithm === undefined ? null : parseDigest(`${algorithm}:${encoded}`);
  return subject === null ? null : { subject, suffix };
}
