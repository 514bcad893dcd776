import type { NameSearch } from '../../find/name-search.js';

/** Names that are gone through between two looks at the clock. */
const piece = 4096;

/** Milliseconds that are worked without letting keys and frames in. */
const turn = 6;

/** Milliseconds between two lots of what was found that are told; the first one is told as soon as there is something. */
const interval = 120;

/** Goes through the names of an image in pieces, one search at a time. */
export class PathSearch {
  readonly #tell: (search: NameSearch) => void;
  #search: NameSearch | null = null;
  /** The turn that comes. */
  #next: NodeJS.Immediate | null = null;
  #told = 0;
  #foundTold = 0;

  constructor(tell: (search: NameSearch) => void) {
    this.#tell = tell;
  }

  run(search: NameSearch): void {
    if (this.#search !== search) {
      this.#told = performance.now();
      this.#foundTold = 0;
    }
    this.#search = search;
    this.#next ??= setImmediate(this.#turn);
  }

  stop(): void {
    this.#search = null;
    if (this.#next !== null) clearImmediate(this.#next);
    this.#next = null;
  }

  readonly #turn = (): void => {
    this.#next = null;
    const search = this.#search;
    if (search === null) return;
    const began = performance.now();
    while (!search.isDone && performance.now() - began < turn) search.advance(piece);
    const isFirst = this.#foundTold === 0 && search.found > 0;
    if (search.isDone) this.#search = null;
    if (search.isDone || isFirst || performance.now() - this.#told > interval) {
      this.#told = performance.now();
      this.#foundTold = search.found;
      this.#tell(search);
    }
    if (this.#search !== null) this.#next ??= setImmediate(this.#turn);
  };
}
