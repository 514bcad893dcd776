import { analyse, analyseInSteps } from '../analysis/analyse.js';
import type { Analysis } from '../analysis/analysis.js';
import type { Blob } from '../blob/blob.js';
import { emptyReading, type OnProgress } from '../layer/index-layer.js';
import type { LayerClaims } from '../layer/layer-claims.js';
import type { LayerPool } from '../layer/layer-pool.js';
import type { LayerReading } from '../layer/layer-reading.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { verdictOf } from '../oci/check.js';
import { PathTree } from '../path/path-tree.js';
import type { Image, ImageLayer } from '../source/image.js';
import { contentsToCompare } from '../tree/layer-changes.js';
import { Stack } from '../tree/stack.js';
import { hashRows } from './hash-rows.js';
import { ImageBudget } from './image-budget.js';
import { inTurns } from './in-turns.js';
import type { Inspection, LayerProgress } from './inspection.js';
import { inspectionProblems, isComplete } from './inspection-problems.js';
import { layerChecks } from './layer-checks.js';
import { Signal } from './signal.js';

type FindArguments = readonly [blob: Blob, claims: LayerClaims];

/** How an image is read. */
export type InspectOptions = {
  /** Reads single layers, `width` at once. Those that it finds without reading are taken first. */
  readonly pool: Pick<LayerPool, 'read' | 'width'> & { find?(...layer: FindArguments): Promise<LayerReading | null> };
  /** How much is read and kept; the pool has the same. */
  readonly limits?: Limits;
  /** Ends the reading early; the iteration then stops without a finished inspection. */
  readonly signal?: AbortSignal;
  /** Position of the layer that is looked at: it and those below it, without which it cannot be shown, are read before others. */
  readonly lookedAt?: () => number;
  /** Milliseconds between two inspections that tell of nothing but progress. */
  readonly interval?: number;
  /** Only the finished inspection is wanted: figures of parts are not worked out. */
  readonly quiet?: boolean;
};

/**
 * Reads the layers of an image, those that are looked at and then the biggest first, stacks and analyses them, and tells every step of it. The last inspection
 * is `finished`. An unreadable layer is a problem, not an error.
 */
export async function* inspect(image: Image, options: InspectOptions): AsyncGenerator<Inspection, void, void> {
  const inspector = new Inspector(image, options);
  yield* inspector.run();
}

/** Reads an image to the end. */
export async function inspectWhole(image: Image, options: InspectOptions): Promise<Inspection> {
  for await (const inspection of inspect(image, { ...options, quiet: true })) {
    if (inspection.finished) return inspection;
  }
  throw new Error('The inspection ended before it was finished.');
}

class Inspector {
  readonly #image: Image;
  readonly #options: InspectOptions;
  readonly #stack: Stack;
  readonly #budget: ImageBudget;
  readonly #layers: LayerProgress[];
  readonly #waiting: ImageLayer[];
  readonly #readings = new Map<string, Promise<LayerReading>>();
  readonly #changed = new Signal();
  #analysis: Analysis;
  #failure: unknown = null;
  /** When figures of a part may be worked out again, by `performance.now()`. */
  #nextAnalysis = 0;

  constructor(image: Image, options: InspectOptions) {
    this.#image = image;
    this.#options = options;
    const { limits = defaultLimits } = options;
    this.#stack = new Stack(new PathTree(), limits);
    this.#budget = new ImageBudget(limits);
    this.#layers = image.layers.map(() => waiting);
    // Taken from the end: the biggest first, of equal ones the lower, which can be stacked and shown sooner.
    this.#waiting = [...image.layers].sort((a, b) => sizeOf(a) - sizeOf(b) || b.index - a.index);
    this.#analysis = analyse(this.#stack);
  }

