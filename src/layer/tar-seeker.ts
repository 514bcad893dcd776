import type { Blob } from '../blob/blob.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { scanTar } from '../tar/scan-tar.js';
import type { TarEnd, TarVisitor } from '../tar/tar-entry.js';
import { Turn } from './turn.js';

const smallestWindow = 4 * 1024;
const largestWindow = 64 * 1024;

/** Bytes of a window for each header that was found in the last one, at least: where they are fewer, a read of its own costs less. */
const bytesOfHeader = 4 * 1024;

/**
 * Drives the tar scanner by seeking: headers are read, contents are skipped. Bytes are read a window at a time, which grows
 * while it has many headers in it, and shrinks while it has few.
 */
export async function seekTar(
  visitor: TarVisitor,
  size: number,
  readSync: NonNullable<Blob['readSync']>,
  onPosition: (offset: number) => void,
  limits: Limits = defaultLimits,
): Promise<TarEnd> {
  const scan = scanTar(visitor, limits);
  const memory = new Uint8Array(largestWindow);
  let window: Uint8Array = memory.subarray(0, 0);
  let windowStart = 0;
  let windowSize = smallestWindow;
  /** Ranges that were asked for of the window. */
  let served = 0;
  const turn = new Turn();
  let step = scan.next();
  while (step.done !== true) {
    const { offset, length } = step.value;
    const end = offset + length;
    if (offset < windowStart || end > windowStart + window.length) {
      if (turn.isOver) {
        onPosition(offset);
        await turn.next();
      }
      const isDense = served * bytesOfHeader >= window.length;
      windowSize = isDense ? Math.min(largestWindow, windowSize * 2) : Math.max(smallestWindow, windowSize >> 1);
      served = 0;
      window = readSync(offset, Math.max(0, Math.min(Math.max(length, windowSize), size - offset)), memory);
      windowStart = offset;
    }
    served += 1;
    step = scan.next(window.subarray(offset - windowStart, end - windowStart));
  }
  return step.value;
}
