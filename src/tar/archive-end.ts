import { blockSize } from './header-block.js';
import { MalformedTar } from './malformed-tar.js';
import type { ByteRange, TarProblem, TarVisitor } from './tar-entry.js';

/** How much is asked for at a time when looking for bytes behind the end marker. */
const trailingRange = 1 << 16;

/**
 * Reads on from a block of zeros at `position`. Two of them are the end marker (POSIX ustar). Go takes a single one for the end
 * only where nothing follows it. Returns the offset behind the marker.
 */
export function* readEnd(
  visitor: TarVisitor,
  range: ByteRange,
  position: number,
): Generator<ByteRange, number, Uint8Array> {
  const second = position + blockSize;
  range.offset = second;
  range.length = blockSize;
  const bytes = yield range;
  if (bytes.length === 0) {
    visitor.problem(missingEnd(second));
    return second;
  }
  if (bytes.length < blockSize)
    throw new MalformedTar('tar-truncated', 'The archive ends inside its end marker.', second);
  if (firstNonZero(bytes) >= 0) {
    throw new MalformedTar(
      'tar-bad-header',
      'One block of zeros is followed by something else; the end marker is two.',
    );
  }
  const end = second + blockSize;
  yield* reportTrailingData(visitor, range, end);
  return end;
}

/** The problem of an archive that ends without a marker at `offset`. */
export function missingEnd(offset: number): TarProblem {
  const message = 'The archive ends without the two blocks of zeros that mark its end.';
  return { code: 'tar-missing-end', message, offset, name: null };
}

/** Zeros fill the last record of an archive, and records have any size; anything else there is read by nobody. */
function* reportTrailingData(
  visitor: TarVisitor,
  range: ByteRange,
  end: number,
): Generator<ByteRange, void, Uint8Array> {
  for (let offset = end; ; offset += trailingRange) {
    range.offset = offset;
    range.length = trailingRange;
    const bytes = yield range;
    const found = firstNonZero(bytes);
    if (found >= 0) {
      const message = 'Bytes that are not zero follow the end marker, where no runtime reads them.';
      visitor.problem({ code: 'tar-trailing-data', message, offset: offset + found, name: null });
      return;
    }
    if (bytes.length < trailingRange) return;
  }
}

function firstNonZero(bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) if (bytes[i] !== 0) return i;
  return -1;
}
