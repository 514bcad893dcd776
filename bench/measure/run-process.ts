import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Command } from './command.js';

/** How a run ended. */
export type Ran = {
  /** From the start of the process to its end. */
  readonly milliseconds: number;
  /** What it wrote to standard error. */
  readonly errors: string;
  /** The most that was seen of its resident memory, in bytes, where somebody looked. */
  readonly peak: number;
};

/** Runs a program to its end, its output in a file. Rejects when it fails: a failure is quick and must not count. */
export function runProcess(
  { program, args, env }: Command,
  output: string,
  watch?: (pid: number) => () => number,
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const file = openSync(output, 'w');
    const began = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', file, 'pipe'], env: { ...process.env, ...env } });
    const seen = watch === undefined || child.pid === undefined ? null : watch(child.pid);
    let milliseconds = 0;
    let errors = '';
    child.stderr?.on('data', (bytes) => {
      errors = `${errors}${bytes}`.slice(-10_000);
    });
    child.on('error', reject);
    child.on('exit', () => {
      milliseconds = performance.now() - began;
    });
    child.on('close', (code, signal) => {
      closeSync(file);
      const peak = seen?.() ?? Number.NaN;
      if (code === 0) resolve({ milliseconds, errors, peak });
      else reject(new Error(`${program} ${args.join(' ')}: exit ${code ?? signal}\n${errors}`));
    });
  });
}
