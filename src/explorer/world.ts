import type { ContentReader } from '../content/content-reader.js';
import type { Inspection } from '../inspect/inspection.js';
import type { ImageChoice } from '../source/choose-image.js';
import type { ImageCandidate } from '../source/image.js';
import type { SpoolProgress } from '../spool/spool-options.js';
import type { VersionId } from '../tree/version.js';

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
};

/** A content that can be read anywhere. */
export type OpenContent = Pick<ContentReader, 'kind' | 'rows' | 'bytes' | 'find'>;

/** The full-screen face: resolves when the user leaves, rejects with what ended it. `stdin` is where keys come from. */
export type RunExplorer = (world: World, options: { readonly stdin: NodeJS.ReadStream }) => Promise<void>;
