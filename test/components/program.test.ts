import { afterEach, describe, expect, it, vi } from 'vitest';
import { Program } from './program.js';

const esc = '\u001b';

describe('the program on a terminal', () => {
  let program: Program;
  afterEach(() => {
    program.kill('SIGKILL');
  });

  it('shows the demo, and leaves the terminal as it was', async () => {
    program = new Program(process.execPath, 'bin/unearth.js', 'demo');
    await program.shows('efficiency');
    program.type('.');
    await program.shows('with hidden');
    program.type('q');
    expect((await program.ended).exitCode).toBe(0);
    program.expectRestored();
  });

  it('begins in the first cell, wherever the cursor was', async () => {
    const start = `printf 'no line feed'; '${process.execPath}' bin/unearth.js demo`;
    program = new Program('sh', '-c', start);
    await program.shows('efficiency');
    // Later frames may have put right what the first one was: entering is followed by erasing and going to the first cell (ECMA-48 ED, CUP).
    expect(program.output.split(`${esc}[?1049h`).slice(1)).toSatisfy((after: string[]) =>
      after.every((text) => text.startsWith(`${esc}[2J${esc}[1;1H`)),
    );
    program.type('q');
    await program.ended;
    program.expectRestored();
    expect(program.text()).toMatch(/^no line feed$/m);
  });

  it('finds the private key that a later layer deleted, and shows what is in it, with two keys', async () => {
    program = new Program(process.execPath, 'bin/unearth.js', 'demo');
    await program.shows('efficiency');
    program.type('H');
    await program.shows('likely a secret, by its name');
    program.type('o');
    await program.shows(`BEGIN OPENSSH ${'PRIVATE'} KEY`);
    program.type('q');
    expect((await program.ended).exitCode).toBe(0);
    program.expectRestored();
  });

  it('leaves with Ctrl-C', async () => {
    program = new Program(process.execPath, 'bin/unearth.js', 'demo');
    await program.shows('what layer 0 changed');
    program.type('\u0003');
    expect((await program.ended).exitCode).toBe(0);
    program.expectRestored();
  });

  it.each(['SIGTERM', 'SIGHUP'])('restores the terminal when it gets %s', async (signal) => {
    program = new Program(process.execPath, 'bin/unearth.js', 'demo');
    await program.shows('what layer 0 changed');
    program.kill(signal);
    await program.ended;
    program.expectRestored();
  });

  it.each([
    ['is thrown in a timer', "setTimeout(() => { throw new Error('boom') }, 300)"],
    ['is a rejection nobody waits for', "setTimeout(() => Promise.reject(new Error('boom')), 300)"],
    ['is thrown by the world', "return Promise.reject(new Error('boom'))"],
  ])('restores the terminal when an error %s, and rejects with it', async (_what, crash) => {
    const world = `{ title: 'x', openSource() { ${crash}; return new Promise(() => {}) }, async *inspect() {} }`;
    const script = `const { runExplorer } = await import('./dist/explorer.js');
      await runExplorer(${world}).catch((error) => { console.log('after:', error.message); process.exitCode = 70 })`;
    program = new Program(process.execPath, '--input-type=module', '--eval', script);
    expect((await program.ended).exitCode).toBe(70);
    program.expectRestored();
    expect(program.output.lastIndexOf('after: boom')).toBeGreaterThan(program.output.lastIndexOf(`${esc}[?1049l`));
  });

  it.each([0, 500])('stops with Ctrl-Z and goes on with fg after %i ms', async (stopped) => {
    program = new Program('sh', '-i');
    await program.shows('$');
    program.type(`'${process.execPath}' bin/unearth.js demo; echo "ended with $?"\r`);
    await program.shows('efficiency');
    program.type('\u001a');
    await program.shows('Stopped');
    program.expectRestored();
    await new Promise((resolve) => setTimeout(resolve, stopped));
    program.type('fg\r');
    await program.shows('efficiency');
    program.type('j');
    await program.shows('what layer 1 changed');
    program.type('q');
    await vi.waitFor(() => program!.expectRestored(), { timeout: 10_000 });
    program.type('exit\r');
  });

  it('explores what comes through a pipe, with the keys of the terminal', async () => {
    program = new Program('sh', '-c', `cat dist/demo.tar | '${process.execPath}' bin/unearth.js -`);
    await program.shows('efficiency');
    program.type('j');
    await program.shows('what layer 1 changed');
    program.type('q');
    expect((await program.ended).exitCode).toBe(0);
    program.expectRestored();
  });

  it('says how far it is with what it has to copy first, and leaves at once', async () => {
    program = new Program(
      'sh',
      '-c',
      `(head -c 100000 dist/demo.tar; sleep 60) | '${process.execPath}' bin/unearth.js -`,
    );
    await program.shows('reading 100 kB');
    program.type('q');
    for (let tries = 0; tries < 500 && !program.output.includes(`${esc}[?1049l`); tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    program.expectRestored();
  });

  it('says that no image comes from a terminal', async () => {
    program = new Program(process.execPath, 'bin/unearth.js', '-', '--format', 'json');
    expect((await program.ended).exitCode).toBe(2);
    expect(program.output).toContain('Standard input is a terminal');
  });

  it('says on the terminal that was there why it could not open an image', async () => {
    program = new Program(process.execPath, 'bin/unearth.js', 'no-such-file.tar');
    expect((await program.ended).exitCode).toBe(3);
    expect(program.output.lastIndexOf('no-such-file.tar')).toBeGreaterThan(program.output.lastIndexOf(`${esc}[?1049l`));
  });
});
