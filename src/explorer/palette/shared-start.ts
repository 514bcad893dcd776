import type { Candidate } from './candidate.js';

/** The longest text that all of them begin with when they are completed. */
export function sharedStart(rows: readonly Candidate[]): string {
  const [first, ...others] = rows.map(({ completion }) => [...completion]);
  if (first === undefined) return '';
  let length = first.length;
  for (const other of others) {
    let at = 0;
    while (at < length && first[at] === other[at]) at += 1;
    length = at;
  }
  return first.slice(0, length).join('');
}
