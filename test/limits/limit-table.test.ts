import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { defaultCommand } from '../../src/commands/commands.js';
import { helpText } from '../../src/commands/help.js';
import { limitNames, limitRow } from '../../src/limits/limit-table.js';
import { defaultLimits } from '../../src/limits/limits.js';
import { problemCodes } from '../../src/problem/problem-codes.js';

const root = join(import.meta.dirname, '../..');

it.each(limitNames)('%s has a flag that stands in the help, and a line in the docs', (name) => {
  const { flag, standard, ceiling = Number.POSITIVE_INFINITY } = limitRow(name);
  expect(defaultCommand.options).toHaveProperty([flag]);
  expect(helpText()).toContain(`--${flag} `);
  expect(readFileSync(join(root, 'docs/limits.md'), 'utf8')).toContain(`\`--${flag}\``);
  expect(defaultLimits[name]).toBe(standard);
  expect(standard).toBeLessThanOrEqual(ceiling);
});

it('every limit is asked for somewhere', () => {
  const sources = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.name.endsWith('.ts') && !entry.parentPath.endsWith('limits'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  expect(limitNames.filter((name) => !new RegExp(`\\b${name}\\b`).test(sources))).toEqual([]);
});

it('has a problem code where it says so, and every code of a limit a row', () => {
  const rows = limitNames.map((name) => limitRow(name).met).join('\n');
  const named = [...rows.matchAll(/`([a-z-]+)`/g)].map(([, code]) => code!).filter((word) => !word.startsWith('--'));
  for (const code of named) expect(problemCodes).toHaveProperty([code]);
  const codes = Object.keys(problemCodes).filter((code) => code.startsWith('limit-'));
  expect(codes.filter((code) => !named.includes(code))).toEqual([]);
});

it('no two have one flag', () => {
  const flags = limitNames.map((name) => limitRow(name).flag);
  expect(new Set(flags).size).toBe(flags.length);
});
