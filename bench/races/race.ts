import type { ImageForm } from '../images/image-store.js';
import type { PresetName } from '../images/presets.js';
import type { Subject } from '../measure/subject.js';
import type { Setting } from './setting.js';

/** How a case is run: who takes turns, `runs` times each. */
export type Race = {
  readonly ours: (setting: Setting, runs: number) => Promise<Subject>;
  /** What ours is held against; null where the program for that is not on this machine, or where the figure stands alone. */
  readonly baseline: (setting: Setting, runs: number) => Promise<Subject | null>;
  /** Further programs, for comparison. */
  readonly others?: (setting: Setting) => Promise<readonly (Subject | null)[]>;
  /** The image that peers are run on, and whose steps are timed inside a process; absent where that tells nothing. */
  readonly image?: readonly [PresetName, ImageForm];
};
