import { expect, it } from 'vitest';
import { program } from '../commands/run-unearth.js';
import { Program } from './program.js';

it('explores in lines: no screen of its own, no cursor that moves, no colours, and the terminal is given back', async () => {
  const shell = new Program(
    '/bin/sh',
    '-c',
    `stty -a >/dev/null; before=$(stty -g); ${process.execPath} ${program} demo --screen-reader; [ "$before" = "$(stty -g)" ] && echo as it was`,
  );
  await shell.shows('All is read');
  shell.type('jjj');
  await shell.shows('layer 3, 4 of 8, 10.7 MB, 10.7 MB of it hidden, COPY bigfile /');
  shell.type('l');
  await shell.shows('bigfile, file, 10.7 MB, added, removed by 4, 10.7 MB still ship, level 1');
  shell.type('q');
  await shell.shows('as it was');
  expect((await shell.ended).exitCode).toBe(0);
  expect(shell.output).not.toContain('\u001b');
});
