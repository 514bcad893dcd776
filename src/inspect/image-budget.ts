import { emptyReading } from '../layer/index-layer.js';
import type { LayerReading } from '../layer/layer-reading.js';
import { limitInWords } from '../limits/limit-words.js';
import type { Limits } from '../limits/limits.js';
import type { LayerProblem } from '../problem/problem.js';
import type { ProblemCode } from '../problem/problem-codes.js';
import { ProblemList } from '../problem/problem-list.js';
import { ProblemTally } from '../problem/problem-tally.js';

/** What is counted over all layers. */
type Counted = 'entries' | 'textSize';

const allCounted: readonly Counted[] = ['entries', 'textSize'];
const codes: Readonly<Record<Counted, ProblemCode>> = { entries: 'limit-entries', textSize: 'limit-text' };
const words: Readonly<Record<Counted, string>> = {
  entries: 'many entries',
  textSize: 'large names, link targets and attributes',
};

/**
 * What all layers of an image may hold together. Each is bounded by itself while it is read; those that are too much with the
 * others are left out here. The biggest are read first, so it is small ones that go.
 */
export class ImageBudget {
  readonly #limits: Limits;
  readonly #problems: ProblemTally;
  readonly #taken: Record<Counted, number> = { entries: 0, textSize: 0 };

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#problems = new ProblemTally(limits);
  }

  /** What stands for a layer that need not be read, since nothing more fits; null while something does. */
  get spent(): LayerReading | null {
    return this.#leaveOut({ entries: 1, textSize: 0 });
  }

  /** The reading of a layer, or what stands for it where it does not fit. The first one fits: it was bounded by itself. */
  admit(reading: LayerReading): LayerReading {
    const { rows, pathParent, names, strings, sparseMaps } = reading.changeset;
    const maps = [...sparseMaps.values()].reduce((bytes, map) => bytes + 8 * map.length, 0);
    const more = { entries: Math.max(rows, pathParent.length - 1), textSize: names.length + strings.length + maps };
    const instead = this.#taken.entries === 0 ? null : this.#leaveOut(more);
    if (instead !== null) return instead;
    for (const counted of allCounted) this.#taken[counted] += more[counted];
    return this.#withFewerProblems(reading);
  }

  #withFewerProblems(reading: LayerReading): LayerReading {
    const kept = new ProblemList<LayerProblem>(this.#limits, this.#problems);
    for (const problem of reading.changeset.problems) kept.add(problem);
    // What is hashed of it later is then known of the reading itself, which may be kept.
    if (reading.changeset.problems.length === 0) return reading;
    return { ...reading, changeset: { ...reading.changeset, problems: kept.finish() } };
  }

  #leaveOut(more: Record<Counted, number>): LayerReading | null {
    const counted = allCounted.find((counted) => this.#taken[counted] + more[counted] > this.#limits[counted]);
    if (counted === undefined) return null;
    const message = `The layer was left out, since the layers have too ${words[counted]} together; ${limitInWords(this.#limits, counted)}.`;
    const empty = emptyReading();
    const problem = { code: codes[counted], message, path: null, offset: null };
    return { ...empty, changeset: { ...empty.changeset, problems: [problem] } };
  }
}
