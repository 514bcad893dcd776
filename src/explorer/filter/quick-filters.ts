import type { Fact } from '../../find/query.js';
import { type SafeText, safe } from '../../format/safe-text.js';

/** Filters that take one key. */
export type QuickFilter = 'changed' | 'added' | 'modified' | 'removed' | 'hidden' | 'big' | 'special';

type QuickFace = {
  /** As the heading says it. */
  readonly label: SafeText;
  /** Those of one family take each other's place; others go together. */
  readonly family: 'change' | 'other';
  /** `big` in bytes. */
  fact(big: number): Fact;
};

const change = (is: Extract<Fact, { readonly about: 'change' }>['is']) => () => ({ about: 'change', is }) as const;

/** A row each. */
export const quickFilters: Readonly<Record<QuickFilter, QuickFace>> = {
  changed: { label: safe`changed`, family: 'change', fact: change(['added', 'modified', 'removed']) },
  added: { label: safe`added`, family: 'change', fact: change(['added']) },
  modified: { label: safe`modified`, family: 'change', fact: change(['modified']) },
  removed: { label: safe`removed`, family: 'change', fact: change(['removed']) },
  hidden: { label: safe`hidden`, family: 'other', fact: () => ({ about: 'kind', is: 'hidden' }) },
  big: {
    label: safe`big`,
    family: 'other',
    fact: (big) => ({ about: 'size', least: big, most: Number.POSITIVE_INFINITY }),
  },
  special: { label: safe`setuid or capabilities`, family: 'other', fact: () => ({ about: 'kind', is: 'special' }) },
};

/** The filter on, or off again. */
export function toggledQuick(quick: readonly QuickFilter[], name: QuickFilter): readonly QuickFilter[] {
  if (quick.includes(name)) return quick.filter((other) => other !== name);
  const { family } = quickFilters[name];
  return [...quick.filter((other) => family === 'other' || quickFilters[other].family !== family), name];
}
