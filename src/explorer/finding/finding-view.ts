import type { SafeText } from '../../format/safe-text.js';
import type { NodeId } from '../../path/path-tree.js';
import type { VersionId } from '../../tree/version.js';
import type { State } from '../state.js';

/** A line of a file that has what is searched for; of a binary, the file. */
export type FoundLine = {
  readonly version: VersionId;
  readonly node: NodeId;
  /** From 1; null for a binary. */
  readonly line: number | null;
  readonly text: SafeText;
};

/** A search through all files of the image, hidden ones too. */
export type FindingView = {
  /** What is searched for. */
  readonly text: string;
  readonly lines: readonly FoundLine[];
  /** How far it is, 0 to 1; null when it has ended. */
  readonly share: number | null;
  /** What there is to say of its end: why it stopped early, what could not be searched. */
  readonly remark: SafeText | null;
  /** The user left before it came to its end. */
  readonly isStopped: boolean;
  /** How many layers there were to search when it began. */
  readonly layers: number;
  /** Position of the selected line, and of the first one in sight. */
  readonly at: number;
  readonly top: number;
};

/** Lines that are kept: more are noise. */
export const mostFound = 5000;

/** Lines of the list in sight: all of the screen but its header, the title and the footer. */
export function findingRoom({ size }: State): number {
  return Math.max(1, size.rows - 3);
}
