// Whether tmux and GNU screen get their terminal back, whichever way the explorer is left:  check-terminal.mjs
//
// In each of them a shell runs the explorer on the demo image, and says with which code it ended. Before and after, the settings of the terminal
// (`stty -a`) and the lines above have to be the same; of tmux also what it knows of the screen: the alternate one, the cursor, the mouse, how many lines
// were scrolled away. screen has no alternate screen as it comes: the explorer begins on an empty one, and leaves one.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../bin/unearth.js', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'unearth-terminal-'));
const temporary = mkdtempSync(join(scratch, 'tmp-'));
const name = `unearth-check-${process.pid}`;
const environment = {
  ...process.env,
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  ENV: '',
  TMPDIR: temporary,
  SCREENDIR: join(scratch, 'screens'),
  UNEARTH_STATE_DIR: join(scratch, 'state'),
  UNEARTH_CONFIG: '/dev/null',
};

/** @param {string} command @param {string[]} args */
const run = (command, ...args) => execFileSync(command, args, { env: environment, encoding: 'utf8', stdio: 'pipe' });
/** @param {number} milliseconds */
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const tmux = {
  name: 'tmux',
  keeps: true,
  start: () => run('tmux', '-L', name, '-f', '/dev/null', 'new-session', '-d', '-x', '120', '-y', '36', 'sh'),
  type: (/** @type {string} */ text) => run('tmux', '-L', name, 'send-keys', '-l', text),
  screen: () => run('tmux', '-L', name, 'capture-pane', '-p'),
  shell: () => Number(run('tmux', '-L', name, 'display-message', '-p', '#{pane_pid}')),
  modes: () =>
    run(
      'tmux',
      '-L',
      name,
      'display-message',
      '-p',
      '#{alternate_on} #{cursor_flag} #{mouse_any_flag} #{mouse_sgr_flag} #{keypad_flag}',
    ).trim(),
  scrolledAway: () => Number(run('tmux', '-L', name, 'display-message', '-p', '#{history_size}')),
  resize: (/** @type {number} */ rows) => run('tmux', '-L', name, 'resize-window', '-x', '120', '-y', String(rows)),
  close: () => run('tmux', '-L', name, 'kill-server'),
};

const hardcopy = join(scratch, 'hardcopy');
const screen = {
  name: 'screen',
  // Without `altscreen on` it has no alternate screen: what was there is overwritten, by whatever program.
  keeps: false,
  start: () => run('screen', '-c', '/dev/null', '-U', '-dmS', name, 'sh'),
  type: (/** @type {string} */ text) =>
    run('screen', '-S', name, '-p', '0', '-X', 'stuff', text.replace(/[\\^]/g, '\\$&')),
  screen: () => {
    run('screen', '-S', name, '-p', '0', '-X', 'hardcopy', hardcopy);
    return readFileSync(hardcopy, 'utf8');
  },
  shell: () => Number(/(\d+)\./.exec(run('sh', '-c', `screen -ls ${name} || true`))?.[1]),
  // It tells nobody what it knows of a screen, and nobody looks at it who could change its size.
  modes: () => '',
  scrolledAway: () => 0,
  resize: () => '',
  close: () => run('screen', '-S', name, '-X', 'quit'),
};

/** The process that runs our program, below the one that is given. @param {number} above @returns {number | undefined} */
function explorerBelow(above) {
  for (const child of readFileSync(`/proc/${above}/task/${above}/children`, 'utf8').split(' ').filter(Boolean)) {
    if (readFileSync(`/proc/${child}/cmdline`, 'utf8').includes(program)) return Number(child);
    const below = explorerBelow(Number(child));
    if (below !== undefined) return below;
  }
  return undefined;
}

/** @param {string} what @param {() => boolean} holds */
async function until(what, holds) {
  for (let tries = 0; tries < 400; tries += 1) {
    try {
      if (holds()) return;
    } catch {
      // The terminal, or the process, is not there yet.
    }
    await pause(50);
  }
  throw new Error(`waited in vain for ${what}`);
}

