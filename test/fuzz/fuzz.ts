import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { Failure, Work } from './child.js';
import { readCorpus } from './corpus.js';
import { keepCase } from './failed-cases.js';
import { Figures } from './figures.js';
import { makeCase } from './make-case.js';
import { minimise } from './minimise.js';
import { watchCases } from './watch.js';

const options = {
  /** Cases, from number 0 on. */
  count: { type: 'string', default: '20000' },
  seed: { type: 'string', default: '1' },
  /** Ends the run after that many minutes, however many cases are left. */
  minutes: { type: 'string', default: '600' },
  /** One case alone; if it fails, it is made as small as it can be. */
  only: { type: 'string' },
} as const;

/** Files of a moment are written here where there is such a thing (Linux). */
const memoryDisk = '/dev/shm';

/** The figures are told every so many cases. */
const tellEvery = 10_000;

/** `npm run fuzz -- --count N --seed S [--minutes M] [--only CASE]` */
export async function fuzz(argv: readonly string[], root: string): Promise<void> {
  const { values } = parseArgs({ args: [...argv], options });
  const seed = Number(values.seed) >>> 0;
  const until = performance.now() + Number(values.minutes) * 60_000;
  const from = Number(values.only ?? 0);
  const to = values.only === undefined ? Number(values.count) : from + 1;
  const folder = mkdtempSync(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'unearth-fuzz-'));
  const script = fileURLToPath(new URL('./child.js', import.meta.url));
  const work: Work = { root, folder, seed, from, to, leftOut: [] };
  const figures = new Figures();
  const corpus = readCorpus(root);
  try {
    await watchCases(script, work, {
      onDone: (told) => {
        figures.add(told);
        if (figures.cases % tellEvery === 0) print(figures.lines(seed).slice(0, 4).join('; '));
      },
      onFailure: (number, failure) => {
        figures.fail(number, failure);
        const kept = keepCase(`${seed}-${number}`, makeCase(corpus, seed, number), failure);
        print(
          `case ${number}: ${inOneLine(failure)}\n  kept in ${kept}; again: npm run fuzz -- --seed ${seed} --only ${number}`,
        );
      },
      wanted: () => performance.now() < until,
    });
    const [failed] = figures.failed;
    if (values.only !== undefined && failed !== undefined) {
      const { mutations } = makeCase(corpus, seed, from);
      const leftOut = await minimise(script, work, mutations, failed.failure);
      const smaller = makeCase(corpus, seed, from, new Set(leftOut));
      const kept = keepCase(`${seed}-${from}-smaller`, smaller, failed.failure);
      print(
        `${mutations - leftOut.length} of ${mutations} mutations are enough: ${kept}\n  ${smaller.steps.join('\n  ')}`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  print(figures.lines(seed).join('\n'));
  if (figures.failed.length > 0) process.exitCode = 1;
}

function inOneLine({ rule, detail }: Failure): string {
  return `${rule}: ${JSON.stringify(detail.slice(0, 600))}`;
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}
