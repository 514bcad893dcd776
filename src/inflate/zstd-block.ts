/** Bytes of the header of a block (RFC 8878, 3.1.1.2). */
export const zstdBlockHeaderBytes = 3;

/** Most bytes that a block inflates to (RFC 8878, 3.1.1.2.4). */
const largestBlock = 128 * 1024;

const types = { raw: 0, runLength: 1, reserved: 3 } as const;

export type ZstdBlock = {
  readonly isLast: boolean;
  /** Bytes that follow the header; without end for a type that there is not. */
  readonly stored: number;
  /** Most bytes that come out of it. */
  readonly inflated: number;
};

/** Reads the three bytes of a block's header, the first the lowest. */
export function zstdBlock(header: number): ZstdBlock {
  const type = (header >> 1) & 3;
  const size = header >> 3;
  const isLast = (header & 1) !== 0;
  if (type === types.reserved) return { isLast, stored: Number.POSITIVE_INFINITY, inflated: 0 };
  return {
    isLast,
    stored: type === types.runLength ? 1 : size,
    inflated: type === types.raw || type === types.runLength ? size : largestBlock,
  };
}

/**
 * Most bytes that the blocks at the beginning of `bytes` inflate to; without end where the last of a frame is not among them and more may
 * follow.
 */
export function mostInflated(bytes: Uint8Array, isAll: boolean): number {
  let inflated = 0;
  for (let at = 0; at + zstdBlockHeaderBytes <= bytes.length; ) {
    const block = zstdBlock(bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16));
    inflated += block.inflated;
    if (block.isLast) return inflated;
    at += zstdBlockHeaderBytes + block.stored;
  }
  return isAll ? inflated : Number.POSITIVE_INFINITY;
}
