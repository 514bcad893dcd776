import type { Failure, Told } from './child.js';

/** A case that broke a rule. */
export type FailedCase = { readonly number: number; readonly failure: Failure };

/** What a run comes to. */
export class Figures {
  readonly failed: FailedCase[] = [];
  readonly #kinds = new Map<string, number>();
  readonly #problems = new Map<string, number>();
  readonly #refusals = new Map<string, number>();
  readonly #began = performance.now();
  #cases = 0;
  #time = 0;
  #slowest = { number: 0, time: 0 };
  #peak = { number: 0, bytes: 0 };

  get cases(): number {
    return this.#cases;
  }

  add({ number, time, peak, outcome }: Extract<Told, { type: 'done' }>): void {
    this.#cases += 1;
    this.#time += time;
    if (time > this.#slowest.time) this.#slowest = { number, time };
    if (peak > this.#peak.bytes) this.#peak = { number, bytes: peak };
    if (outcome === null) return;
    count(this.#kinds, outcome.kind);
    for (const code of outcome.problems) count(this.#problems, code);
    if (outcome.refusal !== null) count(this.#refusals, withoutParticulars(outcome.refusal));
  }

  fail(number: number, failure: Failure): void {
    this.failed.push({ number, failure });
  }

  /** The figures as lines. */
  lines(seed: number): string[] {
    const seconds = (performance.now() - this.#began) / 1000;
    const kinds = ['whole', 'incomplete', 'refused'].map((kind) => `${kind} ${this.#kinds.get(kind) ?? 0}`);
    return [
      `seed ${seed}: ${this.#cases} cases in ${seconds.toFixed(0)} s, ${(this.#cases / seconds).toFixed(0)} a second, ${(this.#time / this.#cases).toFixed(1)} ms of processor time each`,
      `read: ${kinds.join(', ')}`,
      `slowest case ${this.#slowest.number}: ${this.#slowest.time.toFixed(0)} ms of processor time`,
      `peak memory ${(this.#peak.bytes / 1e6).toFixed(0)} MB, reached in case ${this.#peak.number}`,
      'problems, by the number of cases that had them:',
      ...table(this.#problems),
      'refusals:',
      ...table(this.#refusals),
      this.failed.length === 0 ? 'no case failed' : `${this.failed.length} cases FAILED`,
    ];
  }
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

function table(counts: ReadonlyMap<string, number>): string[] {
  const rows = [...counts].sort(([, a], [, b]) => b - a);
  const shown = rows.slice(0, 60).map(([key, times]) => `  ${String(times).padStart(7)}  ${key}`);
  return rows.length > shown.length ? [...shown, `           and ${rows.length - shown.length} more`] : shown;
}

/** The sentence without names, paths and numbers: refusals of one kind are counted together. */
function withoutParticulars(message: string): string {
  return message
    .replace(/\/\S*\/image(\.tar)?/g, 'PATH')
    .replace(/"(?:[^"\\]|\\.)*"|`[^`]*`/g, '"…"')
    .replace(/sha(256|512):\S+/g, 'DIGEST')
    .replace(/[0-9a-f]{12,}/g, 'HEX')
    .replace(/\d+/g, 'N')
    .replace(/[^\x20-\x7e…]/g, '?')
    .slice(0, 110);
}
