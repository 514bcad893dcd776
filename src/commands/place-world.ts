import type { Duplicate } from '../analysis/duplicates.js';
import type { ContentDifference } from '../content/content-difference.js';
import type { Preview } from '../content/preview-content.js';
import type { FoundLine } from '../explorer/finding/finding-view.js';
import type { Clipboard, OnOpening, OpenContent, Outside, Saved, World } from '../explorer/world.js';
import type { Inspection } from '../inspect/inspection.js';
import type { AskedReading } from '../inspect/read-image.js';
import type { ImageChoice } from '../source/choose-image.js';
import type { ImageCandidate } from '../source/image.js';
import type { VersionId } from '../tree/version.js';
import type { PlaceReader } from './place-reader.js';

/** The explorer's world: one place with images. What reads it is loaded when it is first asked for something, after the first frame. */
export class PlaceWorld implements World {
  readonly title: string;
  readonly #spec: string;
  readonly #asked: AskedReading;
  readonly #verify: boolean;
  #reader: Promise<PlaceReader> | null = null;

  /** `verify`: every layer is read through, unasked. */
  constructor(spec: string, title: string, asked: AskedReading, verify: boolean) {
    this.title = title;
    this.#spec = spec;
    this.#asked = asked;
    this.#verify = verify;
  }

  async openSource(onProgress: OnOpening): Promise<ImageChoice> {
    return (await this.#load()).openSource(onProgress);
  }

  async *inspect(
    candidate: ImageCandidate,
    signal: AbortSignal,
    lookedAt: () => number,
  ): AsyncGenerator<Inspection, void, void> {
    yield* (await this.#load()).inspect(candidate, signal, lookedAt);
  }

  async *verify(inspection: Inspection, signal: AbortSignal): AsyncGenerator<Inspection, void, void> {
    yield* (await this.#load()).verify(inspection, signal);
  }

  async preview(...asked: Parameters<World['preview']>): Promise<Preview | null> {
    return (await this.#load()).preview(...asked);
  }

  async openContent(...asked: Parameters<World['openContent']>): Promise<OpenContent> {
    return (await this.#load()).openContent(...asked);
  }

  async *search(...asked: Parameters<World['search']>): AsyncGenerator<FoundLine | 'skipped', void, void> {
    yield* (await this.#load()).search(...asked);
  }

  async copies(...asked: Parameters<World['copies']>): Promise<readonly Duplicate[]> {
    return (await this.#load()).copies(...asked);
  }

  async sameContent(...asked: Parameters<World['sameContent']>): Promise<readonly VersionId[]> {
    return (await this.#load()).sameContent(...asked);
  }

  async compare(...asked: Parameters<World['compare']>): Promise<ContentDifference> {
    return (await this.#load()).compare(...asked);
  }

  async save(...asked: Parameters<World['save']>): Promise<Saved> {
    return (await this.#load()).save(...asked);
  }

  async toClipboard(text: string): Promise<Clipboard> {
    return (await this.#load()).toClipboard(text);
  }

  async openOutside(...asked: Parameters<World['openOutside']>): Promise<Outside> {
    return (await this.#load()).openOutside(...asked);
  }

  /** Ends what is still going on, and gives everything back. */
  async leave(): Promise<void> {
    await (await this.#reader)?.leave();
  }

  #load(): Promise<PlaceReader> {
    this.#reader ??= import('./core.js').then(
      ({ PlaceReader }) => new PlaceReader(this.#spec, this.#asked, this.#verify),
    );
    return this.#reader;
  }
}
