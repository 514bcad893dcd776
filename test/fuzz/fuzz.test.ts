import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { readCorpus } from './corpus.js';
import { makeCase } from './make-case.js';
import { Random } from './random.js';
import { runCase } from './run-case.js';

/** A short run that is the same every time; `npm run fuzz` goes on from here. */
const seed = 1;
const cases = 200;

const corpus = readCorpus(fileURLToPath(new URL('../..', import.meta.url)));
const folder = mkdtempSync(join(tmpdir(), 'unearth-fuzz-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the fuzzer', () => {
  it('makes the same case of the same numbers', () => {
    for (let number = 0; number < 30; number += 1) {
      const again = makeCase(corpus, seed, number);
      expect(isDeepStrictEqual(makeCase(corpus, seed, number), again)).toBe(true);
    }
    expect(makeCase(corpus, seed, 1).steps).not.toEqual(makeCase(corpus, seed + 1, 1).steps);
  });

  it('finds no rule broken in its first cases', { timeout: 120_000 }, async () => {
    const kinds = { whole: 0, incomplete: 0, refused: 0 };
    const failed: string[] = [];
    for (let number = 0; number < cases; number += 1) {
      try {
        const outcome = await runCase(makeCase(corpus, seed, number), folder, new Random(~seed, number));
        kinds[outcome.kind] += 1;
      } catch (error) {
        failed.push(`case ${number}: ${error}`);
      }
    }
    expect(failed).toEqual([]);
    // Cases reach deep: neither are nearly all refused, nor is hardly any damaged.
    for (const count of Object.values(kinds)) expect(count).toBeGreaterThan(cases / 20);
  });
});
