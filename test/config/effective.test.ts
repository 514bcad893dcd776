import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { userConfig } from '../../components/explorer-face.js';
import { readRememberedFile, rememberChoices } from '../../src/config/remembered-file.js';

const { effectiveSettings } = userConfig;

let folder: string;
const before = { ...process.env };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unearth-config-'));
  process.env['UNEARTH_CONFIG'] = join(folder, 'config.yaml');
  process.env['UNEARTH_STATE_DIR'] = join(folder, 'state');
});

afterEach(() => {
  Object.assign(process.env, before);
  rmSync(folder, { recursive: true, force: true });
});

function write(text: string | Uint8Array): void {
  writeFileSync(join(folder, 'config.yaml'), text);
}

function remembered(text: string): void {
  mkdirSync(join(folder, 'state'), { recursive: true });
  writeFileSync(join(folder, 'state', 'remembered.json'), text);
}

async function mistakesOf(): Promise<string[]> {
  return (await effectiveSettings({}, {})).mistakes.map(({ line, message }) => `${line} ${message}`);
}

describe('what counts', () => {
  it('is the option before the file, the file before the choices of before, and these before what is usual', async () => {
    write('sort: name\n');
    remembered('{"theme": "light", "sort": "size"}');
    const { settings, origins, lines } = await effectiveSettings({}, {});
    expect(settings).toMatchObject({ theme: 'light', sort: 'name', signs: 'auto' });
    expect(origins).toMatchObject({ theme: 'remembered', sort: 'file', signs: 'default' });
    expect(lines).toEqual({ sort: 1 });
    expect(await effectiveSettings({ theme: 'none' }, {})).toMatchObject({
      settings: { theme: 'none' },
      origins: { theme: 'option' },
    });
  });

  it('is no theme of before where no colours are wanted now', async () => {
    process.env['UNEARTH_CONFIG'] = devNull;
    remembered('{"theme": "light"}');
    for (const env of [{ NO_COLOR: '1' }, { FORCE_COLOR: '0' }, { TERM: 'vt100' }]) {
      expect((await effectiveSettings({}, env)).settings.theme).toBe('auto');
      expect((await effectiveSettings({ theme: 'dark' }, env)).settings.theme).toBe('dark');
    }
    for (const env of [{ NO_COLOR: '' }, { NO_COLOR: '1', FORCE_COLOR: '1' }, { TERM: 'xterm' }]) {
      expect((await effectiveSettings({}, env)).settings.theme).toBe('light');
    }
  });
});

describe('the file', () => {
  it('is read where the system has what users write', () => {
    // The variables are those of the XDG Base Directory Specification; asked in a process of its own, which has no other.
    if (process.platform === 'win32' || process.platform === 'darwin') return;
    mkdirSync(join(folder, 'unearth'));
    writeFileSync(join(folder, 'unearth', 'config.yaml'), 'big: 2MB\n');
    const env = {
      ...process.env,
      UNEARTH_CONFIG: '',
      UNEARTH_STATE_DIR: '',
      XDG_CONFIG_HOME: folder,
      XDG_STATE_HOME: folder,
    };
    const { stdout } = spawnSync(process.execPath, ['bin/unearth.js', 'config', '--json'], { env, encoding: 'utf8' });
    expect(JSON.parse(stdout)).toMatchObject({
      files: { config: join(folder, 'unearth/config.yaml'), remembered: join(folder, 'unearth/remembered.json') },
      settings: { big: { value: 2_000_000, origin: 'file', line: 1 } },
    });
  });

  it('need not be there, unless it was named', async () => {
    expect(await mistakesOf()).toEqual([expect.stringMatching(/^null The configuration cannot be read: ENOENT/)]);
    process.env['UNEARTH_CONFIG'] = devNull;
    expect(await mistakesOf()).toEqual([]);
  });

  it('has to be a text in UTF-8 of a size that people write', async () => {
    write(Buffer.from('theme: dark\n# caf\xe9\n', 'latin1'));
    expect(await mistakesOf()).toEqual(['2 This is not UTF-8.']);
    write(`# ${'x'.repeat(70_000)}\n`);
    expect(await mistakesOf()).toEqual(['null The configuration has more than 64 KiB.']);
    process.env['UNEARTH_CONFIG'] = folder;
    expect(await mistakesOf()).toEqual(['null The configuration is not a file.']);
  });

  it.skipIf(process.platform === 'win32')('is not waited for where it is a pipe', async () => {
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    process.env['UNEARTH_CONFIG'] = pipe;
    expect(await mistakesOf()).toEqual(['null The configuration is not a file.']);
  });
});

describe('choices', () => {
  it('are found again, beside what another one chose meanwhile', async () => {
    await rememberChoices({ theme: 'light' });
    await rememberChoices({ sort: 'size' });
    expect(await readRememberedFile()).toEqual({ theme: 'light', sort: 'size' });
    expect(readdirSync(join(folder, 'state'))).toEqual(['remembered.json']);
  });

  it('are not written where nothing was chosen', async () => {
    await rememberChoices({});
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each(['', '{', '[]', 'null', '3', '{"theme": "pink", "sort": 7}', `{"theme": "${'x'.repeat(70_000)}"}`])(
    'of a file that is damaged count as none: %.20j',
    async (text) => {
      remembered(text);
      expect(await readRememberedFile()).toEqual({});
      await rememberChoices({ sort: 'size' });
      expect(await readRememberedFile()).toEqual({ sort: 'size' });
    },
  );

  it('that cannot be written are no reason to fail', async () => {
    process.env['UNEARTH_STATE_DIR'] = '/proc/nowhere/at/all';
    await rememberChoices({ sort: 'size' });
    write('in the way');
    process.env['UNEARTH_STATE_DIR'] = join(folder, 'config.yaml');
    await rememberChoices({ sort: 'size' });
    expect(readFileSync(join(folder, 'config.yaml'), 'utf8')).toBe('in the way');
    process.env['UNEARTH_STATE_DIR'] = join(folder, 'shared');
    mkdirSync(join(folder, 'shared'));
    chmodSync(join(folder, 'shared'), 0o777);
    await rememberChoices({ sort: 'size' });
    if (process.platform !== 'win32') expect(readdirSync(join(folder, 'shared'))).toEqual([]);
  });
});
