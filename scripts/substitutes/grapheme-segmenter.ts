import { isSimple } from './simple-text.js';

/** What `Intl.Segments` has; its types leave out that there may be nothing at an index. */
type Segments = Iterable<Intl.SegmentData> & { containing(index?: number): Intl.SegmentData | undefined };

/**
 * Takes the place of `Intl.Segmenter` for all that is bundled, Ink too, which takes every line apart that it draws. Making the real
 * one takes as long as drawing a screen: it is made when the first text needs it.
 */
export class GraphemeSegmenter {
  readonly #locales: Intl.LocalesArgument;
  readonly #options: Intl.SegmenterOptions;
  #real: Intl.Segmenter | null = null;

  constructor(locales?: Intl.LocalesArgument, options: Intl.SegmenterOptions = {}) {
    this.#locales = locales;
    this.#options = options;
  }

  segment(text: string): Segments {
    const { granularity = 'grapheme' } = this.#options;
    if (granularity === 'grapheme' && isSimple(text)) return new SimpleSegments(text);
    // Named in full: in the bundle, `Intl.Segmenter` is this class.
    this.#real ??= new globalThis.Intl.Segmenter(this.#locales, this.#options);
    return this.#real.segment(text);
  }
}

/** Clusters of one character each. */
class SimpleSegments {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The cluster that the character at `index` is in; undefined where there is none. */
  containing(index = 0): Intl.SegmentData | undefined {
    const input = this.#text;
    const segment = input[index];
    return segment === undefined ? undefined : { segment, index, input };
  }

  [Symbol.iterator](): IterableIterator<Intl.SegmentData> {
    const input = this.#text;
    const segments: Intl.SegmentData[] = [];
    for (let index = 0; index < input.length; index += 1) segments.push({ segment: input[index]!, index, input });
    return segments[Symbol.iterator]();
  }
}
