import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const program = fileURLToPath(new URL('../../bin/unearth.js', import.meta.url));

type Ran = { readonly stdout: string; readonly stderr: string; readonly status: number | null };

/** Runs the built program to its end. */
export function unearth(...args: string[]): Ran {
  return unearthIn({}, ...args);
}

/** The same with other variables in its environment. */
export function unearthIn(env: NodeJS.ProcessEnv, ...args: string[]): Ran {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, ...env },
  });
  return { stdout, stderr, status };
}

/** What it prints as JSON lines. */
export function jsonLinesOf(...args: string[]): Record<string, unknown>[] {
  const { stdout } = unearth(...args, '--json');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
