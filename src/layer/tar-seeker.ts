import type { Blob } from '../blob/blob.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { scanTar } from '../tar/scan-tar.js';
import type { TarEnd, TarVisitor } from '../tar/tar-entry.js';
import { Turn } from './turn.js';

const smallestWindow = 4 * 1024;
const largestWindow = 64 * 1024;

/**
 * Drives the tar scanner by seeking: headers are read, contents are skipped. Bytes are read a window at a time, which grows
 * while entries are small and follow each other, and shrinks where they are far apart.
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
      const isNear = offset < windowStart + 2 * window.length;
      windowSize = isNear ? Math.min(largestWindow, windowSize * 2) : Math.max(smallestWindow, windowSize >> 1);
      window = readSync(offset, Math.max(0, Math.min(Math.max(length, windowSize), size - offset)), memory);
      windowStart = offset;
    }
    step = scan.next(window.subarray(offset - windowStart, end - windowStart));
  }
  return step.value;
}
