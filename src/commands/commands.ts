import { layerOption } from './asked-layer.js';
import type { Command } from './command.js';
import { demo } from './demo.js';
import { explore } from './explore.js';
import { targetOptions } from './extract-target.js';
import { faceOptions } from './face-options.js';
import { formatOption } from './formats.js';
import { cacheOption, imageOptions, verifyOption } from './image-options.js';

const jsonOption = { type: 'boolean', help: 'one JSON object a line' } as const;

/** What runs when the first word is no command: that word is an image. */
export const defaultCommand: Command = {
  name: '',
  synopsis: 'IMAGE [--format NAME[=FILE]]... [--verify] [--theme NAME]',
  summary: 'explore the image (at a terminal), or print its summary (in a pipe)',
  options: { ...imageOptions, ...formatOption, ...verifyOption, ...faceOptions },
  load: async () => explore,
};

/** All commands by name: a file and a row each. A file that is called like a command is reached as `./NAME`. */
export const commands: readonly Command[] = [
  {
    name: 'ls',
    synopsis: 'IMAGE [PATH] [--layer N] [--changes|--hidden] [--long|--json|-0]',
    summary: 'list the visible filesystem, what a layer changed, or what is hidden; one line a path',
    options: {
      ...imageOptions,
      ...layerOption,
      long: { type: 'boolean', short: 'l', help: 'with mode, owner, size in bytes and time' },
      json: jsonOption,
      zero: { type: 'boolean', short: '0', help: 'the bytes of each path with a NUL behind, for xargs -0' },
      changes: { type: 'boolean', help: 'what the layer changed: + added, ~ modified, - removed, = written again' },
      hidden: { type: 'boolean', help: 'the contents that no name reaches any more, largest first, and why' },
      sort: { type: 'string', value: 'name|size|time', help: 'all lines by name; or largest or newest first' },
      reverse: { type: 'boolean', help: 'the other way round' },
    },
    load: async () => (await import('./core.js')).ls,
  },
  {
    name: 'tree',
    synopsis: 'IMAGE [PATH] [--layer N] [--depth N] [--hidden]',
    summary: 'draw the visible filesystem as a tree, with the bytes below each directory',
    options: {
      ...imageOptions,
      ...layerOption,
      depth: { type: 'string', value: 'N', help: 'levels that are drawn' },
      hidden: { type: 'boolean', help: 'what is gone but still ships too, and why it is hidden' },
    },
    load: async () => (await import('./core.js')).tree,
  },
  {
    name: 'cat',
    synopsis: 'IMAGE PATH [--layer N]',
    summary: 'print what a file holds, of any layer',
    options: { ...imageOptions, ...layerOption },
    load: async () => (await import('./core.js')).cat,
  },
  {
    name: 'history',
    synopsis: 'IMAGE PATH [--json]',
    summary: 'tell the life of a path: what each layer did to it, and what of it still ships',
    options: { ...imageOptions, json: jsonOption },
    load: async () => (await import('./core.js')).history,
  },
  {
    name: 'dockerfile',
    synopsis: 'IMAGE [--json]',
    summary: 'print the Dockerfile of the image, as far as its history tells',
    options: {
      ...imageOptions,
      json: { type: 'boolean', help: 'one JSON object an instruction, with its layer and bytes' },
    },
    load: async () => (await import('./core.js')).dockerfile,
  },
  {
    name: 'diff',
    synopsis: 'IMAGE --layers N,M [PATH] [--json]',
    summary: 'tell what is different between the filesystems after two layers: attributes, and lines of text',
    options: {
      ...imageOptions,
      layers: { type: 'string', value: 'N,M', help: 'the two layers to compare, from 0 at the base' },
      json: jsonOption,
    },
    load: async () => (await import('./core.js')).diff,
  },
  {
    name: 'grep',
    synopsis: 'PATTERN IMAGE [PATH] [-i] [-F] [-l] [--hidden-only] [--layer N] [--json]',
    summary: 'search the text of every version of every file, hidden ones too; LAYER:PATH:LINE:text',
    options: {
      ...imageOptions,
      layer: { ...layerOption.layer, help: 'only what its filesystem shows' },
      'ignore-case': { type: 'boolean', short: 'i', help: 'letters in upper and lower case are the same' },
      'fixed-strings': { type: 'boolean', short: 'F', help: 'the pattern is text, not an expression of JavaScript' },
      'files-with-matches': { type: 'boolean', short: 'l', help: 'only the files: LAYER:PATH' },
      'hidden-only': { type: 'boolean', help: 'only what no name reaches any more' },
      json: jsonOption,
    },
    load: async () => (await import('./core.js')).grep,
  },
  {
    name: 'duplicates',
    synopsis: 'IMAGE [--json]',
    summary: 'find contents that are stored more than once, and the bytes that could be saved',
    options: { ...imageOptions, json: jsonOption },
    load: async () => (await import('./core.js')).duplicates,
  },
  {
    name: 'extract',
    synopsis: 'IMAGE PATH... [--layer N [--written]] [--hidden] [-o DIR|FILE.tar|-]',
    summary: 'write files and directories out of an image, hidden ones too; paths stay as they are, below DIR',
    options: {
      ...imageOptions,
      ...layerOption,
      written: { type: 'boolean', help: 'extract: only what the layer of --layer wrote itself' },
      hidden: {
        type: 'boolean',
        help: 'extract: what still ships and no name reaches; earlier ones of one path as PATH@layerN',
      },
      ...targetOptions,
    },
    load: async () => (await import('./core.js')).extract,
  },
  {
    name: 'verify',
    synopsis: 'IMAGE [--json]',
    summary: 'check every digest, diff id and size of all its images, or of the one that is asked for',
    options: { ...imageOptions, json: { type: 'boolean', help: 'one JSON object for all' } },
    load: async () => (await import('./core.js')).verify,
  },
  {
    name: 'demo',
    synopsis: '[--format NAME[=FILE]]... [--theme NAME]',
    summary: 'explore an image that comes with the program and shows everything',
    options: { ...formatOption, ...verifyOption, ...cacheOption, ...faceOptions },
    load: async () => demo,
  },
  {
    name: 'cache',
    synopsis: '[--clear]',
    summary: 'say where the indexes of layers are kept, and how much they take',
    options: { clear: { type: 'boolean', help: 'remove all of them' } },
    load: async () => (await import('./core.js')).cache,
  },
  {
    name: 'config',
    synopsis: '[--json]',
    summary: 'print the settings that count, where each comes from, and what is wrong with your configuration',
    options: { json: { type: 'boolean', help: 'one JSON object for all' } },
    load: async () => (await import('./core.js')).config,
  },
];
