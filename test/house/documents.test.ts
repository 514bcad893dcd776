import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../src/problem/problem-codes.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

describe('the documents that are made from tables', () => {
  it.each(readdirSync(join(root, 'scripts/documents')))('%s: is current (node scripts/docs.js)', async (file) => {
    const { document } = (await import(join(root, 'scripts/documents', file))) as { document: () => string };
    expect(readFileSync(join(root, 'docs', `${basename(file, '.ts')}.md`), 'utf8')).toBe(document());
  });

  it('have an anchor for every code of a problem', () => {
    const headings = readFileSync(join(root, 'docs/problems.md'), 'utf8').match(/(?<=^### ).+$/gm);
    expect(headings).toEqual(Object.keys(problemCodes));
  });
});
