import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { cases } from './cases.js';
import { contentOf, writtenCase } from './written-case.js';

/** Writes all cases into a folder, and removes those that are no more; its README stays. Gives the number of bytes. */
export function writeCases(folder: string): number {
  const written = new Map(cases.flatMap((conformanceCase) => [...writtenCase(conformanceCase)]));
  mkdirSync(folder, { recursive: true });
  for (const path of casesIn(folder)) if (!written.has(path)) rmSync(join(folder, path));
  let bytes = 0;
  for (const [path, content] of written) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (!isThere(join(folder, path), content)) writeFileSync(join(folder, path), content);
    bytes += content.length;
  }
  return bytes;
}

/** The files of all cases, as paths in the folder. */
export function casesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !(entry.name === 'README.md' && entry.parentPath === folder))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

function isThere(path: string, bytes: Uint8Array): boolean {
  return existsSync(path) && Buffer.compare(contentOf(path, readFileSync(path)), contentOf(path, bytes)) === 0;
}
