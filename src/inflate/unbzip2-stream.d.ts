/** The decoder below unbzip2-stream. Its stream keeps 46 million numbers for a block of zeros; the decoder need not. */
declare module 'unbzip2-stream/lib/bzip2.js' {
  import type { Bits } from 'unbzip2-stream/lib/bit_iterator.js';

  const bzip2: {
    /** Reads the header of a stream; gives the size of its blocks, in 100 000 bytes. */
    header(bits: Bits): number;
    /**
     * Reads a block and hands on its bytes one by one; gives the sum of the stream so far, which the next block wants. Of
     * the end of the stream: null, after the sum was compared.
     */
    decompress(
      bits: Bits,
      onByte: (byte: number) => void,
      memory: Int32Array,
      size: number,
      sum: number,
    ): number | null;
  };
  export = bzip2;
}

declare module 'unbzip2-stream/lib/bit_iterator.js' {
  /** Reads bits from buffers, which it asks for one after the other. */
  function bitIterator(nextBuffer: () => Uint8Array): bitIterator.Bits;
  namespace bitIterator {
    /** Reads so many bits; null goes to the next whole byte. */
    type Bits = { (count: number | null): number; readonly bytesRead: number };
  }
  export = bitIterator;
}
