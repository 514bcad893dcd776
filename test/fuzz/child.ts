import { readdirSync, readFileSync } from 'node:fs';
import { readCorpus } from './corpus.js';
import { Finding } from './judge/finding.js';
import { makeCase } from './make-case.js';
import type { Outcome } from './outcome.js';
import { Random } from './random.js';
import { runCase } from './run-case.js';

/** What the child is to do: cases `from` to `to - 1`, without the mutations in `leftOut`. */
export type Work = {
  readonly root: string;
  readonly folder: string;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  readonly leftOut: readonly number[];
};

/** What it tells after every case. */
export type Told =
  | { readonly type: 'ready' }
  | {
      readonly type: 'done';
      readonly number: number;
      /** Milliseconds of processor time. */
      readonly time: number;
      /** The most memory that the process had so far, in bytes. */
      readonly peak: number;
      readonly outcome: Outcome | null;
      readonly failure: Failure | null;
    };

export type Failure = { readonly rule: string; readonly detail: string };

/** File descriptors are counted every so many cases. */
const countEvery = 200;

const work = JSON.parse(process.argv[2]!) as Work;
let rejection: unknown = null;
process.on('unhandledRejection', (reason) => {
  rejection = reason;
});

const corpus = readCorpus(work.root);
tell({ type: 'ready' });
let descriptors = 0;
let computed = processorTime();
for (let number = work.from; number < work.to; number += 1) {
  let outcome: Outcome | null = null;
  let failure: Failure | null = null;
  try {
    const fuzzCase = makeCase(corpus, work.seed, number, new Set(work.leftOut));
    outcome = await runCase(fuzzCase, work.folder, new Random(~work.seed, number));
    if (number % countEvery === work.from % countEvery) countDescriptors();
  } catch (error) {
    failure = failureOf(error);
  }
  if (rejection !== null) failure = { ...failureOf(rejection), rule: 'unhandled rejection' };
  rejection = null;
  const before = computed;
  computed = processorTime();
  tell({ type: 'done', number, time: computed - before, peak: peakMemory(), outcome, failure });
}
process.disconnect();

function tell(told: Told): void {
  process.send!(told);
}

/** Milliseconds that the process has computed, all its threads. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function failureOf(error: unknown): Failure {
  if (error instanceof Finding) return { rule: error.rule, detail: error.message };
  return { rule: 'crash', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** None may stay open: the first count is what the process needs itself, the threads of zlib and of workers among it. */
function countDescriptors(): void {
  if (process.platform !== 'linux') return;
  const open = readdirSync('/proc/self/fd').length;
  if (descriptors === 0) descriptors = open;
  if (open > descriptors + 20) throw new Finding('descriptors', `${open} are open, there were ${descriptors}`);
}

/** The high-water mark of the resident set; `maxRSS` may be that of the process that started this one. */
function peakMemory(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'latin1'))?.[1] ?? 0) * 1024;
}
