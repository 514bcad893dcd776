import { isSimple } from './simple-text.js';

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

  segment(text: string): Iterable<Intl.SegmentData> {
    const { granularity = 'grapheme' } = this.#options;
    if (granularity === 'grapheme' && isSimple(text)) return characters(text);
    // Named in full: in the bundle, `Intl.Segmenter` is this class.
    this.#real ??= new globalThis.Intl.Segmenter(this.#locales, this.#options);
    return this.#real.segment(text);
  }
}

function characters(input: string): Intl.SegmentData[] {
  const segments: Intl.SegmentData[] = [];
  for (let index = 0; index < input.length; index += 1) segments.push({ segment: input[index]!, index, input });
  return segments;
}
