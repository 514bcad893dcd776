import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Failure, Told, Work } from './child.js';

/** No case may take longer than that, in seconds: of processor time, or of time in which nothing happens. */
const longest = 2;
const longestWait = 30;
/** No case may need more, in bytes. */
export const mostMemory = 300e6;

/** Cases that one process works through before a new one takes over: what it leaves behind in memory is none of the next case's. */
const casesPerChild = 20_000;

type OnDone = (told: Extract<Told, { type: 'done' }>) => void;

/** Works through cases in child processes and judges what only a parent can: crashes, hangs, memory. */
export async function watchCases(
  script: string,
  work: Work,
  onDone: OnDone,
  onFailure: (number: number, failure: Failure) => void,
  wanted: () => boolean,
): Promise<void> {
  for (let from = work.from; from < work.to && wanted(); ) {
    const to = Math.min(work.to, from + casesPerChild);
    const end = await watchChild(script, { ...work, from, to }, onDone, onFailure, wanted);
    if (end.failure !== null) onFailure(end.next, end.failure);
    from = end.next + (end.failure === null ? 0 : 1);
  }
}

type End = { readonly next: number; readonly failure: Failure | null };

function watchChild(
  script: string,
  work: Work,
  onDone: OnDone,
  onFailure: (number: number, failure: Failure) => void,
  wanted: () => boolean,
): Promise<End> {
  return new Promise((resolve) => {
    const child = startChild(script, work);
    let next = work.from;
    let ready = false;
    let since = performance.now();
    let processorSince = 0;
    let verdict: Failure | null = null;
    let stopped = false;
    let errors = '';
    const stop = (failure: Failure | null) => {
      verdict = failure;
      stopped = true;
      child.kill('SIGKILL');
    };
    child.stderr?.on('data', (text: Buffer) => {
      errors = (errors + text).slice(-4000);
    });
    const timer = setInterval(() => {
      if (!ready || stopped) return;
      const waited = (performance.now() - since) / 1000;
      const processor = processorTime(child.pid!) ?? waited;
      if (processor - processorSince > longest && waited > longest) {
        stop({ rule: 'hang', detail: `It took more than ${longest} s of processor time.` });
      } else if (waited > longestWait) stop({ rule: 'hang', detail: `Nothing came of it in ${longestWait} s.` });
    }, 250);
    child.on('message', (told: Told) => {
      since = performance.now();
      processorSince = processorTime(child.pid!) ?? 0;
      ready = true;
      if (told.type === 'ready' || stopped) return;
      next = told.number + 1;
      onDone(told);
      if (told.failure !== null) onFailure(told.number, told.failure);
      if (told.time > longest * 1000) {
        onFailure(told.number, {
          rule: 'hang',
          detail: `It took ${(told.time / 1000).toFixed(1)} s of processor time.`,
        });
      }
      if (told.peak > mostMemory) {
        next = told.number;
        stop({ rule: 'memory', detail: `The process came to ${(told.peak / 1e6).toFixed(0)} MB.` });
      } else if (!wanted()) stop(null);
    });
    child.on('close', (code, signal) => {
      clearInterval(timer);
      const unfinished = next < work.to && !stopped;
      const failure = unfinished
        ? { rule: 'crash', detail: `The process ended: ${code ?? signal}. ${errors}` }
        : verdict;
      resolve({ next, failure });
    });
  });
}

/** Node's permissions hold it to its word: nothing may be written but in its folder. */
function startChild(script: string, work: Work): ChildProcess {
  const permission = process.allowedNodeEnvironmentFlags.has('--permission')
    ? '--permission'
    : '--experimental-permission';
  const allowed = ['--allow-fs-read=*', `--allow-fs-write=${work.folder}/*`, '--allow-worker'];
  return spawn(
    process.execPath,
    [permission, ...allowed, '--no-warnings', '--expose-gc', script, JSON.stringify(work)],
    { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] },
  );
}

/** Seconds that a process has computed, all its threads; null where the system does not tell. */
function processorTime(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const [user, system] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return (user! + system!) / 100;
  } catch {
    return null;
  }
}
