import { readFileSync } from 'node:fs';
import { builtFile } from '../built-file.js';

let known: string | null = null;

/** What the build wrote of itself: a digest of the program, 64 hexadecimal digits. */
export function buildId(): string {
  known ??= readFileSync(builtFile('built'), 'latin1');
  return known;
}
