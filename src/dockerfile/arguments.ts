import { healthcheckOf } from './healthcheck.js';
import type { Keyword } from './keyword.js';
import type { Note } from './note.js';
import { labelName, splitPairs, variableName } from './pairs.js';
import { execForm, quotedList } from './quoted-list.js';

/** What stands behind a keyword, as a Dockerfile has it: in pieces that may have a line each. */
export type Arguments = { readonly pieces: readonly string[]; readonly notes: readonly Note[] };

const plain = (text: string): Arguments => ({ pieces: [text], notes: [] });
const pairs =
  (name: RegExp) =>
  (text: string): Arguments => ({ pieces: splitPairs(text, name), notes: [] });

/** From what builders print to what stands in a Dockerfile: a row for each keyword whose print is another. */
const readers: Readonly<Partial<Record<Keyword, (text: string) => Arguments>>> = {
  ADD: copied,
  ARG: pairs(variableName),
  CMD: list,
  COPY: copied,
  ENTRYPOINT: list,
  ENV: pairs(variableName),
  EXPOSE: (text) => plain(ports(text)),
  HEALTHCHECK: (text) => {
    const check = healthcheckOf(text);
    return check === null ? plain(text) : { pieces: [check.text], notes: check.wordsLost ? ['words'] : [] };
  },
  LABEL: pairs(labelName),
  SHELL: (text) => plain(execForm(shellWords(text))),
  VOLUME: (text) => plain(volumes(text)),
};

export function readArguments(keyword: Keyword, text: string): Arguments {
  return readers[keyword]?.(text) ?? plain(text);
}

/** `["/bin/bash" "-c"]`, or `[/bin/bash -o pipefail -c]`, where everything behind `-Command` is one word. */
export function shellWords(text: string): readonly string[] {
  const quoted = quotedList(text);
  if (quoted !== null) return quoted;
  const words = text.replace(/^\[|\]$/g, '');
  const command = / -Command /i.exec(words);
  if (command === null) return words.split(' ').filter((word) => word !== '');
  const end = command.index + command[0].length;
  return [...words.slice(0, end).trim().split(/ +/), words.slice(end)];
}

function list(text: string): Arguments {
  const words = quotedList(text);
  return plain(words === null ? text : execForm(words));
}

/** `map[443/udp:{} 80/tcp:{}]` and `[80/tcp]` are Go's. */
function ports(text: string): string {
  const inside = /^(?:map)?\[(.*)\]$/s.exec(text)?.[1];
  return inside === undefined ? text : inside.replace(/:\{\}/g, '');
}

/** `[/data /more]` is Go's: paths with blanks between them, which they may have too. */
function volumes(text: string): string {
  const inside = quotedList(text) === null ? /^\[(.*)\]$/s.exec(text)?.[1] : undefined;
  if (inside === undefined) return text;
  const paths = inside.split(/ (?=\/)/);
  return paths.some((path) => path.includes(' ')) && inside.startsWith('/') ? execForm(paths) : inside;
}

/** `--chown=1:2dir:HASH in /srv `: the classic builder writes the checksum of what it copied, and glues flags to it. */
const checksum = /^(.*?)\b((?:file|dir|multi):[0-9a-f]{12})[0-9a-f]*(?: in (.*))?$/s;
const glued = /^(--\S*?)(?=(?:file|dir|multi):[0-9a-f]{12})/;

function copied(text: string): Arguments {
  const summed = checksum.exec(text.replace(glued, '$1 '));
  if (summed !== null) {
    const [, flags, what, target = ''] = summed;
    return { pieces: [`${flags!.trim()} ${what} ${target.trim()}`.trim()], notes: ['sources'] };
  }
  return { pieces: [text], notes: /(?:^|\s)<<-?["']?\w/.test(text) ? ['document'] : [] };
}
