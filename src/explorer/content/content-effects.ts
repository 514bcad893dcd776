import { safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { ImageError } from '../../problem/errors.js';
import type { VersionId } from '../../tree/version.js';
import type { Effect, Message } from '../message.js';
import type { OpenContent, World } from '../world.js';

/** What has to do with the content that is looked into. */
export type ContentEffect = Extract<
  Effect,
  {
    readonly type:
      | 'open-content'
      | 'close-content'
      | 'read-rows'
      | 'read-bytes'
      | 'search-content'
      | 'row-of-line'
      | 'compare'
      | 'find-copies'
      | 'find-same'
      | 'stop-comparing';
  }
>;

/** Contents that are hashed to find which are the same. */
type Hashing = {
  readonly inspection: Inspection;
  /** The one whose like is looked for; null where all are compared. */
  readonly version: VersionId | null;
  readonly stop: AbortController;
  isOver: boolean;
};

/** Opens, reads and searches one content at a time. What is asked for last counts: what was asked for before is given up. */
export class ContentEffects {
  readonly #world: World;
  readonly #dispatch: (message: Message) => void;
  readonly #crash: (error: unknown) => void;
  #opened: Promise<OpenContent> | null = null;
  #open = new AbortController();
  #reading = new AbortController();
  #searching = new AbortController();
  #comparing = new AbortController();
  #copies: Hashing | null = null;
  #same: Hashing | null = null;

  /** `crash` is told of errors that are ours. */
  constructor(world: World, dispatch: (message: Message) => void, crash: (error: unknown) => void) {
    this.#world = world;
    this.#dispatch = dispatch;
    this.#crash = crash;
  }

  run(effect: ContentEffect): void {
    if (effect.type === 'close-content') this.close();
    else if (effect.type === 'find-copies') this.#findCopies(effect);
    else if (effect.type === 'find-same') this.#findSame(effect);
    else if (effect.type === 'stop-comparing') this.#comparing.abort();
    else if (effect.type === 'compare') this.#compare(effect);
    else if (effect.type === 'open-content') this.#begin(effect);
    else if (effect.type === 'row-of-line') this.#goTo(effect.line);
    else if (effect.type === 'search-content') this.#search(effect);
    else this.#read(effect);
  }

  /** Ends all that still goes on. */
  stop(): void {
    for (const work of [this.#comparing, this.#copies?.stop, this.#same?.stop]) work?.abort();
    this.close();
  }

  close(): void {
    for (const work of [this.#open, this.#reading, this.#searching]) work.abort();
    this.#opened = null;
  }

  #begin({ inspection, version }: Extract<ContentEffect, { type: 'open-content' }>): void {
    this.close();
    this.#open = new AbortController();
    const { signal } = this.#open;
    this.#opened = this.#world.openContent(inspection, version, signal, (share) => {
      if (!signal.aborted) this.#dispatch({ type: 'inflating', share });
    });
    this.#guard(signal, async (opened) => this.#dispatch({ type: 'content-opened', kind: opened.kind }));
  }

  #read(effect: Extract<ContentEffect, { type: 'read-rows' | 'read-bytes' }>): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    this.#guard(signal, async (opened) => {
      if (effect.type === 'read-bytes') {
        const bytes = await opened.bytes(effect.offset, effect.length);
        if (!signal.aborted) this.#dispatch({ type: 'bytes', from: effect.from, bytes });
        return;
      }
      const page = await opened.rows(effect.from, effect.count, signal);
      if (!signal.aborted) this.#dispatch({ type: 'rows', page });
    });
  }

  #goTo(line: number): void {
    this.#searching.abort();
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    this.#guard(signal, async (opened) => {
      const row = await opened.rowOf(line, signal);
      if (!signal.aborted) this.#dispatch({ type: 'content-found', row });
    });
  }

  #search({ pattern, from, forward }: Extract<ContentEffect, { type: 'search-content' }>): void {
    this.#searching.abort();
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    this.#guard(signal, async (opened) => {
      const row = await opened.find(pattern, from, forward, signal);
      if (!signal.aborted) this.#dispatch({ type: 'content-found', row });
    });
  }

  #compare({ inspection, before, after }: Extract<ContentEffect, { type: 'compare' }>): void {
    this.#comparing.abort();
    this.#comparing = new AbortController();
    const { signal } = this.#comparing;
    const onProgress = (share: number) => {
      if (!signal.aborted) this.#dispatch({ type: 'inflating', share });
    };
    this.#world.compare(inspection, [before, after], signal, onProgress).then(
      (difference) => {
        if (!signal.aborted) this.#dispatch({ type: 'compared', difference });
      },
      (error: unknown) => {
        if (!signal.aborted) this.#fail(error, 'compare-failed');
      },
    );
  }

  /** It goes on when the list is left: whoever asks for the same again waits for what was begun. */
  #findCopies({ inspection }: Extract<ContentEffect, { type: 'find-copies' }>): void {
    this.#copies = this.#once(this.#copies, { inspection, version: null }, 'copies-failed', async (signal) => ({
      type: 'copies-found',
      duplicates: await this.#world.copies(inspection, signal),
    }));
  }

  #findSame({ inspection, version }: Extract<ContentEffect, { type: 'find-same' }>): void {
    this.#same = this.#once(this.#same, { inspection, version }, 'same-failed', async (signal) => ({
      type: 'same-found',
      version,
      places: await this.#world.sameContent(inspection, version, signal),
    }));
  }

  /** What hashes contents for `asked`: what goes on already, where that is for the same; else that is given up. */
  #once(
    last: Hashing | null,
    asked: Pick<Hashing, 'inspection' | 'version'>,
    failed: 'copies-failed' | 'same-failed',
    work: (signal: AbortSignal) => Promise<Message>,
  ): Hashing {
    const isSame = last?.inspection === asked.inspection && last.version === asked.version;
    if (isSame && !last.isOver) return last;
    last?.stop.abort();
    const hashing: Hashing = { ...asked, stop: new AbortController(), isOver: false };
    const { signal } = hashing.stop;
    work(signal)
      .finally(() => {
        hashing.isOver = true;
      })
      .then(
        (message) => {
          if (!signal.aborted) this.#dispatch(message);
        },
        (error: unknown) => {
          if (!signal.aborted) this.#fail(error, failed);
        },
      );
    return hashing;
  }

  /** Works with what is open. What was given up while it was opened is not begun: another content is looked into by then. */
  #guard(signal: AbortSignal, work: (opened: OpenContent) => Promise<void>): void {
    const opened = this.#opened;
    if (opened === null) return;
    opened
      .then((content) => (signal.aborted ? undefined : work(content)))
      .catch((error: unknown) => {
        if (!signal.aborted) this.#fail(error, 'content-failed');
      });
  }

  /** An image that cannot be read is told where its content would be. */
  #fail(error: unknown, type: 'content-failed' | 'compare-failed' | 'copies-failed' | 'same-failed'): void {
    if (!(error instanceof ImageError)) this.#crash(error);
    else this.#dispatch({ type, failure: safe`${safeText(error.message)} ${safeText(error.nextStep)}` });
  }
}
