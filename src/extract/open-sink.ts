import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { UsageError } from '../problem/errors.js';
import { FolderSink } from './folder-sink.js';
import type { Sink, Tell } from './sink.js';
import { TarFile } from './tar-file.js';
import { TarSink } from './tar-sink.js';
import type { Target } from './target.js';
import { codeOf, unwritable } from './target-error.js';

/** Opens what is written to; a folder is made where there is none. Rejects with a UsageError where that cannot be. */
export async function openSink(target: Target, tell: Tell): Promise<Sink> {
  if (target.kind === 'folder') return openFolder(target, tell);
  if (target.kind === 'stream') return TarSink.open(target.take);
  const file = new TarFile(target.path, target.overwrite === true);
  const sink = await TarSink.open(file.take);
  const [finish, abandon] = [sink.finish.bind(sink), sink.abandon.bind(sink)];
  return Object.assign(sink, {
    finish: async () => {
      await finish();
      file.finish();
    },
    abandon: async () => {
      await abandon();
      file.drop();
    },
  });
}

function openFolder(target: Extract<Target, { kind: 'folder' }>, tell: Tell): Sink {
  const { path, owners } = target;
  if (owners === true && process.geteuid?.() !== 0) {
    throw new UsageError(
      'Only root can give files to other owners.',
      'Leave --owners away, run it as root, or keep owners in a tar: -o FILE.tar',
    );
  }
  try {
    makeFolder(resolve(path));
    return new FolderSink(target, tell);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOTDIR') {
      throw new UsageError(
        `${path} is no folder.`,
        'Name a folder with -o, a file that ends in .tar, or - for standard output.',
      );
    }
    throw unwritable(error, path);
  }
}

/** With those above it, where there are none. Node's own way of doing that never ends in `/proc`. */
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  mkdirSync(path);
}
