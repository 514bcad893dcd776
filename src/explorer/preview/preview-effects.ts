import { safe, safeText } from '../../format/safe-text.js';
import { kindOf } from '../../layer/changeset.js';
import { ImageError } from '../../problem/errors.js';
import type { Effect, Message } from '../message.js';
import type { World } from '../world.js';
import type { Shown } from './preview-view.js';

/** Milliseconds that a cursor has to rest on something: nothing is read for what it only passes. */
const rest = 150;

/** Reads what the preview shows, the last that was asked for. */
export class PreviewEffects {
  readonly #world: World;
  readonly #dispatch: (message: Message) => void;
  readonly #crash: (error: unknown) => void;
  #reading = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  /** `crash` is told of errors that are ours. */
  constructor(world: World, dispatch: (message: Message) => void, crash: (error: unknown) => void) {
    this.#world = world;
    this.#dispatch = dispatch;
    this.#crash = crash;
  }

  run(effect: Extract<Effect, { readonly type: 'preview' }>): void {
    this.stop();
    this.#reading = new AbortController();
    const { signal } = this.#reading;
    this.#timer = setTimeout(() => {
      this.#read(effect, signal).then(
        (what) => {
          if (signal.aborted) return;
          const { node, version } = effect;
          this.#dispatch({ type: 'previewed', shown: { node, version, what } });
        },
        (error: unknown) => {
          if (!signal.aborted) this.#crash(error);
        },
      );
    }, rest);
    this.#timer.unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#reading.abort();
  }

  async #read(
    { inspection, version }: Extract<Effect, { readonly type: 'preview' }>,
    signal: AbortSignal,
  ): Promise<Shown['what']> {
    const kind = inspection.stack.kind(version);
    if (kind === kindOf.directory) return { kind: 'directory' };
    if (kind !== kindOf.file) return { kind: 'nothing' };
    try {
      const preview = await this.#world.preview(inspection, version, signal);
      return preview === null ? { kind: 'far' } : { kind: 'file', preview };
    } catch (error) {
      if (!(error instanceof ImageError)) throw error;
      return { kind: 'failure', failure: safe`${safeText(error.message)} ${safeText(error.nextStep)}` };
    }
  }
}
