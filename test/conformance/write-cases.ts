import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cases } from './cases.js';
import { writtenCase } from './written-case.js';

/** Writes all cases into a folder, in place of those that are there; its README stays. Gives the number of bytes. */
export function writeCases(folder: string): number {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name !== 'README.md') rmSync(join(folder, name), { recursive: true });
  }
  let bytes = 0;
  for (const [path, content] of cases.flatMap((conformanceCase) => [...writtenCase(conformanceCase)])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
    bytes += content.length;
  }
  return bytes;
}
