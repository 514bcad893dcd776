import { layerOption } from './asked-layer.js';
import type { Command } from './command.js';
import { demo } from './demo.js';
import { explore } from './explore.js';
import { formatOption } from './formats.js';
import { cacheOption, imageOptions, verifyOption } from './image-options.js';

const jsonOption = { type: 'boolean', help: 'ls: one JSON object a line; verify: one for all' } as const;

/** What runs when the first word is no command: that word is an image. */
export const defaultCommand: Command = {
  name: '',
  synopsis: 'IMAGE [--format NAME[=FILE]]... [--verify]',
  summary: 'explore the image (at a terminal), or print its summary (in a pipe)',
  options: { ...imageOptions, ...formatOption, ...verifyOption },
  load: async () => explore,
};

/** All commands by name: a file and a row each. A file that is called like a command is reached as `./NAME`. */
export const commands: readonly Command[] = [
  {
    name: 'ls',
    synopsis: 'IMAGE [PATH] [--layer N] [--long|--json]',
    summary: 'list the visible filesystem, one line a path',
    options: {
      ...imageOptions,
      ...layerOption,
      long: { type: 'boolean', short: 'l', help: 'with mode, owner, size in bytes and time' },
      json: jsonOption,
    },
    load: async () => (await import('./core.js')).ls,
  },
  {
    name: 'cat',
    synopsis: 'IMAGE PATH [--layer N]',
    summary: 'print what a file holds, of any layer',
    options: { ...imageOptions, ...layerOption },
    load: async () => (await import('./core.js')).cat,
  },
  {
    name: 'verify',
    synopsis: 'IMAGE [--json]',
    summary: 'check every digest, diff id and size of all its images, or of the one that is asked for',
    options: { ...imageOptions, json: jsonOption },
    load: async () => (await import('./core.js')).verify,
  },
  {
    name: 'demo',
    synopsis: '[--format NAME[=FILE]]...',
    summary: 'explore an image that comes with the program and shows everything',
    options: { ...formatOption, ...verifyOption, ...cacheOption },
    load: async () => demo,
  },
  {
    name: 'cache',
    synopsis: '[--clear]',
    summary: 'say where the indexes of layers are kept, and how much they take',
    options: { clear: { type: 'boolean', help: 'cache: remove all of them' } },
    load: async () => (await import('./core.js')).cache,
  },
];
