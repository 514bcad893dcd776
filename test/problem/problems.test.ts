import { describe, expect, it } from 'vitest';
import { countProblems, groupProblems } from '../../src/problem/group-problems.js';
import type { Problem } from '../../src/problem/problem.js';
import { type ProblemCode, problemCodes, problemGroups, problemKind } from '../../src/problem/problem-codes.js';
import { ProblemList } from '../../src/problem/problem-list.js';
import { severityOf } from '../../src/problem/severity.js';

const codes = Object.keys(problemCodes) as ProblemCode[];
const problem = (code: ProblemCode, layer: number | null = 0): Problem => ({
  code,
  message: 'x',
  layer,
  path: null,
  offset: null,
});

describe('the table of problems', () => {
  it('says of every code in whole sentences what it means, what runtimes do and what to try', () => {
    for (const code of codes) {
      const { meaning, runtimes, advice } = problemKind(code);
      for (const text of [meaning, runtimes, advice]) expect(text, code).toMatch(/^[A-Za-z].{8,}\.$/s);
    }
  });

  it('has every code once', () => {
    expect(Object.values(problemGroups).flatMap((group) => Object.keys(group))).toEqual(codes);
  });

  it('tells how bad each is', () => {
    expect(severityOf('tar-truncated')).toBe('error');
    expect(severityOf('duplicate-entry')).toBe('warning');
    expect(severityOf('pax-global-header')).toBe('notice');
    for (const code of codes) {
      const { unreadable, harmless = false } = problemKind(code);
      expect(unreadable && harmless, code).toBe(false);
    }
  });
});

describe('problems in groups', () => {
  it('come with the worst first, and as they were found within one severity', () => {
    const found = (['dangling-whiteout', 'duplicate-entry', 'size-mismatch', 'tar-truncated'] as const).map((code) =>
      problem(code),
    );
    const groups = groupProblems([...found, problem('duplicate-entry', 1)]);
    expect(groups.map(({ code, count }) => `${count} ${code}`)).toEqual([
      '1 tar-truncated',
      '2 duplicate-entry',
      '1 size-mismatch',
      '1 dangling-whiteout',
    ]);
  });

  it('count also those that a layer had too many of to keep', () => {
    const list = new ProblemList<Problem>({ problems: 1000 });
    for (let i = 0; i < 500_000; i += 1) list.add(problem('duplicate-entry'));
    const kept = list.finish();
    expect(kept.length).toBe(1001);
    expect(countProblems(kept)).toBe(500_000);
  });
});
