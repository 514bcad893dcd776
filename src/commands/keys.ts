import { openSync } from 'node:fs';
import { ReadStream } from 'node:tty';

/**
 * Where keys come from while an image is looked at: standard input, if that is a terminal. Where the image itself comes from
 * there (`docker save IMAGE | unearth -`), the terminal that the process belongs to. null when there is none.
 */
export function keysBeside(image: string): NodeJS.ReadStream | null {
  if (!isFromStandardInput(image)) return process.stdin.isTTY === true ? process.stdin : null;
  try {
    return new ReadStream(openSync('/dev/tty', 'r')) as NodeJS.ReadStream;
  } catch {
    // ENXIO: no terminal belongs to the process, as in a cron job.
    return null;
  }
}

/** `-`, also behind a prefix and before a reference. */
export function isFromStandardInput(image: string): boolean {
  return /^(?:[a-z-]+:)?-(?::|$)/.test(image);
}