/** Ways out, each with the code that the shell sees. @type {readonly (readonly [string, (in_: typeof tmux | typeof screen) => Promise<void>, number])[]} */
const ways = [
  ['q', async ({ type }) => void type('q'), 0],
  ['Ctrl-C', async ({ type }) => void type('\u0003'), 0],
  ['q, after it was stopped with Ctrl-Z', stopped, 0],
  ...['SIGTERM', 'SIGHUP', 'SIGINT', 'SIGQUIT'].map(
    (signal, i) =>
      /** @type {const} */ ([
        signal,
        async ({ shell }) => void process.kill(/** @type {number} */ (explorerBelow(shell())), signal),
        128 + /** @type {number} */ ([15, 1, 2, 3][i]),
      ]),
  ),
];

/** @param {typeof tmux | typeof screen} terminal */
async function stopped({ type, screen: shown }) {
  type('\u001a');
  await until('the shell', () => /Stopped|suspended/i.test(shown()));
  type('fg\r');
  await until('the explorer again', () => shown().includes('Layers'));
  type('q');
}

let failed = 0;
for (const terminal of [tmux, screen]) {
  for (const [way, leave, code] of ways) {
    const label = `${terminal.name}: ${way}`;
    try {
      terminal.start();
      await until('a shell', () => /[#$] *$/m.test(terminal.screen()));
      const [before, after] = [join(scratch, 'before'), join(scratch, 'after')];
      terminal.type(`seq 300; echo the line above; stty -a >${before}; echo rea''dy\r`);
      await until('stty', () => /^ready/m.test(terminal.screen()));
      const modes = terminal.modes();
      const scrolledAway = terminal.scrolledAway();
      terminal.type(`node ${program} demo\r`);
      await until('the explorer', () => terminal.screen().includes('Layers') && !terminal.screen().includes('ready'));
      if (/^(?:ready|29\d)\b/m.test(terminal.screen()))
        throw new Error(`old text between the rows\n${terminal.screen()}`);
      terminal.type('2jv');
      await pause(300);
      terminal.resize(20);
      await pause(300);
      terminal.resize(36);
      await pause(300);
      await leave(terminal);
      await until('the end of the process', () => explorerBelow(terminal.shell()) === undefined);
      // A line of its own: a shell forgets the rest of one whose command was interrupted.
      terminal.type(`echo left with $?; stty -a >${after}; echo ov''er\r`);
      let end = '';
      await until('the end', () => {
        // What screen writes down is not whole yet the moment it is asked for.
        end = terminal.screen();
        return /^over/m.test(end);
      });
      const problems = [
        end.includes(`left with ${code}\n`) ? [] : [`another code than ${code}`],
        readFileSync(after, 'utf8') === readFileSync(before, 'utf8') ? [] : ['stty says something else'],
        terminal.modes() === modes ? [] : [`modes ${modes} are ${terminal.modes()} now`],
        end.includes(terminal.keeps ? 'the line above' : '') ? [] : ['what was on the screen before is gone'],
        end.includes('Layers') ? ['the explorer is still to be seen'] : [],
        terminal.keeps ||
        /^(?:\S*[#$] )?echo left with/.test(end.replace(/^.*(?:Stopped|Terminated|Hangup|Quit).*\n|^\s*\n/gm, ''))
          ? []
          : ['the shell does not begin on an empty screen'],
        terminal.scrolledAway() >= scrolledAway ? [] : ['lines that were scrolled away are gone'],
        readdirSync(temporary).length === 0 ? [] : ['temporary files are left'],
      ].flat();
      if (problems.length > 0) throw new Error(`${problems.join(', ')}\n${end}`);
      console.log(`as it was  ${label}`);
    } catch (error) {
      failed += 1;
      console.log(`NOT AS IT WAS  ${label}: ${error instanceof Error ? error.message : error}`);
    } finally {
      terminal.close();
      await pause(300);
    }
  }
}

// Nobody is left to give anything back to: the process has to end.
tmux.start();
await until('a shell', () => /[#$] *$/m.test(tmux.screen()));
tmux.type(`node ${program} demo\r`);
await until('the explorer', () => tmux.screen().includes('Layers'));
const orphan = explorerBelow(tmux.shell());
tmux.close();
try {
  await until('the end of the process', () => {
    try {
      process.kill(/** @type {number} */ (orphan), 0);
      return false;
    } catch {
      return true;
    }
  });
  console.log('ended  when the pane was closed');
} catch (error) {
  failed += 1;
  console.log(`NOT ENDED  when the pane was closed: ${error instanceof Error ? error.message : error}`);
}
rmSync(scratch, { recursive: true, force: true });
process.exitCode = failed === 0 ? 0 : 1;
