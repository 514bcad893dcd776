const named: Readonly<Record<string, string>> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };
const numbered: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/**
 * The words of a list of quoted texts: `["a" "b c"]`, as Go prints one (`%q`, and so the classic builder and BuildKit), or
 * `["a", "b c"]`, as it stands in a Dockerfile. null where it is no such list.
 */
export function quotedList(text: string): string[] | null {
  if (!text.startsWith('[') || !text.endsWith(']')) return null;
  const words: string[] = [];
  const last = text.length - 1;
  for (let at = 1; at < last; ) {
    if (text[at] === ' ' || text[at] === ',') {
      at += 1;
      continue;
    }
    const end = text[at] === '"' ? closing(text, at) : -1;
    if (end === -1 || end >= last) return null;
    words.push(unescaped(text.slice(at + 1, end)));
    at = end + 1;
  }
  return words;
}

/** The list as a Dockerfile has it. */
export function execForm(words: readonly string[]): string {
  return `[${words.map((word) => JSON.stringify(word)).join(', ')}]`;
}

/** What Go escaped in a quoted text (strconv.Quote), and JSON. */
export function unescaped(text: string): string {
  return text.replace(/\\(?:x[\da-f]{2}|u[\da-f]{4}|U[\da-f]{8}|.)/gis, (found) => {
    const letter = found[1]!;
    const digits = numbered[letter];
    if (digits === undefined || found.length !== digits + 2) return named[letter] ?? letter;
    const code = Number.parseInt(found.slice(2), 16);
    return code > 0x10ffff ? found : String.fromCodePoint(code);
  });
}

/** Where the quoted text ends that begins at `start`; -1 where it does not. */
function closing(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}
