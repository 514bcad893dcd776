import type { Press } from './key-figures.js';

/** One of those that take turns. */
export type Subject = {
  readonly name: string;
  /** One run; what is measured, in the unit of the case: milliseconds mostly. */
  readonly run: () => Promise<number>;
  /** Where keys are pressed: the single presses, in their order, those of the first run not among them. */
  readonly presses?: () => readonly Press[];
  /** Ends what goes on between runs. */
  readonly close?: () => Promise<void>;
  /** Bytes of memory at most, in a run of its own; null where that cannot be told. */
  readonly peak?: () => Promise<number | null>;
};
