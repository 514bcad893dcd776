/** Of each byte, the one that it is compared as. */
export type Folding = Uint8Array;

const asItIs: Folding = Uint8Array.from({ length: 256 }, (_, byte) => byte);

/** Capital letters of ASCII as small ones. */
const small: Folding = asItIs.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));

export function foldCase(ignoresCase: boolean): Folding {
  return ignoresCase ? small : asItIs;
}
