import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { scratch } from '../archives.js';
import { forbiddenIn } from '../format/forbidden.js';
import { asTar, brokenArchives, hostileDockerArchive, hostileLayout } from './hostile-images.js';
import { hostile, sequences } from './hostile-text.js';

const program = fileURLToPath(new URL('../../bin/unearth.js', import.meta.url));

/** Runs the program; whatever it prints must be UTF-8 without anything that acts on a terminal. */
function unearth(...args: string[]): { stdout: string; stderr: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], { maxBuffer: 1 << 28 });
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const printed = { stdout: decoder.decode(stdout), stderr: decoder.decode(stderr), status };
  expect([...new Set(forbiddenIn(printed.stdout, '\n'))], args.join(' ')).toEqual([]);
  expect([...new Set(forbiddenIn(printed.stderr, '\n'))], args.join(' ')).toEqual([]);
  expect(printed.stdout + printed.stderr).not.toMatch(/(^|[ \n])\p{M}/u);
  expect(status).not.toBe(70);
  return printed;
}

/** A file with a name that is as hostile as what is in it. */
function file(bytes: Uint8Array, name = `${hostile.slice(0, 60)}.tar`): string {
  const path = join(scratch(), name);
  writeFileSync(path, bytes);
  return path;
}

let docker: string;
let layout: string;
beforeAll(() => {
  docker = file(asTar(hostileDockerArchive()));
  layout = file(asTar(hostileLayout(1)));
});

describe('of an image in which all text is hostile, nothing harmful is printed', () => {
  it.each([[], ['--format', 'json'], ['--format=text']])('with %j', (...args) => {
    for (const image of [docker, layout]) expect(unearth(image, ...args).stdout.length).toBeGreaterThan(1000);
  });

  it.each([[], ['--hidden'], ['--depth', '3']])('by tree with %j', (...args) => {
    for (const image of [docker, layout])
      expect(unearth('tree', image, ...args).stdout.split('\n').length).toBeGreaterThan(20);
  });

  it.each([[], ['--long'], ['--json'], ['--layer', '0'], ['--changes', '--layer', '0']])('by ls with %j', (...args) => {
    for (const image of [docker, layout])
      expect(unearth('ls', image, ...args).stdout.split('\n').length).toBeGreaterThan(20);
  });

  it.each([[], ['--json'], ['-l']])('by grep with %j', (...args) => {
    for (const image of [docker, layout])
      expect(unearth('grep', '^', image, ...args).stdout.length).toBeGreaterThan(20);
  });

  it.each([[], ['--json']])('by diff and history with %j', (...args) => {
    for (const image of [docker, layout]) {
      const top = JSON.parse(unearth(image, '--format', 'json').stdout).totals.layers - 1;
      expect(unearth('diff', image, '--layers', `0,${top}`, ...args).status).not.toBe(2);
      const [line] = unearth('ls', image, '--json').stdout.split('\n');
      expect(unearth('history', image, JSON.parse(line!).path, ...args).status).not.toBe(70);
    }
  });

  it('and what JSON says stays true', () => {
    const { image } = JSON.parse(unearth(docker, '--format', 'json').stdout);
    expect(image.tags).toContain(`evil${sequences[0]}:latest`);
    expect(Object.values(image.config.labels)).toContain(image.config.user);
    expect(image.config.user).toContain('\u202e');
    expect(image.config.user).toContain('\u009b2J');
  });

  it('nor written to a file', () => {
    const report = join(scratch(), 'report.txt');
    unearth(docker, '--format', `text=${report}`);
  });
});

describe('of what is wrong, nothing harmful is said', () => {
  it.each(Object.entries(brokenArchives))('%s', (_what, members) => {
    const { status, stderr } = unearth(file(asTar(members)));
    expect([status, stderr.length > 20]).toEqual([3, true]);
  });

  it('a folder and a file that are no images', () => {
    const folder = join(scratch(), hostile.slice(0, 60));
    mkdirSync(folder);
    writeFileSync(join(folder, hostile.slice(0, 60)), 'x');
    expect(unearth(folder).status).toBe(3);
    expect(unearth(file(Buffer.from(hostile))).status).toBe(3);
  });

  it.each([
    [[hostile]],
    [['ls', 'IMAGE', `${hostile}-not-there`]],
    [['ls', 'IMAGE', '--layer', hostile]],
    [['IMAGE', '--image', hostile]],
    [['IMAGE', '--platform', hostile]],
    [['IMAGE', '--format', hostile]],
    [['IMAGE', `--${hostile}`]],
    [['IMAGE', hostile]],
    [['IMAGE', '--format', `json=${hostile}/x`]],
    [['LAYOUT', '--image', 'none']],
  ])('words of the command line (%#)', (words) => {
    const places: Readonly<Record<string, () => string>> = {
      IMAGE: () => docker,
      LAYOUT: () => file(asTar(hostileLayout())),
    };
    const { status, stderr } = unearth(...words.map((word) => places[word]?.() ?? word));
    expect([2, 3]).toContain(status);
    expect(stderr).toMatch(/^unearth: /);
  });
});
