const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openBracket = 0x5b;
const openBrace = 0x7b;

/**
 * Whether JSON has more than so many values: what parsing it would cost, told before it is parsed. `[[],[],…]` takes sixty times
 * its bytes. Counts the lists, the objects, and the commas between what is in them; what is in strings does not count.
 */
export function hasMoreValues(json: Uint8Array, most: number): boolean {
  if (json.length <= most) return false;
  let values = 0;
  for (let i = 0; i < json.length; i += 1) {
    const byte = json[i]!;
    if (byte === quote) i = endOfString(json, i + 1);
    else if (byte === comma || byte === openBracket || byte === openBrace) {
      values += 1;
      if (values > most) return true;
    }
  }
  return false;
}

/** Index of the quote that ends a string whose first character is at `start`. */
function endOfString(json: Uint8Array, start: number): number {
  let i = start;
  while (i < json.length && json[i] !== quote) i += json[i] === backslash ? 2 : 1;
  return i;
}
