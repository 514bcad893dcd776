import type { Contents, Inspected } from '../content/contents.js';
import type { InflatingProgress } from '../content/inflated-layer.js';
import { safe, safeText } from '../format/safe-text.js';
import { kindOf } from '../layer/changeset.js';
import { Turn } from '../layer/turn.js';
import { ImageError } from '../problem/errors.js';
import type { VersionFacts, VersionId } from '../tree/version.js';
import { openSink } from './open-sink.js';
import { type Refusal, Refused } from './refused.js';
import { type Selected, type Selection, sizeOf } from './selection.js';
import type { Sink, Tell, Writing } from './sink.js';
import type { Target } from './target.js';

/** How far an extraction is. */
export type ExtractProgress = {
  /** Names written so far, directories not counted, and all of them. */
  readonly files: number;
  readonly totalFiles: number;
  /** Bytes of contents written so far, and those that are to be. */
  readonly bytes: number;
  readonly totalBytes: number;
};

export type ExtractOptions = {
  /** Ends it cleanly: the file that is being written is removed, and the promise rejects with the reason. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: ExtractProgress) => void) | undefined;
  readonly onInflating?: ((progress: InflatingProgress) => void) | undefined;
};

/** What was written, and what was not. */
export type Extracted = {
  /** Names, directories not counted. */
  readonly files: number;
  readonly directories: number;
  /** Of contents. */
  readonly bytes: number;
  readonly refusals: readonly Refusal[];
};

/**
 * Writes what is selected of an image to a folder or a tar. What cannot be written is told, and the rest is written all the same. Rejects
 * where nothing more can be: with a UsageError or ImageError, or the signal's reason.
 */
export async function extractTo(
  inspected: Inspected,
  contents: Contents,
  selection: Selection,
  target: Target,
  options: ExtractOptions = {},
): Promise<Extracted> {
  options.signal?.throwIfAborted();
  const refusals: Refusal[] = [];
  const tell: Tell = (refusal) => refusals.push(refusal);
  const sink = await openSink(target, tell);
  try {
    const extraction = new Extraction(inspected, contents, sink, options);
    const done = await extraction.run(selection, tell);
    await sink.finish();
    return { ...done, refusals };
  } catch (error) {
    await sink.abandon();
    throw error;
  }
}

class Extraction {
  readonly #inspected: Inspected;
  readonly #contents: Contents;
  readonly #sink: Sink;
  readonly #options: ExtractOptions;
  /** Of contents with several names, the path that was written first. */
  readonly #first = new Map<VersionId, Uint8Array>();
  #linked: ReadonlySet<VersionId> = new Set();
  #bytes = 0;

  constructor(inspected: Inspected, contents: Contents, sink: Sink, options: ExtractOptions) {
    this.#inspected = inspected;
    this.#contents = contents;
    this.#sink = sink;
    this.#options = options;
  }

  async run(selection: Selection, tell: Tell): Promise<Omit<Extracted, 'refusals'>> {
    const { stack } = this.#inspected;
    const { signal, onProgress } = this.#options;
    const size = sizeOf(stack, selection);
    this.#linked = size.linked;
    const turn = new Turn();
    let [files, directories] = [0, 0];
    const progress = () =>
      onProgress?.({
        files,
        totalFiles: size.files,
        bytes: this.#bytes,
        totalBytes: Math.max(size.bytes, this.#bytes),
      });
    const onBytes = (bytes: number) => {
      this.#bytes += bytes;
      progress();
    };
    for (const selected of selection) {
      if (turn.isOver) {
        progress();
        await turn.next();
      }
      signal?.throwIfAborted();
      try {
        await this.#write(selected, { signal, onBytes });
      } catch (error) {
        tell({ path: selected.path, ...refusalOf(error, signal) });
        continue;
      }
      if (stack.kind(selected.version) === kindOf.directory) directories += 1;
      else files += 1;
    }
    signal?.throwIfAborted();
    progress();
    return { files, directories, bytes: this.#bytes };
  }

  async #write({ path, version }: Selected, writing: Writing): Promise<void> {
    const { stack } = this.#inspected;
    const facts = stack.facts(version);
    if (facts === null || facts.kind === 'directory') return this.#sink.directory(path, facts);
    if (facts.kind === 'symlink') return this.#sink.symlink(path, facts);
    if (facts.kind === 'file') return this.#writeFile(path, version, facts, writing);
    return this.#sink.special(path, facts);
  }

  async #writeFile(path: Uint8Array, version: VersionId, facts: VersionFacts, writing: Writing): Promise<void> {
    const inode = this.#inspected.stack.inode(version);
    const first = this.#first.get(inode);
    if (first !== undefined && (await this.#sink.hardlink(path, facts, first))) return;
    const { signal, onInflating } = this.#options;
    const content = await this.#contents.open(this.#inspected, inode, { signal, onProgress: onInflating });
    await this.#sink.file(path, facts, content, writing);
    if (this.#linked.has(inode)) this.#first.set(inode, path);
  }
}

/** What to tell of an error that concerns one path; throws every other one again. */
function refusalOf(error: unknown, signal: AbortSignal | undefined): Omit<Refusal, 'path'> {
  if (signal?.aborted === true) throw signal.reason;
  if (error instanceof Refused) return { reason: error.reason, unreadable: error.unreadable };
  // Bytes that are not in the image, or are others by now, as `Contents` tells them; the next layer may be whole.
  if (error instanceof ImageError) {
    return { reason: safe`${safeText(error.message)}`, unreadable: true };
  }
  throw error;
}
