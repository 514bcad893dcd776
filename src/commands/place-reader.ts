import { contentsOfEqualSize, type Duplicate, duplicates } from '../analysis/duplicates.js';
import { contentsLike, sameContents } from '../analysis/same-content.js';
import type { CachedPool } from '../cache/cached-pool.js';
import { openPool } from '../cache/open-pool.js';
import { type ContentDifference, contentDifference } from '../content/content-difference.js';
import { ContentReader } from '../content/content-reader.js';
import { Contents } from '../content/contents.js';
import type { InflatingProgress } from '../content/inflated-layer.js';
import { type Preview, previewContent } from '../content/preview-content.js';
import type { FoundLine } from '../explorer/finding/finding-view.js';
import type {
  Clipboard,
  OnOpening,
  OpenContent,
  Outside,
  OutsideProgram,
  Saved,
  ToSave,
  World,
} from '../explorer/world.js';
import { decodeName } from '../format/safe-text.js';
import { hashRows } from '../inspect/hash-rows.js';
import { inspect } from '../inspect/inspect.js';
import type { Inspection } from '../inspect/inspection.js';
import type { AskedReading } from '../inspect/read-image.js';
import { verifyRest } from '../inspect/verify-rest.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { chooseImage, type ImageChoice } from '../source/choose-image.js';
import type { ImageCandidate, ImageSource } from '../source/image.js';
import { openSource } from '../source/open-source.js';
import type { VersionId } from '../tree/version.js';
import { toClipboard } from './clipboard.js';
import { findLines } from './find-lines.js';
import { openOutside } from './open-outside.js';
import { saveAs } from './save-as.js';

/** Tells how much of a layer is inflated. */
function shareOf(onProgress: (share: number) => void): (progress: InflatingProgress) => void {
  return ({ bytesRead, size }) => onProgress(size === 0 ? 1 : bytesRead / size);
}

/** Opens a place and reads its images for the explorer, until that is left. */
export class PlaceReader implements Omit<World, 'title'> {
  readonly #spec: string;
  readonly #asked: AskedReading;
  readonly #verify: boolean;
  readonly #limits: Limits;
  readonly #pool: CachedPool;
  readonly #contents: Contents;
  readonly #leaving = new AbortController();
  #opening: Promise<ImageSource> | null = null;

  constructor(spec: string, asked: AskedReading, verify: boolean) {
    const { limits = defaultLimits, cache = false } = asked;
    this.#spec = spec;
    this.#asked = asked;
    this.#verify = verify;
    this.#limits = limits;
    this.#contents = new Contents({ limits, cache });
    this.#pool = openPool(limits, { cache, readsAll: verify });
  }

  async openSource(onProgress: OnOpening): Promise<ImageChoice> {
    this.#opening = openSource(this.#spec, { onProgress, signal: this.#leaving.signal, limits: this.#limits });
    return chooseImage(await this.#opening, this.#asked);
  }

  async *inspect(
    candidate: ImageCandidate,
    signal: AbortSignal,
    lookedAt: () => number,
  ): AsyncGenerator<Inspection, void, void> {
    const how = { pool: this.#pool, limits: this.#limits, signal, lookedAt };
    let last: Inspection | null = null;
    for await (const inspection of inspect(await candidate.open(), how)) {
      last = inspection;
      yield inspection;
    }
    if (this.#verify && last?.finished === true) yield* this.verify(last, signal);
    // What came before is on the screen.
    void this.#pool.keep();
  }

  verify(inspection: Inspection, signal: AbortSignal): AsyncGenerator<Inspection, void, void> {
    return verifyRest(inspection, { pool: this.#pool, signal });
  }

  async openContent(
    inspection: Inspection,
    version: VersionId,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<OpenContent> {
    const content = await this.#contents.open(inspection, version, {
      signal,
      onProgress: shareOf(onProgress),
    });
    const { tree } = inspection.stack;
    return ContentReader.open(content, decodeName(tree.name(inspection.stack.nodeOf(version))));
  }

  async preview(inspection: Inspection, version: VersionId, signal: AbortSignal): Promise<Preview | null> {
    if (!this.#contents.isNear(inspection, version)) return null;
    const { tree } = inspection.stack;
    const name = decodeName(tree.name(inspection.stack.nodeOf(version)));
    return previewContent(await this.#contents.open(inspection, version, { signal }), name);
  }

  async *search(
    inspection: Inspection,
    text: string,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): AsyncGenerator<FoundLine | 'skipped', void, void> {
    yield* findLines(inspection, this.#contents, text, { signal, onProgress });
  }

  async copies(inspection: Inspection, signal: AbortSignal): Promise<readonly Duplicate[]> {
    await hashRows(inspection, contentsOfEqualSize(inspection.stack), signal);
    signal.throwIfAborted();
    return duplicates(inspection.stack);
  }

  async sameContent(inspection: Inspection, version: VersionId, signal: AbortSignal): Promise<readonly VersionId[]> {
    await hashRows(inspection, contentsLike(inspection.stack, version), signal);
    signal.throwIfAborted();
    return sameContents(inspection.stack, version);
  }

  compare(
    inspection: Inspection,
    versions: readonly [VersionId, VersionId],
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<ContentDifference> {
    const { tree } = inspection.stack;
    const name = decodeName(tree.path(inspection.stack.nodeOf(versions[1])));
    return contentDifference(this.#contents, inspection, versions, name, { signal, onProgress: shareOf(onProgress) });
  }

  save(
    inspection: Inspection,
    what: ToSave,
    to: string,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Saved> {
    return saveAs(inspection, this.#contents, what, to, { signal, onProgress });
  }

  toClipboard(text: string): Promise<Clipboard> {
    return toClipboard(text);
  }

  openOutside(
    inspection: Inspection,
    version: VersionId,
    program: OutsideProgram,
    signal: AbortSignal,
    onProgress: (share: number) => void,
  ): Promise<Outside> {
    return openOutside(inspection, this.#contents, version, program, { signal, onProgress });
  }

  async leave(): Promise<void> {
    this.#leaving.abort();
    await this.#pool.close();
    await this.#contents.close();
    const source = await this.#opening?.catch(() => null);
    source?.close();
  }
}
