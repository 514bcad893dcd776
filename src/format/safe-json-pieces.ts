import { safeJson } from './safe-json.js';
import { joinSafe, type SafeText, safe } from './safe-text.js';

/** Characters of a piece, roughly: few writes, and little memory. */
const pieceLength = 1 << 16;

/**
 * An object as JSON, indented by two spaces a level, as `safeJson` writes it, in pieces: lists of millions of things need not be one
 * string, which has a limit (V8: 2^29 characters). A field that is iterated over and is no array is a list, and its items are
 * asked for one by one.
 */
export function* safeJsonPieces(object: object): Generator<SafeText, void, void> {
  let held: SafeText[] = [];
  let length = 0;
  for (const part of partsOf(object)) {
    held.push(part);
    length += part.length;
    if (length < pieceLength) continue;
    yield joinSafe(held, '');
    held = [];
    length = 0;
  }
  yield joinSafe(held, '');
}

function* partsOf(object: object): Generator<SafeText, void, void> {
  yield safe`{`;
  let isFirst = true;
  for (const [name, value] of Object.entries(object)) {
    yield safe`${isFirst ? safe`` : safe`,`}\n  ${safeJson(name)}: `;
    isFirst = false;
    if (isLazyList(value)) yield* itemsOf(value);
    else yield safeJson(value, 2, '  ');
  }
  yield isFirst ? safe`}` : safe`\n}`;
}

function* itemsOf(list: Iterable<unknown>): Generator<SafeText, void, void> {
  let isFirst = true;
  for (const item of list) {
    yield isFirst ? safe`[\n    ` : safe`,\n    `;
    isFirst = false;
    yield safeJson(item, 2, '    ');
  }
  yield isFirst ? safe`[]` : safe`\n  ]`;
}

function isLazyList(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Symbol.iterator in value;
}
