/** Longest time, in milliseconds, that is worked without letting others run: half a frame of the screen. */
const longestTurn = 8;

/** Lets long work take turns with everything else that the thread has to do: keys, frames, news of other layers. */
export class Turn {
  #began = performance.now();

  /** Whether others should run now. */
  get isOver(): boolean {
    return performance.now() - this.#began > longestTurn;
  }

  /** Lets others run, and begins the next turn. */
  async next(): Promise<void> {
    await new Promise((resume) => setImmediate(resume));
    this.#began = performance.now();
  }
}
