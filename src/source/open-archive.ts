import type { OpenFile } from '../blob/file-blob.js';
import { type Compression, sniffBytes, sniffCompression } from '../inflate/compression.js';
import { ImageError } from '../problem/errors.js';
import { decompress, inflateFile } from '../spool/inflate-file.js';
import type { SpoolOptions } from '../spool/spool-options.js';
import type { FileStore } from './file-store.js';
import { openTarStore } from './tar-store.js';

/** How many times over an archive may be compressed: a mistake makes two of it. */
const mostTimes = 3;

/** Opens an archive, compressed as a whole or not (`docker save | gzip`). It has the file from now on, and closes it. */
export async function openArchive(given: OpenFile, options: SpoolOptions): Promise<FileStore> {
  let file = given;
  let damage: string | null = null;
  const compressions: Compression[] = [];
  try {
    for (let next = compressionOf(file); next !== 'none'; next = compressionOf(file)) {
      if (compressions.length === mostTimes) throw tooOften(file.path);
      const inflated = await inflateFile(file, next, options);
      file.close();
      file = inflated.file;
      compressions.push(next);
      damage ??= damageOf(file.path, next, inflated.damage);
    }
    return openTarStore(file, { compressions, damage }, options.limits);
  } catch (error) {
    file.close();
    throw error;
  }
}

function compressionOf(file: OpenFile): Compression {
  return sniffCompression(file.blob(0, sniffBytes).readSync!(0, sniffBytes));
}

type Damage = Awaited<ReturnType<typeof inflateFile>>['damage'];

/** What is said of an archive whose stream is damaged: it is shown as far as it goes. */
function damageOf(path: string, compression: Exclude<Compression, 'none'>, damage: Damage): string | null {
  if (damage === null) return null;
  if (damage.code === 'unsupported-compression') {
    throw new ImageError(
      `${path} is compressed with ${compression} in a way that is not read: ${damage.message}.`,
      `Decompress it by hand: ${decompress[compression]} < FILE > image.tar`,
    );
  }
  if (damage.code === 'compressed-truncated') return `is cut off at byte ${damage.offset}`;
  if (damage.code === 'compressed-corrupt') return `cannot be inflated past byte ${damage.offset}`;
  // A limit: the sentence that names it follows.
  return `is inflated no further than byte ${damage.offset}. ${damage.message.replace(/\.$/, '')}`;
}

function tooOften(path: string): ImageError {
  return new ImageError(
    `${path} is compressed more than ${mostTimes} times over.`,
    'No tool writes archives like this. Look at where it comes from, and decompress it by hand.',
  );
}
