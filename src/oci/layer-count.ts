import { limitInWords, raiseInWords } from '../limits/limit-words.js';
import type { Limits } from '../limits/limits.js';
import { ImageError } from '../problem/errors.js';
import { type JsonPlace, nameOf } from './json-shape.js';

/** Throws when an image has more layers than are read, before anything is made of them. */
export function checkLayerCount(place: JsonPlace, layers: number, limits: Limits): void {
  if (layers <= limits.layers) return;
  throw new ImageError(
    `${nameOf(place)} lists ${layers} layers: ${limitInWords(limits, 'layers')}.`,
    raiseInWords(limits, 'layers'),
  );
}
