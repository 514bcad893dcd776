import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Failure, Told, Work } from './child.js';

/** No case may take longer than that, in seconds: of processor time, since a busy machine is no hang. */
const longest = 2;
/**
 * The heap of the child. What a case needs is to be seen, and not what piles up over thousands of them where a machine has memory to
 * spare; a case that needs more than this ends the child, which is a failure.
 */
const heap = '--max-old-space-size=128';
/** Seconds in which something must come of a case, even where nothing is computed. */
const longestWait = 60;
/** No case may need more, in bytes. */
const mostMemory = 300e6;

/** Cases that one process works through before a new one takes over. */
const casesPerChild = 20_000;

/** Between two looks at the child, in milliseconds. */
const lookEvery = 250;

export type Watcher = {
  readonly onDone: (told: Done) => void;
  readonly onFailure: (number: number, failure: Failure) => void;
  /** Asked after every case: whether to go on. */
  readonly wanted: () => boolean;
};

type Done = Extract<Told, { type: 'done' }>;

/** Works through cases in child processes and judges what only a parent can: crashes, hangs, memory. */
export async function watchCases(script: string, work: Work, watcher: Watcher): Promise<void> {
  for (let from = work.from; from < work.to && watcher.wanted(); ) {
    const to = Math.min(work.to, from + casesPerChild);
    const { next, failure } = await watchChild(script, { ...work, from, to }, watcher);
    if (failure !== null) watcher.onFailure(next, failure);
    from = failure === null ? next : next + 1;
  }
}

/** The first case that is not done, and why the child did not come to it. */
type End = { readonly next: number; readonly failure: Failure | null };

function watchChild(script: string, work: Work, { onDone, onFailure, wanted }: Watcher): Promise<End> {
  return new Promise((resolve) => {
    const child = startChild(script, work);
    let next = work.from;
    /** When the case in hand was begun: by the clock, and by the child's processor time, in seconds. */
    let begun = { clock: 0, processor: 0 };
    let ready = false;
    let stopped: { readonly failure: Failure | null } | null = null;
    let errors = '';
    const stop = (failure: Failure | null) => {
      stopped = { failure };
      child.kill('SIGKILL');
    };
    child.stderr?.on('data', (text: Buffer) => {
      errors = (errors + text).slice(-4000);
    });
    const timer = setInterval(() => {
      if (!ready || stopped !== null) return;
      const waited = performance.now() / 1000 - begun.clock;
      const computed = (processorTime(child.pid!) ?? begun.processor + waited) - begun.processor;
      if (waited > longest && computed > longest) stop(hang(computed));
      else if (waited > longestWait) stop({ rule: 'hang', detail: `Nothing came of it in ${longestWait} s.` });
    }, lookEvery);
    child.on('message', (told: Told) => {
      begun = { clock: performance.now() / 1000, processor: processorTime(child.pid!) ?? 0 };
      ready = true;
      if (told.type === 'ready' || stopped !== null) return;
      onDone(told);
      next = told.number + 1;
      if (told.failure !== null) onFailure(told.number, told.failure);
      else if (told.time > longest * 1000) onFailure(told.number, hang(told.time / 1000));
      else if (told.peak > mostMemory) {
        // What was reached once stays the process's peak: the next case gets a new one.
        next = told.number;
        stop({ rule: 'memory', detail: `The process came to ${(told.peak / 1e6).toFixed(0)} MB.` });
      }
      if (!wanted()) stop(null);
    });
    child.on('close', (code, signal) => {
      clearInterval(timer);
      const crash = { rule: 'crash', detail: `The process ended: ${code ?? signal}. ${errors}` };
      resolve({ next, failure: stopped !== null ? stopped.failure : next < work.to ? crash : null });
    });
  });
}

function hang(seconds: number): Failure {
  return { rule: 'hang', detail: `It took ${seconds.toFixed(1)} s of processor time.` };
}

/** Node's permissions hold it to its word: nothing may be written but in its folder. */
function startChild(script: string, work: Work): ChildProcess {
  const { allowedNodeEnvironmentFlags } = process;
  const permission = allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
  const allowed = ['--allow-fs-read=*', `--allow-fs-write=${work.folder}/*`, '--allow-worker'];
  return spawn(process.execPath, [permission, ...allowed, heap, '--no-warnings', script, JSON.stringify(work)], {
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
    env: { ...process.env, TMPDIR: work.folder },
  });
}

/** Seconds that a process has computed, all its threads; null where the system does not tell. */
function processorTime(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return null;
  }
}
