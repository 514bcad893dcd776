import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toClipboard } from '../../src/commands/clipboard.js';
import { harmlessName } from '../../src/commands/temporary-file.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unearth-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Puts a program there that keeps what it reads, and ends so. */
function program(name: string, code = 0): void {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/sh\n/bin/cat > '${path}.got'\necho "$@" > '${path}.args'\nexit ${code}\n`);
  chmodSync(path, 0o755);
}

const got = (name: string) => readFileSync(join(folder, `${name}.got`));
const give = (env: Record<string, string>, platform: NodeJS.Platform = 'linux') =>
  toClipboard('grün\n', { PATH: folder, ...env }, platform);

describe('a text for the clipboard', () => {
  it('goes to the program of the place', async () => {
    for (const name of ['pbcopy', 'wl-copy', 'xclip', 'xsel', 'clip.exe', 'tmux']) program(name);
    expect(await give({}, 'darwin')).toEqual({ program: 'pbcopy', failed: null });
    expect(await give({ WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' })).toMatchObject({ program: 'wl-copy' });
    expect(await give({ DISPLAY: ':0' })).toMatchObject({ program: 'xclip' });
    expect(await give({ WSL_DISTRO_NAME: 'Debian' })).toMatchObject({ program: 'clip.exe' });
    expect(await give({ TMUX: 'x' })).toMatchObject({ program: 'tmux' });
    expect(await give({})).toEqual({ program: null, failed: null });
    expect(got('wl-copy').toString()).toBe('grün\n');
    expect(got('clip.exe').toString('utf16le')).toBe('\ufeffgrün\n');
    expect(readFileSync(join(folder, 'tmux.args'), 'utf8')).toBe('load-buffer -w -\n');
  });

  it('goes to no program of this machine where the user sits at another one', async () => {
    for (const name of ['wl-copy', 'xclip', 'tmux']) program(name);
    const remote = { SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22', DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' };
    expect(await give(remote)).toEqual({ program: null, failed: null });
    expect(await give({ ...remote, TMUX: 'x' })).toMatchObject({ program: 'tmux' });
    expect(existsSync(join(folder, 'xclip.got'))).toBe(false);
  });

  it('goes to the next one where one fails or is not there', async () => {
    program('xclip', 1);
    expect(await give({ DISPLAY: ':0' })).toEqual({ program: null, failed: 'xclip' });
    program('xsel');
    expect(await give({ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' })).toEqual({ program: 'xsel', failed: null });
  });
});

it.each([
  ['passwd', 'passwd'],
  ['.env', '.env'],
  ['-rf', '_rf'],
  ['+quit', '_quit'],
  ['a/b\\c', 'a_b_c'],
  ['a\u001b[2J\n$(x).md', 'a__2J___x_.md'],
  ['..', 'file'],
  ['', 'file'],
  [`${'x'.repeat(300)}.json`, `${'x'.repeat(75)}.json`],
])('a file called %j is %j for another program', (name, harmless) => {
  expect(harmlessName(name)).toBe(harmless);
});
