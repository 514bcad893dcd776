import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blobPath, parseDigest, sha256Of, shortDigest } from '../../src/oci/digest.js';
import { Digests } from '../../src/oci/digests.js';

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

test('a SHA-256 digest is computed at once', () => {
  expect(sha256Of(Buffer.from('{}'))).toBe(emptyJson);
});

/** `abc`: FIPS 180-4's examples, and the value that the authors' b3sum gives. */
const ofAbc = [
  'sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  'sha384:cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7',
  'sha512:ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f',
  'blake3:6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85',
];

test('digests are computed in the algorithms that are promised, each once', async () => {
  const digests = await Digests.against([...ofAbc, ...ofAbc].map((text) => parseDigest(text)));
  for (const part of ['a', '', 'bc']) digests.update(Buffer.from(part));
  for (const digest of ofAbc) expect(digests.like(parseDigest(digest))).toBe(digest);
  expect(digests.like(parseDigest(ofAbc[0]!))).toBe(ofAbc[0]);
});

test('where nothing is promised it is SHA-256, and an algorithm that is not registered gives none', async () => {
  const unknown = parseDigest('multihash+base58:QmRZxt2b1FVZPNqd8hsiykDL3TdBDeTSPX9Kv46HmX4Gx8');
  const digests = await Digests.against([null, unknown]);
  digests.update(Buffer.from('abc'));
  expect(digests.like(null)).toBe(ofAbc[0]);
  expect(digests.like(unknown)).toBeNull();
});

test('a short digest has what docker shows of an id', () => {
  expect(shortDigest(parseDigest(emptyJson)!)).toBe('sha256:44136fa355b3');
});
