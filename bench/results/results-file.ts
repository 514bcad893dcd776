import { readFileSync, writeFileSync } from 'node:fs';
import type { Machine } from './machine.js';
import type { Result } from './result.js';

/** What `docs/performance.md` is made from. */
export type Results = { readonly machine: Machine | null; readonly results: readonly Result[] };

/** Puts new results in the place of older ones of the same case on the same version of Node. */
export function saveResults(file: string, machine: Machine, fresh: readonly Result[]): void {
  const { results } = JSON.parse(readFileSync(file, 'utf8')) as Results;
  const key = ({ case: name, node }: Result) => `${name} ${node.split('.')[0]}`;
  const replaced = new Set(fresh.map(key));
  const all: Results = { machine, results: [...results.filter((result) => !replaced.has(key(result))), ...fresh] };
  writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
}
