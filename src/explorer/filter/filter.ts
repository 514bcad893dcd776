import { NameSearch } from '../../find/name-search.js';
import { type ParsedQuery, parseQuery } from '../../find/parse-query.js';
import type { FactTerm, FindMode, Query } from '../../find/query.js';
import type { PathTree } from '../../path/path-tree.js';
import type { State } from '../state.js';
import { type QuickFilter, quickFilters } from './quick-filters.js';

/** What is found so far: a new one whenever more is. */
export type Found = {
  readonly query: Query;
  readonly search: NameSearch;
  /** Nodes that the search had gone through. */
  readonly upTo: number;
};

/** Only some paths are shown: those that the user asks for, in words, by quick filters, or both. */
export type Filter = {
  /** What was typed. */
  readonly text: string;
  readonly mode: FindMode;
  readonly quick: readonly QuickFilter[];
  /** What is asked for, as far as it is searched. */
  readonly found: Found;
  /**
   * What the tree shows: the same, or what was asked for before while nothing of it is found yet; null: everything. So the letters of a word that
   * is typed fast do not each put a tree of a million paths together.
   */
  readonly shown: Found | null;
  /** What is wrong with what is typed; what was right before is shown until it is right again. */
  readonly mistake: Extract<ParsedQuery, { readonly ok: false }> | null;
  /** How the tree was before, to go back to. */
  readonly before: Pick<State, 'cursor' | 'filesTop' | 'folding'>;
};

/** What is asked for: a part of a filter. */
export type Asked = Pick<Filter, 'text' | 'mode' | 'quick'>;

/** Nodes that are searched at once, within a frame; of larger trees the rest comes in pieces. */
const atOnce = 20_000;

/** The query of what is asked for; the words as they are, then the quick filters. `big` is in bytes. */
export function queryOf({ text, mode, quick }: Asked, big: number): ParsedQuery {
  const parsed = parseQuery(text, mode);
  if (!parsed.ok) return parsed;
  const { names, facts } = parsed.query;
  const more = quick.map((name): FactTerm => ({ ...quickFilters[name].fact(big), negated: false }));
  return { ok: true, query: { names, facts: [...facts, ...more] } };
}

/** The search for a query; the one that there is where its names are the same. */
export function searchFor(tree: PathTree, query: Query, last: Found | null): Found {
  const isSame = last !== null && last.search.tree === tree && sameNames(last.query, query);
  const search = isSame ? last.search : new NameSearch(tree, query.names);
  search.advance(Math.max(0, atOnce - search.searched));
  return { query, search, upTo: search.searched };
}

function sameNames(a: Query, b: Query): boolean {
  return JSON.stringify(a.names) === JSON.stringify(b.names);
}
