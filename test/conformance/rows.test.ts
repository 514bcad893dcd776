import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cases } from './cases.js';
import { forms } from './forms.js';
import type { RowId } from './rows/rows.js';
import { rows } from './rows/rows.js';
import { imagesIn } from './said.js';

const root = join(import.meta.dirname, '../..');

describe('docs/formats.md', () => {
  it.each(rows)('$id: has a case, a test or a reason why not', ({ id, tests = [], fixtures = [], reason }) => {
    const own = cases.filter(({ row }) => row === id);
    expect(own.length + tests.length + (reason === undefined ? 0 : 1)).toBeGreaterThan(0);
    for (const file of tests) expect(existsSync(join(root, file)), file).toBe(true);
    for (const fixture of fixtures) expect(existsSync(join(root, 'fixtures', fixture)), fixture).toBe(true);
  });

  it('has a row for every case, and no row twice', () => {
    const ids = rows.map(({ id }) => id as RowId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { row } of cases) expect(ids).toContain(row);
  });

  it.each(forms)('$fixture is read', async ({ fixture }) => {
    const images = await imagesIn(join(root, 'fixtures', fixture));
    expect(images.some(({ available }) => available === true)).toBe(true);
  });
});
