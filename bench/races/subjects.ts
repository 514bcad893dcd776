import { readFileSync, rmSync } from 'node:fs';
import { devNull } from 'node:os';
import { join } from 'node:path';
import { largestLayer } from '../images/image-facts.js';
import type { ImageForm } from '../images/image-store.js';
import type { PresetName } from '../images/presets.js';
import type { Command } from '../measure/command.js';
import { peakMemory } from '../measure/peak-memory.js';
import { hasProgram } from '../measure/programs.js';
import { runExplorer, runToEnd } from '../measure/run-on-terminal.js';
import { runProcess } from '../measure/run-process.js';
import type { Subject } from '../measure/subject.js';
import { cacheFolder, type Setting } from './setting.js';

/** A whole process, its output in a file unless said otherwise. A command that is a function is asked for before each run. */
export function wholeProcess(
  name: string,
  setting: Setting,
  command: Command | (() => Command),
  output = join(setting.scratch, 'output'),
): Subject {
  const next = typeof command === 'function' ? command : () => command;
  return {
    name,
    run: async () => (await runProcess(next(), output)).milliseconds,
    peak: () => peakMemory(next(), output, setting.tellPeak),
  };
}

/** `unearth IMAGE --format json`: with nothing kept of an earlier run, or with what a first one, which is not timed, left. */
export async function jsonReport(
  setting: Setting,
  preset: PresetName,
  form: ImageForm,
  opening: 'first' | 'second' = 'first',
): Promise<Subject> {
  const { path } = await setting.image(preset, form);
  const kept = cacheFolder(setting);
  return wholeProcess('unearth', setting, () => ({
    program: setting.node,
    args: [setting.program, path, '--format', 'json'],
    env: opening === 'first' ? cacheFolder(setting) : kept,
  }));
}

/** The start of Node alone, which no Node program is quicker than. */
export function emptyNode(setting: Setting): Subject {
  return wholeProcess('node -e 0', setting, { program: setting.node, args: ['-e', '0'] });
}

/** The same on a terminal, as a user starts it. */
export function emptyNodeOnTerminal({ node }: Setting): Subject {
  return { name: 'node -e 0', run: () => runToEnd({ program: node, args: ['-e', '0'] }) };
}

/** The explorer on a terminal of its own, up to one of its frames. */
export async function explorer(
  setting: Setting,
  preset: PresetName,
  form: ImageForm,
  until: 'firstFrame' | 'lastHeader',
): Promise<Subject> {
  const { path } = await setting.image(preset, form);
  // One for all rounds: what Node compiled is there for everybody but the very first run. Layers that were read are not.
  const env = cacheFolder(setting);
  return {
    name: 'unearth',
    run: async () => {
      rmSync(join(env.UNEARTH_CACHE_DIR, 'layers'), { recursive: true, force: true });
      const times = await runExplorer({ program: setting.node, args: [setting.program, path], env }, isRead);
      return times[until];
    },
  };
}

/** The header has its last figures, and says no longer how far the reading is (`src/explorer/panes/header.ts`). */
export function isRead(screen: string): boolean {
  const header = screen.slice(0, screen.indexOf('\n'));
  return /efficiency|hidden/.test(header) && !/reading \d/.test(header);
}

/** What one does by hand to see what is in an image: `tar -xOf IMAGE LAYER | tar -tf -`, one layer after the other. */
export async function listThroughPipes(setting: Setting, preset: PresetName): Promise<Subject | null> {
  if (!hasProgram('tar')) return null;
  const { path, facts } = await setting.image(preset, 'docker');
  const layers = facts.layers.map(({ diffId }) => `${diffId}.tar`);
  const script = 'image=$1; shift; for layer; do tar -xOf "$image" "$layer" | tar -tf - >/dev/null; done';
  return wholeProcess('listing through pipes', setting, {
    program: 'bash',
    args: ['-c', script, 'list', path, ...layers],
  });
}

/** A bare scanner of all headers, in one process: `bench/pieces/scan-headers.ts`. */
export async function scanHeaders(setting: Setting, preset: PresetName): Promise<Subject> {
  const { path } = await setting.image(preset, 'docker');
  return wholeProcess('bare scanner', setting, { program: setting.node, args: [setting.piece('scan-headers'), path] });
}

/** A program that inflates the largest layer of an image to nowhere: `gzip -dc`, `zstd -dc`. */
export async function inflateLargest(
  setting: Setting,
  preset: PresetName,
  form: Exclude<ImageForm, 'docker'>,
  program: string,
): Promise<Subject | null> {
  if (!hasProgram(program)) return null;
  const { facts, blobs } = await setting.image(preset, form);
  const blob = blobs[facts.layers.indexOf(largestLayer(facts))]!;
  return wholeProcess(`${program} -dc`, setting, { program, args: ['-dc', blob] }, devNull);
}

/** What an inspected image keeps in memory for each entry, beside names: `bench/pieces/bytes-an-entry.ts`. */
export async function bytesAnEntry(setting: Setting, preset: PresetName): Promise<Subject> {
  const { path } = await setting.image(preset, 'docker');
  return {
    name: 'unearth',
    run: async () => (await runPiece(setting, ['--expose-gc'], 'bytes-an-entry', path))['bytesAnEntry']!,
  };
}

/** What `bench/pieces/read-contents.ts` tells, in milliseconds. */
export type ContentFigure = 'inflate' | 'first' | 'next';

/** Two figures of the same runs: each run of the piece is a round of both. */
export async function readContents(
  setting: Setting,
  preset: PresetName,
  form: ImageForm,
  ours: ContentFigure,
  baseline: ContentFigure,
  name: string,
): Promise<readonly [Subject, Subject]> {
  const { path } = await setting.image(preset, form);
  const runs: Promise<Readonly<Record<string, number>>>[] = [];
  const subject = (called: string, figure: ContentFigure): Subject => {
    let round = 0;
    return {
      name: called,
      run: async () => {
        // Whoever comes first in a round runs it for both.
        if (round === runs.length) runs.push(runPiece(setting, [], 'read-contents', path));
        round += 1;
        return (await runs[round - 1]!)[figure]!;
      },
    };
  };
  return [subject('unearth', ours), subject(name, baseline)];
}

/** Runs a program of `bench/pieces` on an image and gives the figures that it prints. */
export async function runPiece(
  setting: Setting,
  flags: readonly string[],
  piece: string,
  path: string,
): Promise<Readonly<Record<string, number>>> {
  const output = join(setting.scratch, 'figures');
  const args = [...flags, setting.piece(piece), path];
  const env = cacheFolder(setting);
  await runProcess({ program: setting.node, args, env }, output);
  // An inflated layer is a gigabyte: written to the disk behind the next run, it would take time from that.
  rmSync(env.UNEARTH_CACHE_DIR, { recursive: true, force: true });
  return JSON.parse(readFileSync(output, 'utf8')) as Readonly<Record<string, number>>;
}
