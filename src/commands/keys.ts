import { openSync } from 'node:fs';
import type { ConnectOpts, SocketConstructorOpts } from 'node:net';
import { ReadStream } from 'node:tty';

/** Bytes that are read at once; of a paste there are more. */
const keyBytes = 4096;

/**
 * Where keys come from while an image is looked at: standard input, if that is a terminal. Where the image itself comes from
 * there (`docker save IMAGE | unearth -`), the terminal that the process belongs to. null when there is none.
 */
export function keysBeside(image: string): NodeJS.ReadStream | null {
  if (!isFromStandardInput(image)) return process.stdin.isTTY === true ? process.stdin : null;
  try {
    return ownKeys(openSync('/dev/tty', 'r'));
  } catch {
    // ENXIO: no terminal belongs to the process, as in a cron job.
    return null;
  }
}

/**
 * Keys from a terminal other than standard input. A paused stream of Node reads once more: what is typed into a pager would
 * come to us. It stops at once where data does not go through its buffer (`onread`); for standard input Node sees to that.
 */
function ownKeys(terminal: number): NodeJS.ReadStream {
  // @types/node has `onread` for `connect` only; Node's documentation has it for `new net.Socket` too.
  const options: SocketConstructorOpts & ConnectOpts = {
    onread: {
      buffer: new Uint8Array(keyBytes),
      callback: (length, buffer) => {
        keys.emit('data', Buffer.from(buffer.subarray(0, length)));
        return true;
      },
    },
  };
  const keys = new ReadStream(terminal, options);
  return keys as NodeJS.ReadStream;
}

/** `-`, also behind a prefix and before a reference. */
export function isFromStandardInput(image: string): boolean {
  return /^(?:[a-z-]+:)?-(?::|$)/.test(image);
}
