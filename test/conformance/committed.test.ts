import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.js';
import { casesIn } from './write-cases.js';
import { contentOf, folderOf, writtenCase } from './written-case.js';

const folder = join(import.meta.dirname, '../../fixtures/conformance');
const written = new Map(cases.flatMap((conformanceCase) => [...writtenCase(conformanceCase)]));

describe('fixtures/conformance', () => {
  it('is what `npm run conformance` writes, to the byte', () => {
    expect(casesIn(folder).sort()).toEqual([...written.keys()].sort());
    for (const [path, bytes] of written) {
      const committed = readFileSync(join(folder, path));
      expect(Buffer.compare(contentOf(path, committed), contentOf(path, bytes)), path).toBe(0);
    }
  });

  it('stays small', () => {
    const bytes = casesIn(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
    expect(bytes).toBeLessThan(1_500_000);
  });

  it('has a name for each case that no other one has', () => {
    const names = cases.map((conformanceCase) => `${folderOf(conformanceCase)}/${conformanceCase.name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { name } of cases) expect(name).toMatch(/^[a-z0-9.]+(-[a-z0-9.]+)*$/);
  });
});
