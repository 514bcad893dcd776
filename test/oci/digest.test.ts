import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blobPath, hasDigest, parseDigest, sha256Of, shortDigest } from '../../src/oci/digest.js';

/** image-spec manifest.md, "Guidance for an Empty Descriptor": the digest of `{}`. */
const emptyJson = 'sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a';

describe('a digest', () => {
  test.each([
    ['sha256', emptyJson],
    ['sha512', `sha512:${'0a'.repeat(64)}`],
    ['blake3', `blake3:${'0a'.repeat(32)}`],
    // Examples of descriptor.md "Digests" for algorithms that are not registered.
    ['unregistered', 'multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8'],
    ['unregistered', 'sha256+b64u:LCa0a2j_xo_5m0U8HTBBNBNCLXBkg7-g-YpeiGJm564'],
  ])('of %s is accepted', (_, text) => {
    expect(parseDigest(text)).toBe(text);
  });

  test.each([
    ['no algorithm', '44136fa3'],
    ['too short', 'sha256:44136fa3'],
    ['too long', `${emptyJson}00`],
    ['capital letters', emptyJson.toUpperCase().replace('SHA256', 'sha256')],
    ['no hex', `sha256:${'g'.repeat(64)}`],
    ['a path (CVE-2024-3727)', 'sha256:../../../../etc/passwd'],
    ['a path for an algorithm', '../../tmp:x'],
    ['dots for an algorithm', '..:x'],
    ['a slash in an unregistered one', 'other:a/b'],
    ['a line break', `${emptyJson}\n`],
    ['endless', `other:${'a'.repeat(300)}`],
    ['nothing', ''],
  ])('with %s is refused', (_, text) => {
    expect(parseDigest(text)).toBeNull();
  });
});

test('a blob lies where image-layout.md says', () => {
  expect(blobPath(parseDigest(emptyJson)!)).toBe(`blobs/sha256/${emptyJson.slice('sha256:'.length)}`);
});

test('no digest makes a path that leads elsewhere', () => {
  const text = fc.stringMatching(/^[a-z0-9+._:/-]{1,12}:[A-Za-z0-9.=_/-]{1,12}$/);
  fc.assert(
    fc.property(text, (written) => {
      const digest = parseDigest(written);
      if (digest !== null) expect(blobPath(digest)).toMatch(/^blobs\/[a-z0-9][a-z0-9+._-]*\/[A-Za-z0-9=_-]+$/);
    }),
  );
});

test('digests are computed and compared', () => {
  const bytes = Buffer.from('{}');
  expect(sha256Of(bytes)).toBe(emptyJson);
  expect(hasDigest(bytes, parseDigest(emptyJson)!)).toBe(true);
  expect(hasDigest(Buffer.from('{ }'), parseDigest(emptyJson)!)).toBe(false);
  expect(hasDigest(bytes, parseDigest(`sha512:${'0'.repeat(128)}`)!)).toBe(false);
  expect(hasDigest(bytes, parseDigest(`blake3:${'0'.repeat(64)}`)!)).toBeNull();
});

test('a short digest has what docker shows of an id', () => {
  expect(shortDigest(parseDigest(emptyJson)!)).toBe('sha256:44136fa355b3');
});
