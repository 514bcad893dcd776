import { parseAmount } from '../limits/amount.js';
import { parseDate } from './parse-date.js';
import { type Fact, type FactTerm, type FindMode, factKinds, type NameTerm, type Query } from './query.js';

/** A query, or what is wrong with it, as far as it is typed: in words, and the word that is meant. */
export type ParsedQuery =
  | { readonly ok: true; readonly query: Query }
  | { readonly ok: false; readonly mistake: string; readonly word: string };

/**
 * The terms of what a user types, blanks between them; a blank in quotes is none, and what begins with one has no signs. `!` in front of one turns it round. `>10MB`, `<1k`, `>2024-05`
 * speak of sizes and times, `is:setuid`, `layer:3`, `uid:0` of other facts; `re:`, `glob:`, `~` say how a word is meant; all others are meant as `mode` says, and in
 * text a word with `*` or `?` is a glob, as shells have it. What is no such fact as a whole may be an expression: `<b>` is none of a size.
 */
export function parseQuery(text: string, mode: FindMode): ParsedQuery {
  const names: NameTerm[] = [];
  const facts: FactTerm[] = [];
  for (const { word, negated, quoted } of words(text, mode)) {
    const fact = quoted ? null : factOf(word);
    if (typeof fact === 'string' && mode !== 'regex') return { ok: false, mistake: fact, word };
    if (fact !== null && typeof fact !== 'string') facts.push({ ...fact, negated });
    else {
      const term = { ...(quoted && mode === 'text' ? { mode, pattern: word } : nameTerm(word, mode)), negated };
      const mistake = term.mode === 'regex' ? mistakeOf(term.pattern) : null;
      if (mistake !== null) return { ok: false, mistake, word };
      if (term.pattern !== '') names.push(term);
    }
  }
  return { ok: true, query: { names, facts } };
}

type Word = {
  readonly word: string;
  /** What is like it is not looked for. */
  readonly negated: boolean;
  /** It begins with a quote: no sign in it means anything else than itself. */
  readonly quoted: boolean;
};

/** Of an expression blanks may be a part: it is one word. */
function words(text: string, mode: FindMode): Word[] {
  const written = mode === 'regex' ? [text] : (text.match(/(?:"[^"]*"?|[^\s"])+/g) ?? []);
  return written.flatMap((all): Word[] => {
    const negated = all.length > 1 && all.startsWith('!');
    const bare = negated ? all.slice(1) : all;
    if (mode === 'regex') return bare === '' ? [] : [{ word: bare, negated, quoted: false }];
    return [{ word: bare.replaceAll('"', ''), negated, quoted: bare.startsWith('"') }];
  });
}

const signs: readonly (readonly [string, FindMode])[] = [
  ['re:', 'regex'],
  ['glob:', 'glob'],
  ['~', 'fuzzy'],
];

function nameTerm(word: string, mode: FindMode): { readonly mode: FindMode; readonly pattern: string } {
  if (mode !== 'text') return { mode, pattern: word };
  for (const [sign, meant] of signs)
    if (word.startsWith(sign)) return { mode: meant, pattern: word.slice(sign.length) };
  return { mode: /[*?]/.test(word) ? 'glob' : 'text', pattern: word };
}

function mistakeOf(pattern: string): string | null {
  try {
    new RegExp(pattern);
    return null;
  } catch (error) {
    // `Invalid regular expression: /(/: Unterminated group`
    return (error as Error).message.split(': ').at(-1)!.toLowerCase();
  }
}

/** What a word says of something else than a name; null where it is a name, a text where it is wrong. */
function factOf(word: string): Fact | string | null {
  const compared = /^([<>]=?)(.*)$/s.exec(word);
  if (compared !== null) return bounds(compared[1]!, compared[2]!);
  const [, about = '', value = ''] = /^(is|layer|uid|gid):(.*)$/s.exec(word) ?? [];
  if (about === '') return null;
  if (about === 'is') return isFact(value);
  if (!/^\d{1,10}$/.test(value)) return value === '' ? unfinished : 'a number has to follow';
  return about === 'layer'
    ? { about, is: Number(value) }
    : { about: 'owner', id: about as 'uid' | 'gid', is: Number(value) };
}

const unfinished = 'something has to follow';

const changes = {
  added: ['added'],
  modified: ['modified'],
  removed: ['removed'],
  changed: ['added', 'modified', 'removed'],
} as const;

function isFact(value: string): Fact | string {
  const change = Object.entries(changes).find(([name]) => name === value);
  if (change !== undefined) return { about: 'change', is: change[1] };
  const kind = factKinds.find((name) => name === value);
  if (kind !== undefined) return { about: 'kind', is: kind };
  return `one of ${[...Object.keys(changes), ...factKinds].join(', ')} has to follow`;
}

/** A size or a day, compared. */
function bounds(sign: string, value: string): Fact | string {
  if (value === '') return unfinished;
  const day = parseDate(value);
  if (day !== null) {
    const [first, last] = day;
    if (sign === '>') return { about: 'time', least: last + 1, most: Number.POSITIVE_INFINITY };
    if (sign === '>=') return { about: 'time', least: first, most: Number.POSITIVE_INFINITY };
    return { about: 'time', least: Number.NEGATIVE_INFINITY, most: sign === '<' ? first - 1 : last };
  }
  const bytes = parseAmount(/\d\s*[kmgt]$/i.test(value) ? `${value}B` : value, 'bytes');
  if (bytes === null || value === 'none') return 'a size such as 10MB or a day such as 2024-05-31 has to follow';
  if (sign.startsWith('>'))
    return { about: 'size', least: sign === '>' ? bytes + 1 : bytes, most: Number.POSITIVE_INFINITY };
  return { about: 'size', least: 0, most: sign === '<' ? bytes - 1 : bytes };
}
