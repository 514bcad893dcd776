import { safe, safeText } from '../../format/safe-text.js';
import { ImageError, UsageError } from '../../problem/errors.js';
import type { Effect, Message } from '../message.js';
import type { World } from '../world.js';
import type { FoundLine } from './finding-view.js';

/** Milliseconds between two lots of lines that are told: what comes faster is nothing that anybody could read. */
const interval = 60;

/** Searches all files, one text at a time. */
export class SearchEffects {
  readonly #world: World;
  readonly #dispatch: (message: Message) => void;
  readonly #crash: (error: unknown) => void;
  #searching = new AbortController();

  /** `crash` is told of errors that are ours. */
  constructor(world: World, dispatch: (message: Message) => void, crash: (error: unknown) => void) {
    this.#world = world;
    this.#dispatch = dispatch;
    this.#crash = crash;
  }

  stop(): void {
    this.#searching.abort();
  }

  run({ inspection, text }: Extract<Effect, { type: 'search-files' }>): void {
    this.stop();
    this.#searching = new AbortController();
    const { signal } = this.#searching;
    this.#search(inspection, text, signal).catch((error: unknown) => {
      if (signal.aborted) return;
      if (!(error instanceof ImageError || error instanceof UsageError)) this.#crash(error);
      else this.#dispatch({ type: 'files-searched', remark: safeText(error.message) });
    });
  }

  async #search(inspection: Parameters<World['search']>[0], text: string, signal: AbortSignal): Promise<void> {
    let lines: FoundLine[] = [];
    let told = 0;
    let share = 0;
    const tell = () => {
      told = performance.now();
      if (lines.length > 0) this.#dispatch({ type: 'lines-found', lines });
      lines = [];
      this.#dispatch({ type: 'searching-files', share });
    };
    const onProgress = (now: number) => {
      share = now;
      if (!signal.aborted && performance.now() - told > interval) tell();
    };
    let skipped = 0;
    for await (const found of this.#world.search(inspection, text, signal, onProgress)) {
      if (signal.aborted) return;
      if (found === 'skipped') skipped += 1;
      else lines.push(found);
      if (performance.now() - told > interval) tell();
    }
    if (signal.aborted) return;
    tell();
    const remark =
      skipped === 0 ? null : safe`${skipped} ${skipped === 1 ? safe`file` : safe`files`} could not be searched`;
    this.#dispatch({ type: 'files-searched', remark });
  }
}
