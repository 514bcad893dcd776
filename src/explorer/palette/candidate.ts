import type { SafeText } from '../../format/safe-text.js';
import type { Action } from '../message.js';

/** Something that what is typed may become. */
export type Candidate = {
  readonly label: SafeText;
  /** What it does, or what it is. */
  readonly detail: SafeText;
  /** The keys that do the same; empty where none do. */
  readonly keys: SafeText;
  /** Why it cannot be done now; null where it can. */
  readonly why: SafeText | null;
  /** What is typed when it is completed. */
  readonly completion: string;
  /** What it comes to; null while something has to be typed behind it. */
  readonly actions: readonly Action[] | null;
};

export type Candidates = {
  readonly rows: readonly Candidate[];
  /** How many there are beside these. */
  readonly more: number;
  /** What all of them begin with. */
  readonly shared: string;
};
