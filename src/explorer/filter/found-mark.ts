import type { Filter } from './filter.js';

/** What of a name is marked as found; null where no part of it is more so than others. */
export function foundMark(filter: Filter | null): RegExp | null {
  const term = filter?.shown?.query.names.find(({ negated }) => !negated);
  if (term === undefined || (term.mode !== 'text' && term.mode !== 'regex')) return null;
  const last = term.pattern.replace(/\/+$/, '').split('/').at(-1)!;
  const pattern = term.mode === 'regex' ? term.pattern : last.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return pattern === '' ? null : new RegExp(pattern, /\p{Lu}/u.test(term.pattern) ? '' : 'i');
}
