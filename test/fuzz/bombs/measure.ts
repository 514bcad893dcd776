import { spawn } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { namedRecords } from '../tar-records.js';
import type { Bomb } from './bomb.js';
import { documentBombs } from './document-bombs.js';
import { streamBombs } from './stream-bombs.js';
import { tarBombs } from './tar-bombs.js';
import { treeBombs } from './tree-bombs.js';

const bombs: readonly Bomb[] = [...streamBombs, ...tarBombs, ...treeBombs, ...documentBombs];

/** Seconds of processor time after which a run is ended; and seconds of waiting, where that does not tell. */
const longest = 60;
const longestWait = 600;

/** `npm run bombs -- [NAME…]`: what the program makes of each bomb, as a table. */
export async function measureBombs(names: readonly string[], root: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'unearth-bombs-'));
  process.stdout.write(
    '| bomb | on disk | time | memory | output | exit | what came of it |\n| --- | --- | --- | --- | --- | --- | --- |\n',
  );
  try {
    for (const bomb of bombs.filter(({ name }) => names.length === 0 || names.includes(name))) {
      const file = join(folder, 'bomb.tar');
      writeArchive(file, bomb);
      const { seconds, peak, exit, output, said } = await run(root, file);
      const cells = [
        `${bomb.name}: ${bomb.what}`,
        `${(statSync(file).size / 1e6).toFixed(1)} MB`,
        `${seconds.toFixed(1)} s`,
        `${(peak / 1e6).toFixed(0)} MB`,
        `${(output / 1e6).toFixed(1)} MB`,
        exit,
        said,
      ];
      process.stdout.write(`| ${cells.join(' | ')} |\n`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Member by member: some are large. */
function writeArchive(path: string, { members }: Bomb): void {
  const file = openSync(path, 'w');
  for (const { name, content } of members()) {
    for (const { header, content: bytes } of namedRecords(name, '0', content)) {
      writeSync(file, header);
      writeSync(file, bytes);
    }
  }
  writeSync(file, Buffer.alloc(1024));
  closeSync(file);
}

type Run = {
  /** Of processor time. */
  readonly seconds: number;
  /** Most memory, in bytes. */
  readonly peak: number;
  readonly exit: string;
  /** Bytes. */
  readonly output: number;
  readonly said: string;
};

function run(root: string, file: string): Promise<Run> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'bin/unearth.js'), file, '--format', 'json', '--no-cache']);
    const began = performance.now();
    let [peak, seconds, output] = [0, 0, 0];
    let head = '';
    let errors = '';
    child.stdout.on('data', (bytes: Buffer) => {
      output += bytes.length;
      if (head.length < 100_000) head += bytes;
    });
    child.stderr.on('data', (bytes: Buffer) => {
      errors = (errors + bytes).slice(-100_000);
    });
    const timer = setInterval(() => {
      try {
        const status = readFileSync(`/proc/${child.pid}/status`, 'latin1');
        peak = Math.max(peak, Number(/VmHWM:\s*(\d+)/.exec(status)?.[1] ?? 0) * 1024);
        const stat = readFileSync(`/proc/${child.pid}/stat`, 'latin1');
        const [user, system] = stat
          .slice(stat.lastIndexOf(')') + 2)
          .split(' ')
          .slice(11, 13)
          .map(Number);
        seconds = (user! + system!) / 100;
      } catch {
        // It ended just now, or this is no Linux.
      }
      if (seconds > longest || performance.now() - began > longestWait * 1000) child.kill('SIGKILL');
    }, 20);
    child.on('close', (code, signal) => {
      clearInterval(timer);
      resolve({ seconds, peak, output, exit: String(code ?? signal), said: verdict(head, errors) });
    });
  });
}

/** The refusal, or the codes of the problems in the report. */
function verdict(report: string, errors: string): string {
  const codes = [...new Set([...report.matchAll(/"code": "([a-z-]+)"/g)].map(([, code]) => code))];
  const [, efficiency = ''] = /"complete": (true|false)/.exec(report) ?? [];
  const words = errors
    .replace(/\/\S*bomb\.tar/g, 'FILE')
    .split('\n', 2)
    .join(' ')
    .slice(0, 160);
  return [efficiency === '' ? '' : `complete ${efficiency}`, ...codes, words].filter((part) => part !== '').join(', ');
}
