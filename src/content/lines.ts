const lineFeed = 0x0a;

/** Bytes of a line that are kept together; what is longer comes in pieces, so that no file can take all memory. */
export const longestLine = 1 << 16;

/** A line of a file, or a piece of a long one; without its line feed. Valid until the next is asked for. */
export type Line = {
  /** From 1. The pieces of a long line have one number. */
  readonly number: number;
  /** Of its first byte in the file. */
  readonly offset: number;
  readonly bytes: Uint8Array;
};

/** The lines of what passes by. What ends with a line feed has no empty line behind it. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Line, void, void> {
  let number = 1;
  let offset = 0;
  let rest = new Uint8Array(0);
  for await (const chunk of chunks) {
    let bytes = chunk;
    if (rest.length > 0) {
      bytes = new Uint8Array(rest.length + chunk.length);
      bytes.set(rest);
      bytes.set(chunk, rest.length);
    }
    let start = 0;
    for (let end = bytes.indexOf(lineFeed, start); end !== -1; end = bytes.indexOf(lineFeed, start)) {
      for (; end - start > longestLine; start += longestLine) {
        yield { number, offset: offset + start, bytes: bytes.subarray(start, start + longestLine) };
      }
      yield { number, offset: offset + start, bytes: bytes.subarray(start, end) };
      number += 1;
      start = end + 1;
    }
    for (; bytes.length - start > longestLine; start += longestLine) {
      yield { number, offset: offset + start, bytes: bytes.subarray(start, start + longestLine) };
    }
    rest = bytes.slice(start);
    offset += start;
  }
  if (rest.length > 0) yield { number, offset, bytes: rest };
}
