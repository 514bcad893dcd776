import { constants, openSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';

/**
 * Opens a named pipe, as `mkfifo` and `<(docker save IMAGE)` make them. It does not wait for somebody who writes; reading
 * does, and lets others run meanwhile.
 */
export function openPipe(path: string): Readable {
  const descriptor = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  return new Socket({ fd: descriptor, readable: true, writable: false });
}
