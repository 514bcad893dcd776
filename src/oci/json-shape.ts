import { limitInWords, raiseInWords } from '../limits/limit-words.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { ImageError } from '../problem/errors.js';
import { hasMoreValues } from './json-values.js';
import { shortened } from './shortened.js';

/**
 * A value in a JSON document together with the way to it, so that an error can name both:
 * `manifest.json: [0].Layers is not a list of strings`.
 */
export type JsonPlace = {
  /** What the document is called where it is shown. */
  readonly document: string;
  /** The way from the top: `[0].Layers`; empty for the document itself. */
  readonly path: string;
  /** What stands there; undefined where nothing does. */
  readonly value: unknown;
};

/**
 * The top of a JSON document. V8 parses without recursion and makes `__proto__` an own field like any other, so neither
 * deep nesting nor odd names do harm here; nothing below walks deeper than the shape that it asks for.
 */
export function parseJson(bytes: Uint8Array, document: string, limits: Limits = defaultLimits): JsonPlace {
  if (hasMoreValues(bytes, limits.documentValues)) {
    throw new ImageError(
      `${document} has too many values: ${limitInWords(limits, 'documentValues')}.`,
      raiseInWords(limits, 'documentValues'),
    );
  }
  try {
    return { document, path: '', value: JSON.parse(new TextDecoder().decode(bytes)) };
  } catch (cause) {
    throw new ImageError(`${document} is not valid JSON.`, madeAgain, { cause });
  }
}

/** The error for a value that is not what the spec wants. `expected` reads as in "is not a list of strings". */
export function wrongShape(place: JsonPlace, expected: string): ImageError {
  return new ImageError(`${nameOf(place)} is not ${expected}.`, madeAgain);
}

/** Document and path as one phrase. */
export function nameOf(place: JsonPlace): string {
  return place.path === '' ? place.document : `${place.document}: ${place.path}`;
}

/** A field of an object; its value is undefined where the object has none of that name. */
export function fieldAt(place: JsonPlace, name: string): JsonPlace {
  const object = recordAt(place);
  const path = place.path === '' ? name : `${place.path}.${name}`;
  return { document: place.document, path, value: Object.hasOwn(object, name) ? object[name] : undefined };
}

/** The fields of an object that is used as a map, with their names. */
export function entriesAt(place: JsonPlace): readonly (readonly [string, JsonPlace])[] {
  return Object.entries(recordAt(place)).map(([name, value]) => [
    name,
    { document: place.document, path: `${place.path}[${JSON.stringify(shortened(name))}]`, value },
  ]);
}

/** The items of a list. */
export function itemsAt(place: JsonPlace, expected = 'a list'): readonly JsonPlace[] {
  if (!Array.isArray(place.value)) throw wrongShape(place, expected);
  return place.value.map((value, index) => ({ document: place.document, path: `${place.path}[${index}]`, value }));
}

export function textAt(place: JsonPlace): string {
  if (typeof place.value !== 'string') throw wrongShape(place, 'a string');
  return place.value;
}

export function textsAt(place: JsonPlace): readonly string[] {
  const expected = 'a list of strings';
  return itemsAt(place, expected).map((item) => {
    if (typeof item.value !== 'string') throw wrongShape(place, expected);
    return item.value;
  });
}

/**
 * A number of bytes. Negative ones have crashed readers (umoci 0.5.1, image-spec#1285), those past 2^53 are not exact
 * here.
 */
export function byteCountAt(place: JsonPlace): number {
  const { value } = place;
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
    throw wrongShape(place, 'a number of bytes');
  }
  return value;
}

export function flagAt(place: JsonPlace): boolean {
  if (typeof place.value !== 'boolean') throw wrongShape(place, 'true or false');
  return place.value;
}

/** What `shape` reads there, or null where nothing or JSON's null stands: Go writes an empty list or map as null. */
export function optionalAt<T>(place: JsonPlace, shape: (place: JsonPlace) => T): T | null {
  return isAbsent(place) ? null : shape(place);
}

export function isAbsent(place: JsonPlace): boolean {
  return place.value === undefined || place.value === null;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordAt(place: JsonPlace): Record<string, unknown> {
  if (!isRecord(place.value)) throw wrongShape(place, 'an object');
  return place.value;
}

const madeAgain = 'It is damaged or departs from the spec. Write the image again, with `docker save` or `skopeo copy`.';
