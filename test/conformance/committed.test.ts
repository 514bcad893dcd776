import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.js';
import { folderOf, writtenCase } from './written-case.js';

const folder = join(import.meta.dirname, '../../fixtures/conformance');
const written = new Map(cases.flatMap((conformanceCase) => [...writtenCase(conformanceCase)]));

describe('fixtures/conformance', () => {
  it('is what `npm run conformance` writes, to the byte', () => {
    const committed = filesIn(folder).filter((path) => path !== 'README.md');
    expect(committed.sort()).toEqual([...written.keys()].sort());
    for (const [path, bytes] of written) {
      expect(Buffer.compare(readFileSync(join(folder, path)), bytes), path).toBe(0);
    }
  });

  it('stays small', () => {
    const bytes = filesIn(folder).reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
    expect(bytes).toBeLessThan(2_000_000);
  });

  it('has a name for each case that no other one has', () => {
    const names = cases.map((conformanceCase) => `${folderOf(conformanceCase)}/${conformanceCase.name}`);
    expect(new Set(names).size).toBe(names.length);
    for (const { name } of cases) expect(name).toMatch(/^[a-z0-9.]+(-[a-z0-9.]+)*$/);
  });
});

function filesIn(directory: string): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)));
}
