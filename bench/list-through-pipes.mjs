// Times our program on a docker-archive against listing the archive's layers through pipes:
//
//   node bench/list-through-pipes.mjs IMAGE.tar [--runs N] [--most RATIO]
//
// Ours is a whole run, from the start of the process to the last byte of its JSON report. Theirs is
// `tar -xOf IMAGE LAYER | tar -tf - >/dev/null` for one layer after the other: what one does by hand to see what is in
// an image. After one unmeasured run of each, which brings the archive into the page cache for both, they take turns.
// Printed are all runs, the ratio of the medians, and the peak memory as `/usr/bin/time -v` measures it (apt package
// `time`). With --most the exit code is 1 when the ratio is above.
import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const {
  values: { runs, most },
  positionals: [image],
} = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' }, most: { type: 'string' } },
});
if (image === undefined) {
  console.error('usage: node bench/list-through-pipes.mjs IMAGE.tar [--runs N] [--most RATIO]');
  process.exit(2);
}

const program = process.env.UNEARTH ?? fileURLToPath(new URL('../bin/unearth.js', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'unearth-bench-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const tarOutput = { encoding: 'utf8', maxBuffer: 2 ** 28 };
const [{ Layers }] = JSON.parse(execFileSync('tar', ['-xOf', image, 'manifest.json'], tarOutput));
// A layer that occurs twice is listed once: `docker save` keeps the second as a symlink, which tar -O prints nothing for.
const layers = [...new Set(Layers)];

const contestants = {
  unearth: [process.execPath, program, image, '--format', 'json'],
  pipes: [
    'bash',
    '-c',
    'image=$1; shift; for layer; do tar -xOf "$image" "$layer" | tar -tf - >/dev/null; done',
    'list',
    image,
    ...layers,
  ],
};

/** Seconds, and kilobytes of the process that took most. */
function measure([command, ...args]) {
  const report = join(work, 'time');
  const output = openSync(join(work, 'output'), 'w');
  const start = process.hrtime.bigint();
  const { status } = spawnSync('/usr/bin/time', ['-v', '-o', report, command, ...args], {
    stdio: ['ignore', output, 'inherit'],
  });
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  closeSync(output);
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: exit ${status}`);
  const [, kilobytes] = /Maximum resident set size \(kbytes\): (\d+)/.exec(readFileSync(report, 'utf8'));
  return { seconds, kilobytes: Number(kilobytes) };
}

const results = { unearth: [], pipes: [] };
for (const command of Object.values(contestants)) measure(command);
for (let run = 0; run < Number(runs); run++) {
  for (const [name, command] of Object.entries(contestants)) results[name].push(measure(command));
}

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
function median(numbers) {
  const list = sorted(numbers);
  return (list[(list.length - 1) >> 1] + list[list.length >> 1]) / 2;
}

const { totals } = JSON.parse(execFileSync(process.execPath, contestants.unearth.slice(1), tarOutput));
console.log(
  `${(statSync(image).size / 1e9).toFixed(2)} GB, ${totals.layers} layers, ${totals.entries} entries; ` +
    `Node ${process.version}, ${availableParallelism()} cores, ${runs} runs each, in turns`,
);
console.log('           median   fastest   slowest   peak memory   all runs (s)');
for (const [name, measured] of Object.entries(results)) {
  const seconds = sorted(measured.map((run) => run.seconds));
  const memory = Math.max(...measured.map((run) => run.kilobytes)) * 1024;
  const times = [median(seconds), seconds[0], seconds.at(-1)].map((time) => `${time.toFixed(3)} s`.padStart(9));
  const all = measured.map((run) => run.seconds.toFixed(3)).join(' ');
  console.log(`${name.padEnd(8)}${times.join(' ')} ${`${(memory / 1e6).toFixed(0)} MB`.padStart(13)}   ${all}`);
}
const ratio = median(results.unearth.map((run) => run.seconds)) / median(results.pipes.map((run) => run.seconds));
console.log(`ratio of the medians, unearth to pipes: ${ratio.toFixed(3)}`);
if (most !== undefined && ratio > Number(most)) process.exitCode = 1;
