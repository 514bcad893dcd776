import type { Content } from '../content/contents.js';
import type { VersionFacts } from '../tree/version.js';
import type { Refusal } from './refused.js';

/** What a long write tells and asks. */
export type Writing = {
  /** Ends it: what was begun of the file is removed, and the write rejects with the reason. */
  readonly signal?: AbortSignal | undefined;
  /** So many bytes were written since it was told last. */
  readonly onBytes: (bytes: number) => void;
};

/** Where a selection goes: a folder or a tar. Each method throws `Refused` where this one path cannot be written. One call at a time. */
export type Sink = {
  /** Facts are null for a directory that has no attributes. */
  directory(path: Uint8Array, facts: VersionFacts | null): Promise<void>;
  file(path: Uint8Array, facts: VersionFacts, content: Content, writing: Writing): Promise<void>;
  /** Another name of a file that was written. False where there cannot be one: then it is to be written as a file. */
  hardlink(path: Uint8Array, facts: VersionFacts, first: Uint8Array): Promise<boolean>;
  symlink(path: Uint8Array, facts: VersionFacts): Promise<void>;
  /** A device or fifo. */
  special(path: Uint8Array, facts: VersionFacts): Promise<void>;
  /** Everything was written. */
  finish(): Promise<void>;
  /** Nothing more comes: gives back what is open, and removes what is not of use without its end. */
  abandon(): Promise<void>;
};

/** Told of what is there in the end, but not as it should be. */
export type Tell = (refusal: Refusal) => void;
