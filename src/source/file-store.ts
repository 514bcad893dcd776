import type { Blob } from '../blob/blob.js';
import type { Limits } from '../limits/limits.js';

/**
 * Named files, wherever they lie: the members of an archive, a directory. This is all that the shapes know of a medium.
 */
export type FileStore = {
  /** Where it is, as the user wrote it. */
  readonly path: string;
  readonly medium: 'file' | 'directory';
  /** The file of that name (`blobs/sha256/…`), links followed inside the store; undefined where there is none. */
  get(name: string): StoredFile | undefined;
  /** Names of what is in it: all of an archive, of a directory those at its top. They tell what it is when no document does. */
  names(): Iterable<string>;
  /** The bytes of the archive itself, uncompressed; null of a directory. */
  readonly whole: Blob | null;
  /** Why files may be missing, of the archive: "is cut off at byte 512"; null when the medium is whole. */
  readonly damage: string | null;
  /** How much is read of the documents in it. */
  readonly limits: Limits;
  /** Gives back what is open. Blobs are not to be read afterwards. */
  close(): void;
};

export type StoredFile = {
  readonly blob: Blob;
  /**
   * Bytes that it should have by the medium's own records: more than `blob.size` when the archive is cut off inside it.
   */
  readonly recordedSize: number;
};

/** Ends a sentence about what a store lacks: "… is not in PATH", with the reason where the medium is damaged. */
export function whereMissing({ path, damage }: FileStore): string {
  return damage === null ? path : `${path}, which ${damage}`;
}
