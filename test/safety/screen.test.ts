import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { scratch } from '../archives.js';
import { Program } from '../components/program.js';
import { forbiddenIn } from '../format/forbidden.js';
import { asTar, hostileDockerArchive, hostileLayout, type Members } from './hostile-images.js';

const esc = '\u001b';

/** All that we write to a terminal beside text, by ECMA-48 and xterm: colours, cursor, erasing, and a few modes. */
const ours = new RegExp(
  [
    `${esc}\\[[0-9;]*m`,
    `${esc}\\[[0-9;]*[ABCDEFGHJK]`,
    // Cursor, mouse, alternate screen, bracketed paste, synchronized output.
    `${esc}\\[\\?(?:25|1000|1002|1006|1049|2004|2026)[hl]`,
    '\\r',
    '\\n',
  ].join('|'),
  'g',
);

/** Fails when what came from the program could act on a terminal, and when it did. */
function watch(program: Program): () => void {
  const done: string[] = [];
  const { terminal } = program;
  terminal.onTitleChange((title) => done.push(`title ${title}`));
  terminal.onBell(() => done.push('bell'));
  for (const code of [0, 8, 52, 777]) terminal.parser.registerOscHandler(code, () => done.push(`OSC ${code}`) > 0);
  terminal.onData((data) => done.push(`answer ${JSON.stringify(data)}`));
  return () => {
    expect(done).toEqual([]);
    expect([...new Set(forbiddenIn(program.output.replace(ours, '')))]).toEqual([]);
  };
}

function start(members: Members): Program {
  const path = join(scratch(), 'image.tar');
  writeFileSync(path, asTar(members));
  return new Program(process.execPath, 'bin/unearth.js', path);
}

const keys = (program: Program, typed: string) => {
  for (const key of typed) program.type(key);
};

/** Every view, every pane, many rows; hidden files, their list, why, problems and help; in a wide, a middling and a small terminal. */
async function walk(program: Program): Promise<void> {
  for (const [columns, rows] of [
    [120, 36],
    [80, 24],
    [42, 12],
  ] as const) {
    program.resize(columns, rows);
    // What is shown is waited for now and then: keys alone would be taken in with hardly a frame between them.
    for (const [typed, shown] of [
      ['1ggv', 'Layers'],
      ['2gV', 'Files'],
      ['w=jjjj', ' Why '],
      ['jjjjjjjj', ' Why '],
      ['vG', ' Why '],
      ['w3jjj', '3'],
      ['2.', 'hidden'],
      ['jjjjjjjjj', 'hidden'],
      ['H', ' Hidden files'],
      ['gjjjjjjjj', ' Hidden files'],
      ['tj=jjjj\tjj\t', ' Hidden files'],
      ['ttttiG/e', 'paths with'],
      ['\rg\r', ' Hidden files'],
      ['p', ' Problems'],
      ['=jjjjjj', ' Problems'],
      ['jjjjjj\tjj\t', ' Problems'],
      ['G', ' Problems'],
      ['kkk\r', 'layer'],
      ['I', ' Dockerfile'],
      ['jjji', ' Layer '],
      ['jjj', ' Layer '],
      ['t', ' Treemap'],
      ['jl', ' Treemap'],
      ['?', ' Help'],
      ['?.1', 'Layers'],
    ] as const) {
      keys(program, typed);
      await program.shows(shown);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  }
}

describe('on a real terminal, nothing of an image acts', () => {
  let program: Program;
  afterEach(() => {
    program.kill('SIGKILL');
  });

  it('wherever one goes in it', async () => {
    program = start(hostileDockerArchive());
    const check = watch(program);
    await program.shows('layer 0 changed');
    await walk(program);
    program.type('q');
    expect((await program.ended).exitCode).toBe(0);
    program.expectRestored();
    check();
  }, 60_000);

  it('while one of several is chosen', async () => {
    program = start(hostileLayout());
    const check = watch(program);
    await program.shows('Which one?');
    keys(program, 'jGg');
    await program.shows('Which one?');
    keys(program, '?');
    await program.shows(' Help');
    keys(program, '?\r');
    await program.shows('layer 0 changed');
    keys(program, 'wp');
    await program.shows(' Problems');
    program.type('q');
    await program.ended;
    check();
  }, 60_000);
});
