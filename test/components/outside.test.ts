import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isRunning } from '../../src/commands/processes-below.js';
import { Program } from './program.js';

const none =
  'env -u TMUX -u STY -u DISPLAY -u WAYLAND_DISPLAY -u SSH_CONNECTION -u SSH_TTY -u VISUAL -u EDITOR -u LESS';

describe('the program and others', () => {
  let folder = '';
  let program: Program;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'unearth-test-'));
  });
  afterEach(() => {
    program.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });

  /** A program that shows the file, keeps how it found it, and waits for a line. */
  const shower = () => {
    const path = join(folder, 'show it');
    const lines = ['stat -c "%a %F" "$2" "$(dirname "$2")"', 'printf "%s\\n" "$1" "$2"', 'cat "$2"'];
    writeFileSync(
      path,
      `#!/bin/sh\n{ ${lines.join('; ')}; } > '${folder}/got'\necho "shown with $1"\nread -r line\nsleep 0.6\necho "$line" > '${folder}/read'\n`,
    );
    chmodSync(path, 0o755);
    return `PAGER="'${path}' -x" EDITOR=true`;
  };
  const start = async (variables: string, image = 'demo', before = '') => {
    program = new Program(
      'sh',
      '-c',
      `${before}exec ${none} TMPDIR='${folder}' ${variables} '${process.execPath}' bin/unearth.js ${image}`,
    );
    await program.shows('efficiency');
    for (const key of [':', ...'/etc/passwd']) program.type(key);
    await program.shows('> passwd ');
    await program.shows(': /etc/passwd ');
    program.type('\r');
    await program.shows('? help');
  };
  const left = () => readdirSync(folder).filter((name) => name.startsWith('unearth-'));

  it('copies through the terminal, in OSC 52', async () => {
    await start('PAGER=true');
    program.type('y');
    await program.shows('copy  p path');
    program.type('p');
    await program.shows('Copied /etc/passwd (OSC 52).');
    expect(program.output).toContain(`\u001b]52;c;${Buffer.from('/etc/passwd').toString('base64')}\u0007`);
    expect(program.text()).not.toContain('52;c');
    program.type('yc');
    await program.shows('Copied what /etc/passwd holds');
    const last = program.output.split('52;c;').at(-1)!.split('\u0007')[0]!;
    expect(Buffer.from(last, 'base64').toString()).toContain('root:x:0:0:root:/root:/bin/sh\n');
  });

  it.each(['demo', '-'])('gives a file of %s to the pager, and is there again', async (image) => {
    await start(shower(), image, image === '-' ? 'cat dist/demo.tar | ' : '');
    const screen = program.text();
    program.type('P');
    await program.shows('shown with -x');
    const [file = '', directory, option, path = '', ...content] = readFileSync(join(folder, 'got'), 'utf8').split('\n');
    expect([file, directory, option]).toEqual(['400 regular file', '700 directory', '-x']);
    expect(path).toMatch(/\/unearth-[^/]+\/passwd$/);
    expect(content.join('\n')).toMatch(/^root:x:0:0:/);
    program.type('some line\r');
    await vi.waitFor(() => expect(program.text()).toBe(screen), { timeout: 10_000 });
    expect(readFileSync(join(folder, 'read'), 'utf8')).toBe('some line\n');
    await vi.waitFor(() => expect(left()).toEqual([]));
    program.type('q');
    await program.ended;
    program.expectRestored();
  });

  it('keeps what ended at once until Enter', async () => {
    await start('PAGER=cat');
    program.type('P');
    await program.shows('nobody:x:65534');
    await program.shows('[Enter goes back to unearth]');
    program.type('\r');
    await program.shows('3  Path  /etc/passwd');
    await vi.waitFor(() => expect(left()).toEqual([]));
  });

  it('says that an edited copy was one, and that a program is not there', async () => {
    const editor = join(folder, 'edit');
    writeFileSync(editor, '#!/bin/sh\nchmod u+w "$1"; echo more >> "$1"\n');
    chmodSync(editor, 0o755);
    await start(`PAGER=no-such-pager EDITOR='${editor}'`);
    program.type('e');
    await program.shows('The image stays as it is');
    program.type('P');
    await program.shows('no-such-pager was not found: set $PAGER.');
    await vi.waitFor(() => expect(left()).toEqual([]));
  });

  it('is not ended by Ctrl-C in another program', async () => {
    const path = join(folder, 'wait');
    writeFileSync(path, "#!/bin/sh\ntrap 'echo interrupted; exit 3' INT\necho waiting\nwhile :; do sleep 0.05; done\n");
    chmodSync(path, 0o755);
    await start(`PAGER='${path}'`);
    program.type('P');
    await program.shows('waiting');
    program.type('\u0003');
    await program.shows('ended with exit code 3');
    await vi.waitFor(() => expect(left()).toEqual([]));
  });

  it.each([
    ['runs on', ''],
    ['does not listen', "trap '' TERM HUP; "],
  ])('ends a program that %s, and what that has started, where SIGTERM ends it', async (_how, deaf) => {
    const path = join(folder, 'run on');
    const below = `sh -c '${deaf.replaceAll("'", "'\\''")}echo $$ >>"$0"; while :; do sleep 0.05; done' '${folder}/pids'`;
    writeFileSync(path, `#!/bin/sh\n${deaf}echo $$ >'${folder}/pids'\necho running\n${below}\necho never\n`);
    chmodSync(path, 0o755);
    await start(`PAGER="'${path}'"`);
    program.type('P');
    await program.shows('running');
    const pids = () => readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n').map(Number);
    await vi.waitFor(() => expect(pids()).toHaveLength(2));
    program.kill('SIGTERM');
    await program.ended;
    await vi.waitFor(() => expect(pids().filter(isRunning)).toEqual([]));
    expect(left()).toEqual([]);
    program.expectRestored();
  });

  it.each(['SIGTERM', 'SIGHUP'])('leaves no file where %s ends it meanwhile', async (signal) => {
    await start(shower());
    program.type('P');
    await program.shows('shown with -x');
    expect(left()).toHaveLength(1);
    program.kill(signal);
    await program.ended;
    await vi.waitFor(() => expect(left()).toEqual([]));
    program.expectRestored();
    expect(existsSync(join(folder, 'read'))).toBe(false);
  });
});
