import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from './command.js';
import { runProcess } from './run-process.js';

/**
 * The most resident memory of a program, in bytes, in a run that is not timed; null where it cannot be told (only Linux says it).
 * A Node program tells it itself when it ends; of any other, whoever looks every millisecond sees all but its last one.
 */
export async function peakMemory(command: Command, output: string, tellPeak: string): Promise<number | null> {
  if (process.platform !== 'linux') return null;
  if (basename(command.program).startsWith('node')) {
    const args = ['--require', tellPeak, ...command.args];
    const { errors } = await runProcess({ ...command, args }, output);
    return bytesOf(/PEAK (\d+)/.exec(errors));
  }
  const { peak } = await runProcess(command, output, watchPeak);
  return peak > 0 ? peak : null;
}

function watchPeak(pid: number): () => number {
  let peak = 0;
  const timer = setInterval(() => {
    try {
      peak = Math.max(peak, bytesOf(/VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))) ?? 0);
    } catch {
      // It ended just now.
    }
  }, 1);
  return () => {
    clearInterval(timer);
    return peak;
  };
}

/** What stands behind a match of kilobytes, as Linux counts them. */
function bytesOf(match: RegExpExecArray | null): number | null {
  return match === null ? null : Number(match[1]) * 1024;
}
