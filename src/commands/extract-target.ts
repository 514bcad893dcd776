import { statSync } from 'node:fs';
import type { Target } from '../extract/target.js';
import { UsageError } from '../problem/errors.js';
import type { CommandArguments, CommandOption } from './command.js';
import type { Output } from './output.js';

/** The options of `extract` that say where to. */
export const targetOptions = {
  output: {
    type: 'string',
    short: 'o',
    value: 'DIR|FILE.tar|-',
    help: 'extract: the folder to write below (this one unless given), a tar, or - for standard output',
  },
  overwrite: { type: 'boolean', help: 'extract: replace files that are there' },
  owners: { type: 'boolean', help: 'extract: set owners and setuid bits too, as root' },
} as const satisfies Record<string, CommandOption>;

/** Where the command line wants things written. */
export function askedTarget(args: CommandArguments, output: Output): Target {
  const path = args.text('output') ?? '.';
  const [overwrite, owners] = [args.flag('overwrite'), args.flag('owners')];
  if (path === '') throw new UsageError('The name behind -o is empty.', 'Name a folder, or . for this one.');
  if (path === '-') return { kind: 'stream', take: (chunks) => output.writeBytes(chunks) };
  if (isFolder(path)) return { kind: 'folder', path, overwrite, owners };
  if (/\.tar$/i.test(path)) return { kind: 'tar', path, overwrite };
  if (/\.(tar\.[a-z0-9]+|tgz|tbz2?|txz|tzst)$/i.test(path)) {
    throw new UsageError(`${path} would be a compressed tar.`, 'Compress it on its way: -o - | gzip > FILE.tar.gz');
  }
  return { kind: 'folder', path, overwrite, owners };
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Whatever is wrong with it is told when it is made.
    return false;
  }
}
