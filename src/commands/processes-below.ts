import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

type Process = { readonly pid: number; readonly parent: number };

/** The process, and all below it: what it started, what that started, and so on. What lost its parent hangs on nobody, and is not among them. */
export function processesBelow(pid: number): number[] {
  const all = process.platform === 'linux' ? inProc() : byPs();
  const found = [pid];
  for (const above of found) found.push(...all.flatMap(({ pid, parent }) => (parent === above ? [pid] : [])));
  return found;
}

/** Whether it has not ended. One that nobody has asked about since, as in containers whose first process does not, has ended too. */
export function isRunning(pid: number): boolean {
  return process.platform === 'linux' ? readProc(pid) !== null : signalTo(pid, 0);
}

/** Sends a signal; false where nobody is there to get it. */
export function signalTo(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}

/** proc(5), since `ps` is not in every container. */
function inProc(): Process[] {
  return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProc(Number(name)) ?? []) : []));
}

/** null for a process that has ended, or whose end is only waited for. The second field is a name that may hold anything, also brackets and spaces. */
function readProc(pid: number): Process | null {
  try {
    const [, state, parent] = /^.*\) (\S) (\d+) /s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return parent === undefined || state === 'Z' || state === 'X' ? null : { pid, parent: Number(parent) };
  } catch {
    return null;
  }
}

/** POSIX ps: the columns without a heading. */
function byPs(): Process[] {
  try {
    const rows = execFileSync('ps', ['-A', '-o', 'pid=', '-o', 'ppid='], { encoding: 'utf8' }).trim().split('\n');
    return rows.flatMap((row) => {
      const [pid = NaN, parent = NaN] = row.trim().split(/\s+/).map(Number);
      return [{ pid, parent }];
    });
  } catch {
    return [];
  }
}
