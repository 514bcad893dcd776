import { type SafeText, safe, safeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { ImageError, UsageError } from '../problem/errors.js';
import type { ImageCandidate } from '../source/image.js';
import { ContentEffects } from './content/content-effects.js';
import type { PendingCount } from './count.js';
import { PathSearch } from './filter/path-search.js';
import { SearchEffects } from './finding/search-effects.js';
import { SecretCount } from './hidden/secret-count.js';
import { keyFor } from './keys/key-for.js';
import type { Effect, Message } from './message.js';
import { OutsideEffects } from './outside/outside-effects.js';
import { PreviewEffects } from './preview/preview-effects.js';
import { savedNotice } from './save-actions.js';
import type { Setup } from './setup.js';
import type { Size } from './size.js';
import { initialState, type State } from './state.js';
import { update } from './update.js';
import type { World } from './world.js';

/** What the terminal has to do for the explorer. */
export type Terminal = {
  /** Gives the terminal back to the shell until `fg`. */
  suspend(): void;
  /** Has it told what the mouse does, or leaves the mouse to the terminal. */
  mouse(on: boolean): void;
  /** Gives it to a program until that has ended. */
  lend(run: () => Promise<void>): Promise<void>;
  /** Asks it to put a text on its clipboard, which it never answers; false where it cannot be asked. */
  copy(text: string): boolean;
  /** Ends the explorer; with an error when the world is not as it should be. */
  quit(error?: unknown): void;
};

/** Milliseconds between two inspections that are taken in: what comes faster is nothing that anybody could see. */
const interval = 50;

/** Frames of an image that is still being read take a fifth of the time at most: drawing them keeps it from being read. */
const framesApart = 5;

/** Milliseconds that keys have for themselves after a frame. */
const pause = 16;

/** Milliseconds in which a key after the number of a pane makes a count of it; each digit has them anew. */
const countTime = 700;

/** Holds the state, runs the effects, and tells who listens. */
export class Store {
  readonly #world: World;
  readonly #terminal: Terminal;
  readonly #listeners = new Set<() => void>();
  readonly #contents: ContentEffects;
  readonly #searches: SearchEffects;
  readonly #outside: OutsideEffects;
  readonly #preview: PreviewEffects;
  readonly #paths = new PathSearch((search) => this.dispatch({ type: 'paths-searched', search }));
  readonly #secrets = new SecretCount((inspection, count) => {
    this.dispatch({ type: 'secrets-counted', inspection, count });
  });
  #state: State;
  #reading: AbortController | null = null;
  #verifying: AbortController | null = null;
  #saving: AbortController | null = null;
  #counting: NodeJS.Timeout | null = null;
  /** A frame is being drawn, or was a moment ago; `behind` when the state has changed since. */
  #drawing = false;
  #behind = false;
  /** Milliseconds that the last frame took. */
  #frame = 0;

  constructor(world: World, terminal: Terminal, size: Size, setup: Setup) {
    this.#world = world;
    this.#terminal = terminal;
    const crash = (error: unknown) => terminal.quit(error);
    this.#contents = new ContentEffects(world, this.dispatch, crash);
    this.#searches = new SearchEffects(world, this.dispatch, crash);
    this.#preview = new PreviewEffects(world, this.dispatch, crash);
    this.#outside = new OutsideEffects(world, terminal, this.dispatch, (id) => keyFor(this.#state, id));
    this.#state = initialState(safeText(world.title), size, setup);
  }

  readonly state = (): State => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly dispatch = (message: Message): void => {
    const { state, effects } = update(this.#state, message);
    if (state !== this.#state) {
      this.#state = state;
      this.#draw();
    }
    for (const effect of effects) this.#run(effect);
  };

  /**
   * Tells who listens at once, and then not again before a pause: drawing takes longer than a key that repeats, and a
   * cursor that runs on after the key was let go is worse than a frame that is left out.
   */
  #draw(): void {
    this.#behind = this.#drawing;
    if (this.#drawing) return;
    this.#drawing = true;
    const began = performance.now();
    for (const listener of this.#listeners) listener();
    // Frames are drawn before the next turn of the event loop: the pause begins after that.
    setImmediate(() => {
      this.#frame = performance.now() - began;
      setTimeout(() => {
        this.#drawing = false;
        if (this.#behind) this.#draw();
      }, pause);
    });
  }

  /** Opens the place; everything else follows from what is in it. */
  start(): void {
    this.#guard(async () => {
      const choice = await this.#world.openSource((progress) => this.dispatch({ type: 'opening', progress }));
      if (choice.kind === 'chosen') this.dispatch({ type: 'chosen', candidate: choice.image });
      else this.dispatch({ type: 'found', choice });
    });
  }

  /** Ends what is still being read. */
  stop(): void {
    this.#reading?.abort();
    this.#verifying?.abort();
    this.#searches.stop();
    this.#paths.stop();
    this.#secrets.stop();
    this.#preview.stop();
    this.#outside.stop();
    this.#contents.stop();
    this.#saving?.abort();
  }

  #run(effect: Effect): void {
    if (effect.type === 'quit') this.#terminal.quit();
    else if (effect.type === 'await-count') this.#awaitCount(effect.count);
    else if (effect.type === 'suspend') this.#terminal.suspend();
    else if (effect.type === 'mouse') this.#terminal.mouse(effect.on);
    else if (effect.type === 'verify') this.#guard(() => this.#verify(effect.inspection));
    else if (effect.type === 'stop-verifying') this.#verifying?.abort();
    else if (effect.type === 'search-files') this.#searches.run(effect);
    else if (effect.type === 'stop-searching-files') this.#searches.stop();
    else if (effect.type === 'search-paths') this.#paths.run(effect.search);
    else if (effect.type === 'stop-searching-paths') this.#paths.stop();
    else if (effect.type === 'preview') this.#preview.run(effect);
    else if (effect.type === 'count-secrets') this.#secrets.run(effect.inspection);
    else if (effect.type === 'save') this.#save(effect);
    else if (effect.type === 'copy' || effect.type === 'open-outside') this.#outside.run(effect);
    else if (effect.type === 'stop-fetching') this.#outside.stop();
    else if (effect.type === 'stop-saving') this.#saving?.abort();
    else if (effect.type === 'inspect') this.#guard(() => this.#inspect(effect.candidate));
    else this.#contents.run(effect);
  }

  #awaitCount(count: PendingCount): void {
    if (this.#counting !== null) clearTimeout(this.#counting);
    this.#counting = setTimeout(() => this.dispatch({ type: 'count-over', count }), countTime).unref();
  }

  async #verify(inspection: Inspection): Promise<void> {
    // What was stopped a moment ago may still be on its way: it is not to be heard any more.
    this.#verifying?.abort();
    const verifying = new AbortController();
    this.#verifying = verifying;
    for await (const verified of this.#world.verify(inspection, verifying.signal)) {
      if (this.#verifying === verifying) this.dispatch({ type: 'inspected', inspection: verified });
    }
    if (this.#verifying === verifying) this.dispatch({ type: 'verified' });
  }

  /** Nothing else waits for it, and what goes wrong is told where the user is. */
  #save({ inspection, what, to }: Extract<Effect, { type: 'save' }>): void {
    const saving = new AbortController();
    this.#saving = saving;
    const onProgress = (share: number) => this.dispatch({ type: 'saving', share });
    const told = (notice: SafeText) => this.dispatch({ type: 'saved', notice });
    this.#world.save(inspection, what, to, saving.signal, onProgress).then(
      (saved) => told(savedNotice(saved)),
      (error: unknown) => {
        if (saving.signal.aborted) told(safe`Stopped: what was not whole is gone again.`);
        else if (error instanceof ImageError || error instanceof UsageError) {
          told(safe`${safeText(error.message)} ${safeText(error.nextStep)}`);
        } else this.#terminal.quit(error);
      },
    );
  }

  async #inspect(candidate: ImageCandidate): Promise<void> {
    this.#reading?.abort();
    const reading = new AbortController();
    this.#reading = reading;
    let latest: Inspection | null = null;
    let timer: NodeJS.Timeout | null = null;
    const take = () => {
      timer = null;
      if (latest !== null && !reading.signal.aborted) this.dispatch({ type: 'inspected', inspection: latest });
      latest = null;
    };
    try {
      let taken = Number.NEGATIVE_INFINITY;
      const lookedAt = () => this.#state.layer;
      for await (const inspection of this.#world.inspect(candidate, reading.signal, lookedAt)) {
        latest = inspection;
        const now = performance.now();
        const apart = Math.max(interval, framesApart * this.#frame);
        if (inspection.finished || now - taken >= apart) {
          if (timer !== null) clearTimeout(timer);
          taken = now;
          take();
        } else timer ??= setTimeout(take, apart);
      }
    } finally {
      if (timer !== null) clearTimeout(timer);
    }
    take();
  }

  /** Whatever goes wrong out there ends the explorer: the command says it on the terminal that was there before. */
  #guard(task: () => Promise<void>): void {
    task().catch((error: unknown) => this.#terminal.quit(error));
  }
}
