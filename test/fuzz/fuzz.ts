import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readCorpus } from './corpus.js';
import { Figures } from './figures.js';
import { makeCase } from './make-case.js';
import { writeCase } from './run-case.js';
import { watchCases } from './watch.js';

/** Files of a moment are written here where there is such a thing (Linux). */
const memoryDisk = '/dev/shm';

/** `npm run fuzz -- --count N --seed S [--minutes M] [--only CASE]` */
export async function fuzz(argv: readonly string[], root: string): Promise<void> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      count: { type: 'string', default: '20000' },
      seed: { type: 'string', default: '1' },
      minutes: { type: 'string', default: '600' },
      only: { type: 'string' },
    },
  });
  const seed = Number(values.seed) >>> 0;
  const until = performance.now() + Number(values.minutes) * 60_000;
  const [from, to] =
    values.only === undefined ? [0, Number(values.count)] : [Number(values.only), Number(values.only) + 1];
  const folder = mkdtempSync(join(existsSync(memoryDisk) ? memoryDisk : tmpdir(), 'unearth-fuzz-'));
  const script = fileURLToPath(new URL('./child.js', import.meta.url));
  const figures = new Figures();
  const corpus = readCorpus(root);
  try {
    await watchCases(
      script,
      { root, folder, seed, from, to },
      (told) => {
        figures.add(told);
        if (figures.cases % 10_000 === 0) process.stdout.write(`${figures.lines(seed).slice(0, 4).join('; ')}\n`);
      },
      (number, { rule, detail }) => {
        figures.fail(number, { rule, detail });
        const kept = join(tmpdir(), 'unearth-fuzz-failed', `${seed}-${number}`);
        const { steps, written } = makeCase(corpus, seed, number);
        mkdirSync(kept, { recursive: true });
        writeCase(written, kept);
        const story = [`${rule}: ${detail}`, '', ...steps, ''].join('\n');
        writeFileSync(`${kept}.txt`, story);
        process.stdout.write(
          `case ${number}: ${rule}: ${JSON.stringify(detail.slice(0, 600))}\n  kept in ${kept}; again: npm run fuzz -- --seed ${seed} --only ${number}\n`,
        );
      },
      () => performance.now() < until,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  process.stdout.write(`${figures.lines(seed).join('\n')}\n`);
  if (figures.failed.length > 0) process.exitCode = 1;
}
