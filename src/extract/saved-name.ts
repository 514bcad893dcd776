import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { pathParts } from './path-parts.js';

/** The name under which a single file is saved in a folder: its own, or where that is taken the first free one of `NAME.1`, `NAME.2`… */
export function savedName(path: Uint8Array, folder = '.'): Buffer {
  const own = Buffer.from(pathParts(path).name);
  const isTaken = (name: Buffer) =>
    lstatSync(Buffer.concat([Buffer.from(join(folder, '/')), name]), { throwIfNoEntry: false }) !== undefined;
  let name = own;
  for (let number = 1; isTaken(name); number += 1) name = Buffer.concat([own, Buffer.from(`.${number}`)]);
  return name;
}
