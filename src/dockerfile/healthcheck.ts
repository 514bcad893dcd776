import { execForm, quotedList, unescaped } from './quoted-list.js';

/** What Go prints of the struct with `%q`, and since BuildKit 0.12 with `%+v` (`dispatchHealthcheck`). */
const quoted = /^&?\{(\[.*\]) "(\w+)" "(\w+)" "(\w+)"(?: "(\w+)")? '(.+)'\}$/s;
const plain =
  /^&?\{Test:\[(.*)\] Interval:(\w+) Timeout:(\w+) StartPeriod:(\w+)(?: StartInterval:(\w+))? Retries:(\d+)\}$/s;

/** A HEALTHCHECK as it stands in a Dockerfile; null where it is printed in no way that is known: then it is the line itself. */
export function healthcheckOf(text: string): { readonly text: string; readonly wordsLost: boolean } | null {
  const struct = quoted.exec(text);
  if (struct !== null) {
    const retries = unescaped(struct[6]!).codePointAt(0) ?? 0;
    const words = quotedList(struct[1]!);
    return words === null ? null : { text: `${options(struct, retries)}${testOf(words)}`.trim(), wordsLost: false };
  }
  const named = plain.exec(text);
  if (named === null) return null;
  const [kind = '', ...rest] = named[1]!.split(' ');
  const command = rest.join(' ');
  const test = kind === 'CMD' || kind === 'CMD-SHELL' ? `CMD ${command}` : kind;
  return { text: `${options(named, Number(named[6]))}${test}`.trim(), wordsLost: kind === 'CMD' && rest.length > 0 };
}

function testOf([kind, ...words]: readonly string[]): string {
  if (kind === 'CMD-SHELL') return `CMD ${words.join(' ')}`;
  return kind === 'CMD' ? `CMD ${execForm(words)}` : (kind ?? '');
}

/** Those that are not the default, which is zero. */
function options(
  [, , interval, timeout, startPeriod, startInterval]: readonly (string | undefined)[],
  retries: number,
): string {
  const times = { interval, timeout, 'start-period': startPeriod, 'start-interval': startInterval };
  const given = Object.entries(times).flatMap(([name, time]) =>
    time === undefined || time === '0s' ? [] : [`--${name}=${shortTime(time)}`],
  );
  return [...given, ...(retries === 0 ? [] : [`--retries=${retries}`])].map((option) => `${option} `).join('');
}

/** `5m0s` is `5m`. */
function shortTime(time: string): string {
  return time.replace(/(?<=[hm])0s$/, '').replace(/(?<=h)0m$/, '');
}
