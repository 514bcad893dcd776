import type { TarEntry } from '../tar/tar-entry.js';

/** Looks at the contents of a layer while its bytes pass by. */
export type ContentWatcher = {
  /** The entry whose content follows. Valid only during the call. */
  entry(entry: TarEntry): void;
  /** Bytes of the layer, in order; `offset` is that of the first. Valid only during the call. */
  pass(bytes: Uint8Array, offset: number): void;
};
