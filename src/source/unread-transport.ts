import { UsageError } from '../problem/errors.js';
import type { Transport } from './transport.js';

/** A prefix that is understood but cannot be opened yet. `command` writes the same image to a file. */
export function unreadTransport(prefix: string, command: string): Transport {
  return {
    prefix,
    open: async () => {
      throw new UsageError(
        `Images cannot be read from ${prefix} yet.`,
        `Write the image to a file and open that: ${command}`,
      );
    },
  };
}
