import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import nodeModule from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { Program } from '../components/program.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const code = join(process.env['UNEARTH_CACHE_DIR']!, 'code');
const canKeep = 'enableCompileCache' in nodeModule;

async function explore(...options: string[]): Promise<void> {
  const program = new Program(process.execPath, join(root, 'bin/unearth.js'), 'demo', ...options);
  await program.shows('efficiency');
  program.type('q');
  expect((await program.ended).exitCode).toBe(0);
}

function clear(): Promise<{ readonly exitCode: number }> {
  return new Program(process.execPath, join(root, 'bin/unearth.js'), 'cache', '--clear').ended;
}

describe('what Node compiled of the explorer', () => {
  it.skipIf(canKeep)('is not kept where Node cannot', async () => {
    await explore();
    expect(existsSync(code)).toBe(false);
  });

  it.runIf(canKeep)('is kept for this build alone, in a folder of the user, until that is cleared', async () => {
    await explore('--no-cache');
    expect(existsSync(code)).toBe(false);

    mkdirSync(join(code, 'f'.repeat(64)), { recursive: true, mode: 0o700 });
    writeFileSync(join(code, 'notes.txt'), 'mine');
    await explore();
    const build = readFileSync(join(root, 'dist/built'), 'latin1');
    expect(readdirSync(code).sort()).toEqual([build, 'notes.txt'].sort());
    expect(statSync(code).mode & 0o777).toBe(0o700);
    expect(readdirSync(join(code, build), { recursive: true }).length).toBeGreaterThan(1);

    expect((await clear()).exitCode).toBe(0);
    expect(readdirSync(code)).toEqual(['notes.txt']);
  });
});
