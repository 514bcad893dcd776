import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { damaged } from './damage.js';
import { scanBytes } from './scan-bytes.js';
import { lineOf, variantsOf, verdict } from './verdict.js';

const folder = fileURLToPath(new URL('archives/', import.meta.url));
const verdicts: Record<string, string[]> = JSON.parse(readFileSync(`${folder}go-verdicts.json`, 'utf8'));

/**
 * Go's archive/tar read each archive, and variants of it that are damaged in ways that are the same each time, when
 * archives/make.sh was run. Where this fails, run that again: archives/verdicts.go can print what Go read.
 */
test.each(Object.entries(verdicts))('%s, whole and damaged, reads as Go reads it', (archive, expected) => {
  const bytes = readFileSync(folder + archive);
  expect(expected).toHaveLength(variantsOf(archive));
  const read = expected.map((_, seed) => {
    const scan = scanBytes(damaged(bytes, seed));
    return verdict(scan.entries.map(lineOf), scan.end.complete);
  });
  expect(read).toEqual(expected);
});

test('damage of any kind does not throw, and does not ask for more than there is', () => {
  for (const archive of Object.keys(verdicts)) {
    const bytes = readFileSync(folder + archive);
    for (let seed = 1000; seed < 1050; seed++) {
      const variant = damaged(bytes, seed);
      const scan = scanBytes(variant);
      expect(scan.ranges.length).toBeLessThanOrEqual(variant.length / 256 + 4);
      expect(scan.end.entries).toBe(scan.entries.length);
    }
  }
});
