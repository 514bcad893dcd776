import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Failure } from './child.js';
import type { FuzzCase } from './fuzz-case.js';
import { writeCase } from './run-case.js';

/** Where failed cases are kept: no run clears it away. */
const kept = join(tmpdir(), 'unearth-fuzz-failed');

/** Keeps a case with its story; gives the folder. */
export function keepCase(name: string, fuzzCase: FuzzCase, { rule, detail }: Failure): string {
  const folder = join(kept, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeCase(fuzzCase.written, folder);
  writeFileSync(join(folder, 'story.txt'), [`${rule}: ${detail}`, '', ...fuzzCase.steps, ''].join('\n'));
  return folder;
}
