import type { Problem } from '../problem/problem.js';
import { type Digest, parseDigest } from './digest.js';
import { documentProblem } from './document-problem.js';
import { entriesAt, isAbsent, isRecord, itemsAt, type JsonPlace, nameOf } from './json-shape.js';

/** A document of 16 MiB can be wrong in millions of places; nobody reads on after a hundred. */
const mostProblems = 100;

/**
 * Reads the fields of a config as far as they go: what is missing or null is empty, a number does where text is wanted,
 * and what is of another type is noted as a problem and left out.
 */
export class ConfigFields {
  readonly problems: Problem[] = [];

  /** Text; null where there is none or it is empty, which docker writes for "not set". */
  text(place: JsonPlace): string | null {
    return this.anyText(place) || null;
  }

  /** Text that is compared with known words, so that a number cannot be meant. */
  word(place: JsonPlace): string | null {
    if (typeof place.value === 'number') this.note(place, 'a string');
    return typeof place.value === 'number' ? null : this.text(place);
  }

  /** A list of texts, without the items that are none. */
  texts(place: JsonPlace): readonly string[] {
    return this.items(place).flatMap((item) => this.presentText(item) ?? []);
  }

  /** A command line: a list of texts, or a single text, which moby takes for a list of one (`strslice`). */
  command(place: JsonPlace): readonly string[] {
    return typeof place.value === 'string' ? [place.value] : this.texts(place);
  }

  /** A map of texts. */
  textsByName(place: JsonPlace): ReadonlyMap<string, string> {
    const texts = new Map<string, string>();
    for (const [name, value] of this.entries(place)) {
      const text = this.presentText(value);
      if (text !== null) texts.set(name, text);
    }
    return texts;
  }

  /** The names of a map that Go uses as a set. */
  names(place: JsonPlace): readonly string[] {
    return this.entries(place).map(([name]) => name);
  }

  flag(place: JsonPlace): boolean {
    if (typeof place.value === 'boolean' || isAbsent(place)) return place.value === true;
    this.note(place, 'true or false');
    return false;
  }

  digest(place: JsonPlace): Digest | null {
    const digest = typeof place.value === 'string' ? parseDigest(place.value) : null;
    if (digest === null) this.note(place, 'a digest');
    return digest;
  }

  /**
   * A time as written. null for the zero times of Go (0001-01-01) and Unix (1970-01-01), which reproducible builds
   * write: before containers nothing was recorded.
   */
  time(place: JsonPlace): string | null {
    const text = this.text(place);
    if (text === null) return null;
    const milliseconds = rfc3339.test(text) ? Date.parse(text) : Number.NaN;
    if (Number.isNaN(milliseconds)) this.note(place, 'a time');
    return milliseconds > 0 ? text : null;
  }

  items(place: JsonPlace): readonly JsonPlace[] {
    if (Array.isArray(place.value)) return itemsAt(place);
    if (!isAbsent(place)) this.note(place, 'a list');
    return [];
  }

  /** The place itself where an object stands, else one with an empty object. */
  objectOf(place: JsonPlace): JsonPlace {
    if (isRecord(place.value)) return place;
    if (!isAbsent(place)) this.note(place, 'an object');
    return { ...place, value: {} };
  }

  /** The fields of a map; none where something else stands. */
  entries(place: JsonPlace): readonly (readonly [string, JsonPlace])[] {
    return entriesAt(this.objectOf(place));
  }

  /** Text in a list or map, where null is no way to leave it out: Go makes an empty one of it. */
  private presentText(place: JsonPlace): string | null {
    if (isAbsent(place)) this.note(place, 'a string');
    return this.anyText(place);
  }

  private anyText(place: JsonPlace): string | null {
    if (typeof place.value === 'string') return place.value;
    if (typeof place.value === 'number') return String(place.value);
    if (!isAbsent(place)) this.note(place, 'a string');
    return null;
  }

  /** Notes that a place is not what the spec wants: `expected` reads as in "is not a list". */
  note(place: JsonPlace, expected: string): void {
    if (this.problems.length >= mostProblems) return;
    this.problems.push(documentProblem('config-field-invalid', `${nameOf(place)} is not ${expected}.`));
  }
}

/** `date-time` of RFC 3339, 5.6; `Date.parse` alone takes much else for a time. */
const rfc3339 = /^\d{4}-\d\d-\d\dt\d\d:\d\d:\d\d(?:\.\d+)?(?:z|[+-]\d\d:\d\d)$/i;
