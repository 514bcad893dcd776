/** Bytes of the header of a block (RFC 8878, 3.1.1.2). */
export const zstdBlockHeaderBytes = 3;

const types = { runLength: 1, reserved: 3 } as const;

export type ZstdBlock = {
  readonly isLast: boolean;
  /** Bytes that follow the header; without end for a type that there is not. */
  readonly stored: number;
};

/** Reads the three bytes of a block's header, the first the lowest. */
export function zstdBlock(header: number): ZstdBlock {
  const type = (header >> 1) & 3;
  const size = header >> 3;
  const isLast = (header & 1) !== 0;
  if (type === types.reserved) return { isLast, stored: Number.POSITIVE_INFINITY };
  return { isLast, stored: type === types.runLength ? 1 : size };
}
