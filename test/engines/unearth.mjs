// Runs the program under test, and returns what it prints. UNEARTH names another one than this repository's.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const program = process.env.UNEARTH ?? fileURLToPath(new URL('../../bin/unearth.js', import.meta.url));

/** What the program prints; what it complains of is the error's message. */
export function unearth(...args) {
  const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, [program, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 31 - 1,
    // What is compared has to be read: the forms of an image have the same blobs.
    env: { ...process.env, UNEARTH_CACHE_DIR: '/dev/null' },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`unearth ${args.join(' ')}: exit ${status ?? signal}: ${stderr.trim()}`);
  return stdout;
}

export function reportOf(...image) {
  return JSON.parse(unearth(...image, '--format', 'json'));
}
