import type { ImageForm } from '../images/image-store.js';
import type { PresetName } from '../images/presets.js';
import type { Subject } from '../measure/subject.js';
import type { Setting } from './setting.js';

/** What a case is to come to; everything that is given counts. */
export type Target = {
  /** At most so many times what the baseline takes, in the same turn. */
  readonly ratio?: number;
  /** At most so much in the unit of the case. */
  readonly most?: number;
  /** At most so many megabytes of memory. */
  readonly megabytes?: number;
};

/** A row of `docs/performance.md`: something the program does, against something else that is run in turns with it. */
export type Case = {
  readonly name: string;
  /** What is measured. */
  readonly what: string;
  /** What the figures are: milliseconds from the start of a process, or bytes. */
  readonly unit: 'ms' | 'bytes';
  /** The image that it reads, where it reads one: peers are run on it. */
  readonly image: readonly [PresetName, ImageForm] | null;
  readonly ours: (setting: Setting) => Promise<Subject>;
  /** What it is held against; null where the program for that is not on this machine, or where the figure stands alone. */
  readonly baseline: (setting: Setting) => Promise<Subject | null>;
  /** Further programs, for comparison. */
  readonly others?: (setting: Setting) => Promise<readonly (Subject | null)[]>;
  /** By the major version of Node that runs it; null where none was set. */
  readonly target: (nodeMajor: number) => Target | null;
  /** What it shows, and what bounds it: a sentence or two for the document. */
  readonly note: string;
};
