import type { Duplicate } from '../analysis/duplicates.js';
import type { HiddenFile } from '../analysis/hidden-files.js';
import type { ContentDifference } from '../content/content-difference.js';
import type { ContentReader } from '../content/content-reader.js';
import type { Preview } from '../content/preview-content.js';
import type { SafeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import type { NodeId } from '../path/path-tree.js';
import type { ImageChoice } from '../source/choose-image.js';
import type { ImageCandidate } from '../source/image.js';
import type { SpoolProgress } from '../spool/spool-options.js';
import type { VersionId } from '../tree/version.js';
import type { FoundLine } from './finding/finding-view.js';
import type { Remembered } from './remembered.js';
import type { Wishes } from './setup.js';

/** Told how far the copy is that has to be made of a place before it can be opened. */
export type OnOpening = (progress: SpoolProgress) => void;

/**
 * What the explorer may ask of the outside world. A command fills it in; the explorer itself neither reads nor writes.
 * Errors that these reject with end the explorer and are told on the terminal that was there before.
 */
export type World = {
  /** What the user named: shown until the image says its own name. */
  readonly title: string;
  /**
   * Opens the place and tells which image it is, or which there are to choose from. Where a copy has to be made first,
   * `onProgress` is told how far it is.
   */
  openSource(onProgress: OnOpening): Promise<ImageChoice>;
  /**
   * Reads an image layer by layer, first what is needed to show the layer that is looked at; each inspection knows more than the one
   * before. `signal` ends it early.
   */
  inspect(candidate: ImageCandidate, signal: AbortSignal, lookedAt: () => number): AsyncIterable<Inspection>;
  /**
   * Reads the layers through of which only the headers were read, or nothing; each inspection has more of them checked. `signal` ends it
   * early.
   */
  verify(inspection: Inspection, signal: AbortSignal): AsyncIterable<Inspection>;
  /**
   * Opens the content of a version, which is a file. Where its layer has to be inflated first, `onProgress` is told how far that is, 0
   * to 1. Rejects with an ImageError where the bytes are not here: that is told where the content would be.
   */
  openContent(
    inspection: Inspection,
    version: VersionId,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<OpenContent>;
  /** How a content begins; null where its layer would have to be inflated for long. Rejects as `openContent` does. */
  preview(inspection: Inspection, version: VersionId, signal: AbortSignal): Promise<Preview | null>;
  /**
   * Searches every version of every file for a text; capital letters count where there are any. `skipped` stands for a file that could
   * not be searched. `signal` ends it early, without a word.
   */
  search(
    inspection: Inspection,
    text: string,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): AsyncIterable<FoundLine | 'skipped'>;
  /**
   * What the layers store more than once, after contents of equal size were compared; what would save most first. `signal` ends it early: what it
   * comes to then is of no use.
   */
  copies(inspection: Inspection, signal: AbortSignal): Promise<readonly Duplicate[]>;
  /** Every version with the content of one, itself among them, after contents of equal size were compared. `signal` as for `copies`. */
  sameContent(inspection: Inspection, version: VersionId, signal: AbortSignal): Promise<readonly VersionId[]>;
  /** Compares two versions of a file. Rejects as `openContent` does. */
  compare(
    inspection: Inspection,
    versions: readonly [VersionId, VersionId],
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<ContentDifference>;
  /**
   * Writes something of the image to where the user says: a file, a folder, or a tar. `onProgress` is told how far it is, 0 to 1. Rejects
   * with an ImageError or a UsageError where nothing can be written there, and with the reason of `signal`, which ends it cleanly.
   */
  save(
    inspection: Inspection,
    what: ToSave,
    to: string,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Saved>;
  /** Gives a text to the clipboard of the system, through the first program here that takes it. */
  toClipboard(text: string): Promise<Clipboard>;
  /**
   * Writes a file of the image to where another program can open it, which `run` starts: the terminal has to be its own by then. What was
   * written is gone after `run`, after `discard`, and when this process ends. Rejects as `save` does.
   */
  openOutside(
    inspection: Inspection,
    version: VersionId,
    program: OutsideProgram,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Outside>;
};

/** What became of a text: `program` has it; `failed` is the last that could not take it. Both null where there is none. */
export type Clipboard = { readonly program: string | null; readonly failed: string | null };

/** Programs that a file can be given to. */
export type OutsideProgram = 'pager' | 'editor';

/** A file that another program may open. */
export type Outside = {
  /** Rejects with a UsageError where nothing can be started. */
  run(): Promise<OutsideEnd>;
  discard(): void;
  /** Where its layer is cut off inside the file: the bytes that are here, of those that it has. null where it is whole. */
  readonly cutOff: { readonly here: number; readonly size: number | null } | null;
};

/** How a program ended. */
export type OutsideEnd = {
  /** What the user's environment calls it; null where it says nothing, and a usual one was taken. */
  readonly command: string | null;
  /** null where a signal ended it. */
  readonly code: number | null;
  readonly signal: string | null;
  /** The file is no longer what it was. */
  readonly isChanged: boolean;
};

/** What a user saves: a file of any version, under the name of a node, which may be another one than its content was written to; what the filesystem after a layer has at a node and below it, or hidden files. */
export type ToSave =
  | { readonly kind: 'file'; readonly version: VersionId; readonly node: NodeId }
  | { readonly kind: 'tree'; readonly node: NodeId; readonly layer: number }
  | { readonly kind: 'hidden'; readonly files: readonly HiddenFile[] };

/** What became of it. */
export type Saved = {
  /** Where it is now, as the user may call it. */
  readonly where: string;
  /** Names that were written, directories not counted, and bytes of contents. */
  readonly files: number;
  readonly bytes: number;
  /** What was not written, and why. */
  readonly refusals: readonly { readonly path: Uint8Array; readonly reason: SafeText }[];
};

/** A content that can be read anywhere. */
export type OpenContent = Pick<ContentReader, 'kind' | 'rows' | 'rowOf' | 'bytes' | 'find'>;

/** The face that speaks in lines, the same otherwise: `write` takes what is to be read. */
export type RunLineExplorer = (
  world: World,
  options: RunOptions & { readonly write: (text: SafeText) => void },
) => Promise<void>;

/** What a command gives to the full-screen face. */
export type RunOptions = {
  /** Where keys come from. */
  readonly stdin: NodeJS.ReadStream;
  readonly wishes: Wishes;
  /** Told at the end what the user chose meanwhile and may want the next time. */
  readonly remember: (made: Remembered) => void;
};

/** The full-screen face: resolves when the user leaves, rejects with what ended it. */
export type RunExplorer = (world: World, options: RunOptions) => Promise<void>;
