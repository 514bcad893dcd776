import { foldName, type GoFields } from './go-fields.js';

/** An object or a list that the scan is in. */
type Frame = {
  readonly fields: GoFields | null;
  /** Names so far, of an object; null of a list. Fields of Go are there in their folded spelling, marked as such. */
  readonly names: Map<string, string> | null;
  /** The name or position of what comes next. */
  at: string | number;
};

/** A document can be odd in millions of places; nobody reads on after a hundred. */
const mostFound = 100;
/** Names of one object that are held against each other: all that a document of 16 MiB could have take hundreds of MB. */
const mostNames = 100_000;
/** Deeper documents Go refuses (encoding/json, `maxNestingDepth`). */
const deepestOfGo = 10_000;

/**
 * Where a JSON document is read in one way here and otherwise by runtimes, each as a sentence: an image must not be
 * another one for whoever looks than for whoever runs it. `JSON.parse` and Go both take the last of two equal names, but
 * Go decodes it over the first, whose fields stay where the last has none; and it takes `Layers` for `layers`. The text
 * has to be valid JSON: this is a scan for names, since no parser tells of those that it drops.
 */
export function jsonAmbiguities(bytes: Uint8Array, document: GoFields): readonly string[] {
  const found: string[] = [];
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    found.push('begins with a byte order mark, with which Go refuses it');
  }
  const text = new TextDecoder().decode(bytes);
  if (text.includes('\ufffd') && !isUtf8(bytes)) found.push('has bytes that are no UTF-8, which some readers refuse');

  const stack: Frame[] = [];
  for (let i = 0; i < text.length && found.length < mostFound; i += 1) {
    const frame = stack.at(-1);
    switch (text[i]) {
      case '{':
      case '[':
        if (stack.length >= deepestOfGo) return [...found, `is nested deeper than ${deepestOfGo}, where Go refuses it`];
        stack.push(frameOf(text[i] === '{', frame, document));
        break;
      case '}':
      case ']':
        stack.pop();
        break;
      case ',':
        if (typeof frame?.at === 'number') frame.at += 1;
        break;
      case '"': {
        const end = endOfString(text, i);
        if (frame?.names != null && isName(text, end)) {
          frame.at = nameIn(text.slice(i, end));
          const odd = oddName(frame.at, frame.names, frame.fields);
          if (odd !== null) found.push(`${pathOf(stack)} ${odd}`);
          if (frame.names.size > mostNames) return [...found, `has an object of more than ${mostNames} names`];
        }
        i = end - 1;
        break;
      }
    }
  }
  return found;
}

function frameOf(isObject: boolean, parent: Frame | undefined, document: GoFields): Frame {
  const fields = parent === undefined ? document : childFields(parent);
  return { fields, names: isObject ? new Map() : null, at: isObject ? '' : 0 };
}

function childFields({ fields, at }: Frame): GoFields | null {
  if (fields === null) return null;
  if (typeof at === 'string' && fields.byFold !== null) return fields.byFold.get(foldName(at))?.value ?? null;
  return fields.each;
}

/** What is odd about a name of an object, after the names that came before it; null when nothing is. */
function oddName(name: string, names: Map<string, string>, fields: GoFields | null): string | null {
  const field = fields?.byFold?.get(foldName(name))?.name;
  const key = field ?? name;
  const before = names.get(key);
  names.set(key, name);
  if (before === name) return 'is there more than once: the last counts, and what it lacks Go fills in from the others';
  if (before !== undefined) return `is there beside ${JSON.stringify(before)}, and Go takes them for one`;
  if (field !== undefined && field !== name) return `is taken for ${JSON.stringify(field)} by Go, and by nothing here`;
  return null;
}

/** Where the string that begins at `start` ends, past its quote. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
}

/** In valid JSON a colon follows a name, and nothing else. */
function isName(text: string, end: number): boolean {
  let next = end;
  while (/\s/.test(text[next] ?? '')) next += 1;
  return text[next] === ':';
}

function nameIn(quoted: string): string {
  return quoted.includes('\\') ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

/** `layers[0].digest`; long names cut. */
function pathOf(stack: readonly Frame[]): string {
  const shown = stack.slice(0, 16);
  const path = shown.map(({ at }) => (typeof at === 'number' ? `[${at}]` : `.${at.slice(0, 60)}`)).join('');
  return `${path.replace(/^\./, '')}${stack.length > shown.length ? '…' : ''}`;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
