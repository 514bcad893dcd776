import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Program } from './program.js';

const esc = '\u001b';

/**
 * What a shell sees of the program: how the terminal was before and after, what became of it, and who it is. The shell takes signals
 * itself, as those of its terminal come to both; what it runs gets them as they are.
 */
const shell = `trap : HUP INT QUIT TERM
  stty -a >"$DIR/before"
  sh -c 'echo $$ >"$DIR/pid"; exec "$@"' sh "$@"
  echo $? >"$DIR/code"
  stty -a >"$DIR/after"
  echo "$MARK"`;

/** Throws in an explorer that is shown. */
const crashing = (crash: string, inspection?: string) => [
  '--input-type=module',
  '--eval',
  `const { runExplorer } = await import('./dist/explorer.js');
   const never = () => new Promise(() => {});
   const chosen = async () => ({ kind: 'chosen', image: {} });
   const world = ${
     inspection === undefined
       ? "{ title: 'x', openSource: never, async *inspect() {} }"
       : `{ title: 'x', openSource: chosen, async *inspect() { await new Promise((go) => setTimeout(go, 400)); yield ${inspection}; } }`
   };
   setTimeout(() => { ${crash} }, 400);
   await runExplorer(world, { stdin: process.stdin }).catch(() => { process.exitCode = 70 });`,
];

const demo = ['bin/unearth.js', 'demo'];

type Exit = {
  readonly how: string;
  /** What is run, by Node. */
  readonly args?: readonly string[];
  /** What is on the screen when it ends. */
  readonly shown?: string;
  readonly end: (program: Program, pid: number) => void | Promise<void>;
  readonly code: number;
};

const signalled = (signal: 'SIGHUP' | 'SIGINT' | 'SIGQUIT' | 'SIGTERM'): Exit => ({
  how: signal,
  end: (_program, pid) => {
    process.kill(pid, signal);
  },
  // POSIX 2.8.2: what a signal ends has an exit status above 128; shells add its number.
  code: 128 + constants.signals[signal],
});

/** A SIGKILL cannot be caught by anybody: nothing is restored then, and `reset` has to be. */
const exits: readonly Exit[] = [
  { how: 'q', end: (program) => program.type('q'), code: 0 },
  { how: 'Ctrl-C', end: (program) => program.type('\u0003'), code: 0 },
  {
    how: 'q, while the mouse is held and moves',
    end: (program) => program.type(`${esc}[<0;46;12M${esc}[<32;60;12Mq${esc}[<32;61;12M`),
    code: 0,
  },
  { how: 'q, with the mouse given to the terminal', end: (program) => program.type('\u0013q'), code: 0 },
  { how: 'q, in the middle of a paste', end: (program) => program.type(`${esc}[200~text${esc}[201~q`), code: 0 },
  // Hints move while the image is read: the last one that comes has to be there.
  { how: 'a click on the hint for q', shown: 'H hidden', end: clickOnQuit, code: 0 },
  signalled('SIGHUP'),
  signalled('SIGINT'),
  signalled('SIGQUIT'),
  signalled('SIGTERM'),
  {
    how: 'SIGTERM while images are offered',
    args: ['bin/unearth.js', 'fixtures/several/docker-save.tar'],
    ...choosing(),
  },
  { how: 'an error in a timer', args: crashing("throw new Error('boom')"), shown: 'opening', end: () => {}, code: 70 },
  {
    how: 'a rejection that nobody waits for',
    args: crashing("Promise.reject(new Error('boom'))"),
    shown: 'opening',
    end: () => {},
    code: 70,
  },
  {
    how: 'an error while a frame is drawn',
    // Its layers are there to be counted, and nothing else of it.
    args: crashing('', '{ layers: [], problems: [], image: { layers: [] }, analysis: { layers: [], totals: null } }'),
    shown: 'opening',
    end: () => {},
    code: 70,
  },
  { how: 'process.exit', args: crashing('process.exit(9)'), shown: 'opening', end: () => {}, code: 9 },
];

function choosing(): Pick<Exit, 'shown' | 'end' | 'code'> {
  return { shown: 'Which one?', end: (_program, pid) => void process.kill(pid, 'SIGTERM'), code: 143 };
}

function clickOnQuit(program: Program): void {
  const lines = program.text().split('\n');
  const row = lines.findIndex((line) => line.includes('q quit'));
  program.type(`${esc}[<0;${lines[row]!.indexOf('q quit') + 1};${row + 1}M`);
}

let scratch: string;
let program: Program | undefined;

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'unearth-exits-'));
  mkdirSync(join(scratch, 'tmp'));
});
afterEach(() => {
  program?.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
});

const written = (name: string) => readFileSync(join(scratch, name), 'utf8');

function start(args: readonly string[]): Program {
  const variables = `DIR=${scratch}; TMPDIR=${scratch}/tmp; MARK=all-over; export DIR TMPDIR MARK`;
  return new Program('sh', '-c', `${variables}\n${shell}`, 'sh', process.execPath, ...args);
}

describe('after', () => {
  it.each(exits)(
    '$how, the terminal is as it was',
    async ({ args = demo, shown = 'what layer 0 changed', end, code }) => {
      program = start(args);
      await program.shows(shown);
      await end(program, Number(written('pid')));
      await program.ended;
      program.expectRestored();
      expect(Number(written('code'))).toBe(code);
      expect(written('after')).toBe(written('before'));
      expect(readdirSync(join(scratch, 'tmp'))).toEqual([]);
      // What the shell says comes after all of it, on the screen that was there before.
      await program.shows('all-over');
      expect(program.terminal.buffer.active.type).toBe('normal');
    },
  );

  it('its window got smaller, the lines that were scrolled away are still there', async () => {
    program = new Program('sh', '-c', `seq 1000 1100; exec "$0" bin/unearth.js demo`, process.execPath);
    await program.shows('what layer 0 changed');
    program.resize(80, 20);
    await expect.poll(() => program!.text().split('\n').at(-1)).toContain('? help');
    program.resize(100, 30);
    await program.shows('efficiency');
    program.type('q');
    await program.ended;
    program.expectRestored();
    expect(program.terminal.buffer.normal.getLine(0)?.translateToString(true)).toBe('1000');
  });

  it.each(['q', '\u0003'])(
    '%o on a terminal without an alternate screen, nothing of the explorer is there',
    async (key) => {
      const start = { command: 'sh', alternate: false };
      program = new Program(
        start,
        '-c',
        `seq -f 'old text %g' 25; "$0" bin/unearth.js demo; echo over`,
        process.execPath,
      );
      await program.shows('what layer 0 changed');
      expect(program.text()).not.toContain('old text');
      program.type(key);
      await program.ended;
      await program.shows('over');
      expect(program.text().trim()).toBe('over');
      program.expectRestored();
    },
  );

  it('its terminal has gone away, it has too', async () => {
    program = start(demo);
    await program.shows('what layer 0 changed');
    const pid = Number(written('pid'));
    program.hangUp();
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
    expect(readdirSync(join(scratch, 'tmp'))).toEqual([]);
  });

  it('its terminal has gone away and nohup has kept the signal from it, it has too', async () => {
    program = start([
      '--input-type=module',
      '--eval',
      "process.on('SIGHUP', () => {}); process.argv.splice(1, 0, 'x'); const { main } = await import('./dist/cli.js'); await main(['demo'], { explorer: () => import('./dist/explorer.js') });",
    ]);
    await program.shows('what layer 0 changed');
    const pid = Number(written('pid'));
    program.hangUp();
    await expect.poll(() => isRunning(pid), { timeout: 10_000 }).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