  async *run(): AsyncGenerator<Inspection, void, void> {
    const { pool, quiet = false, interval = 100 } = this.#options;
    if (!quiet) yield this.#inspection(false);
    const known = this.#takeKnown();
    const readers = Array.from({ length: pool.width }, () => known.then(() => this.#readLayers()));
    for (const reader of readers) {
      reader.catch((error) => {
        this.#failure = error;
        this.#changed.raise();
      });
    }
    while (this.#stack.layers.length < this.#layers.length) {
      await this.#changed.wait(interval);
      if (this.#aborted) return;
      if (this.#failure !== null) throw this.#failure;
      await this.#stackWhatIsThere();
      if (this.#aborted) return;
      // What is there when the last layer is on is analysed once, below.
      if (quiet || this.#stack.layers.length === this.#layers.length) continue;
      await this.#analyseIfDue();
      if (this.#aborted) return;
      yield this.#inspection(false);
    }
    this.#stack.finish();
    this.#analysis = await inTurns(analyseInSteps(this.#stack));
    if (this.#aborted) return;
    yield this.#inspection(true);
  }

  get #aborted(): boolean {
    return this.#options.signal?.aborted === true;
  }

  /** Takes the layers that need not be read: they do not wait for the others. */
  async #takeKnown(): Promise<void> {
    const unknown: ImageLayer[] = [];
    for (const layer of this.#waiting.splice(0).reverse()) {
      const { index, blob } = layer;
      const found = blob === null || this.#aborted ? null : await this.#find(layer, blob);
      if (found === null) unknown.push(layer);
      else {
        const reading = this.#budget.admit(found);
        this.#update(index, { state: 'read', bytesRead: blob!.size, ...checked(layer, reading) });
        this.#changed.raise();
      }
    }
    this.#waiting.push(...unknown.reverse());
  }

  async #find(layer: ImageLayer, blob: Blob): Promise<LayerReading | null> {
    const key = readingKey(layer, blob);
    const earlier = key === null ? undefined : this.#readings.get(key);
    const found = (await (earlier ?? this.#options.pool.find?.(blob, layer))) ?? null;
    if (key !== null && found !== null) this.#readings.set(key, Promise.resolve(found));
    return found;
  }

  /** Takes one layer after the other from those that wait. Several of these run at once. */
  async #readLayers(): Promise<void> {
    for (let layer = this.#takeNext(); layer !== undefined && !this.#aborted; layer = this.#takeNext()) {
      try {
        await this.#readLayer(layer);
      } catch (error) {
        this.#failure = error;
      }
      this.#changed.raise();
    }
  }

  #takeNext(): ImageLayer | undefined {
    const { lookedAt } = this.#options;
    if (lookedAt === undefined) return this.#waiting.pop();
    const position = lookedAt();
    const wanted = this.#waiting.findLastIndex(({ index }) => index <= position);
    return this.#waiting.splice(wanted, 1)[0];
  }

  async #readLayer(layer: ImageLayer): Promise<void> {
    const { index, blob } = layer;
    if (blob === null) {
      this.#update(index, { state: 'unreadable', ...checked(layer, emptyReading()) });
      return;
    }
    const { spent } = this.#budget;
    if (spent !== null) {
      this.#update(index, { state: 'unreadable', ...checked(layer, spent) });
      return;
    }
    this.#update(index, { state: 'reading' });
    const onProgress = (bytesRead: number) => {
      this.#update(index, { bytesRead });
    };
    try {
      const reading = this.#budget.admit(await this.#readOnce(layer, blob, onProgress));
      this.#update(index, { state: 'read', bytesRead: blob.size, ...checked(layer, reading) });
    } catch (error) {
      const message = `Reading the layer failed: ${error instanceof Error ? error.message : String(error)}.`;
      const problem = { code: 'layer-unreadable', message, path: null, offset: null } as const;
      const empty = emptyReading();
      const reading = { ...empty, changeset: { ...empty.changeset, problems: [problem] } };
      this.#update(index, { state: 'unreadable', ...checked(layer, reading) });
    }
  }

  /** A blob that is several layers of the image is read for the first of them; nobody changes what was read. */
  #readOnce(layer: ImageLayer, blob: Blob, onProgress: OnProgress): Promise<LayerReading> {
    const { pool, signal } = this.#options;
    const key = readingKey(layer, blob);
    if (key === null) return pool.read(blob, onProgress, layer, signal);
    const reading = this.#readings.get(key) ?? pool.read(blob, onProgress, layer, signal);
    this.#readings.set(key, reading);
    return reading;
  }

  /** Figures of parts cost as much as those of the whole: at most a fifth of the time goes into them. */
  async #analyseIfDue(): Promise<void> {
    const began = performance.now();
    const isBehind = this.#analysis.layers.length < this.#stack.layers.length;
    if (!isBehind || began < this.#nextAnalysis) return;
    this.#analysis = await inTurns(analyseInSteps(this.#stack));
    const ended = performance.now();
    this.#nextAnalysis = ended + 4 * (ended - began);
  }

  /** Stacks every layer whose lower ones are all there, and compares the contents that its changes depend on. */
  async #stackWhatIsThere(): Promise<void> {
    const before = this.#stack.layers.length;
    for (let next = before; next < this.#layers.length; next += 1) {
      const { reading } = this.#layers[next]!;
      if (reading === null) break;
      await inTurns(this.#stack.pushInSteps(reading.changeset));
      if (this.#aborted) return;
    }
    if (this.#stack.layers.length === before) return;
    const wanted = contentsToCompare(this.#stack, before);
    await hashRows({ image: this.#image, layers: this.#layers }, wanted, this.#options.signal);
  }

  #update(index: number, change: Partial<LayerProgress>): void {
    this.#layers[index] = { ...this.#layers[index]!, ...change };
  }

  #inspection(finished: boolean): Inspection {
    const problems = inspectionProblems(this.#image, this.#layers, this.#stack);
    return {
      image: this.#image,
      stack: this.#stack,
      layers: [...this.#layers],
      analysis: this.#analysis,
      problems,
      complete: isComplete(problems),
      finished,
    };
  }
}

const waiting: LayerProgress = {
  state: 'waiting',
  bytesRead: 0,
  reading: null,
  bytesHashed: null,
  checks: [],
  verified: 'unchecked',
};

/** What is known of a layer that was read. */
export function checked(
  layer: ImageLayer,
  reading: LayerReading,
): Pick<LayerProgress, 'reading' | 'checks' | 'verified'> {
  const checks = layerChecks(layer, reading);
  return { reading, checks, verified: verdictOf(checks) };
}

/** Equal for layers that are one blob of which the same is claimed; null where nobody knows where it lies. */
function readingKey({ digest, diffId, annotations }: ImageLayer, { slice }: Blob): string | null {
  if (slice === undefined) return null;
  const { path, offset, size } = slice;
  return JSON.stringify([path, offset, size, digest, diffId, [...annotations]]);
}

function sizeOf({ blob }: ImageLayer): number {
  return blob?.size ?? 0;
}
