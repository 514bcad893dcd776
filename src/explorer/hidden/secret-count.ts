import type { Inspection } from '../../inspect/inspection.js';
import { hiddenFacts } from './hidden-facts.js';

/** Hidden files that are gone through between two looks at the clock. */
const piece = 256;

/** Milliseconds that are worked without letting keys and frames in. */
const turn = 5;

/** Counts hidden files that are likely secrets, in pieces: there can be hundreds of thousands, and nobody waits for it. */
export class SecretCount {
  readonly #tell: (inspection: Inspection, count: number) => void;
  #next: NodeJS.Immediate | null = null;

  constructor(tell: (inspection: Inspection, count: number) => void) {
    this.#tell = tell;
  }

  /** What was being counted before is given up. */
  run(inspection: Inspection): void {
    this.stop();
    const { stack, analysis } = inspection;
    const { hidden } = analysis;
    let at = 0;
    let count = 0;
    const goOn = () => {
      const began = performance.now();
      while (at < hidden.length && performance.now() - began < turn) {
        for (const end = Math.min(hidden.length, at + piece); at < end; at += 1) {
          if (hiddenFacts(stack, hidden[at]!).credential !== null) count += 1;
        }
      }
      this.#next = at < hidden.length ? setImmediate(goOn) : null;
      if (this.#next === null) this.#tell(inspection, count);
    };
    this.#next = setImmediate(goOn);
  }

  stop(): void {
    if (this.#next !== null) clearImmediate(this.#next);
    this.#next = null;
  }
}
