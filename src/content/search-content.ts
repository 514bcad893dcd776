import type { Blob } from '../blob/blob.js';
import type { LinePattern } from './line-pattern.js';
import { linesOf, longestLine } from './lines.js';
import type { FoundInContent } from './search-contents.js';
import { isText } from './text-or-binary.js';

const lineFeed = 0x0a;

/** The lines of one content that match. What is here as bytes is looked at at once; a blob may have any size. */
export async function* searchContent(
  content: Uint8Array | Blob,
  pattern: LinePattern,
  { mostLines, signal }: { readonly mostLines: number; readonly signal?: AbortSignal },
): AsyncGenerator<FoundInContent, void, void> {
  const chunks = () => (content instanceof Uint8Array ? [content] : content.stream());
  const beginning = content instanceof Uint8Array ? content : await content.read(0, longestLine);
  if (!(content instanceof Uint8Array) && !(await mayMatchAnywhere(content, pattern, signal))) return;
  const isBinary = !isText(beginning);
  if (isBinary && pattern.isExact) {
    yield { kind: 'binary' };
    return;
  }
  let told = 0;
  let last = 0;
  for await (const { number, bytes } of linesOf(asynchronous(chunks()))) {
    if (signal?.aborted === true) return;
    const at = pattern.find(textOf(bytes));
    // The pieces of a long line are one line.
    if (at === -1 || number === last) continue;
    if (isBinary) {
      yield { kind: 'binary' };
      return;
    }
    if (told === mostLines) {
      yield { kind: 'more' };
      return;
    }
    yield { kind: 'line', line: number, bytes, at };
    told += 1;
    last = number;
  }
}

/** Whether some line of a large content may match: pieces are looked at that end with a line, where there are line feeds. */
async function mayMatchAnywhere(blob: Blob, pattern: LinePattern, signal: AbortSignal | undefined): Promise<boolean> {
  let rest = Buffer.alloc(0);
  for await (const chunk of blob.stream()) {
    if (signal?.aborted === true) return false;
    const piece = Buffer.concat([rest, chunk]);
    if (pattern.mayMatch(piece)) return true;
    // Without a line feed near the end, a part that is as long as any line is looked at again.
    const end = Math.max(piece.lastIndexOf(lineFeed) + 1, piece.length - longestLine);
    rest = Buffer.from(piece.subarray(end));
  }
  return false;
}

/** A line as text. What ends it in files of Windows does not belong to it. */
function textOf(bytes: Uint8Array): string {
  const length = bytes.at(-1) === 0x0d ? bytes.length - 1 : bytes.length;
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString();
}

async function* asynchronous(chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* chunks;
}
