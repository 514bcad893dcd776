import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { devNull } from 'node:os';
import { join, resolve } from 'node:path';
import { userFolder } from '../folders/user-folder.js';
import type { Mistake } from './mistake.js';

/** Bytes of a configuration at most: a person writes it. */
const mostBytes = 64 * 1024;

/** The user's file, as it is found. */
export type ConfigFile = {
  /** null where nothing says where it should be. */
  readonly path: string | null;
  /** null where there is none, or where it cannot be read. */
  readonly text: string | null;
  /** Why it cannot be read. */
  readonly mistakes: readonly Mistake[];
};

/** `UNEARTH_CONFIG`, or `config.yaml` where the system has what users write. */
async function configPath(): Promise<string | null> {
  const asked = process.env['UNEARTH_CONFIG'];
  if (asked !== undefined && asked !== '') return resolve(asked);
  const folder = await userFolder('config');
  return folder === null ? null : join(folder, 'config.yaml');
}

/** Reads the user's file. That there is none is as well, unless it was named. */
export async function readConfigFile(): Promise<ConfigFile> {
  const path = await configPath();
  if (path === null || path === devNull) return { path, text: null, mistakes: [] };
  const isNamed = (process.env['UNEARTH_CONFIG'] ?? '') !== '';
  try {
    return { path, ...readText(path) };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (!isNamed && (code === 'ENOENT' || code === 'ENOTDIR')) return { path, text: null, mistakes: [] };
    const nextStep = isNamed ? 'Look at what UNEARTH_CONFIG names.' : 'Look at who may read it.';
    return { path, text: null, mistakes: [mistake(`The configuration cannot be read: ${message}.`, nextStep)] };
  }
}

function readText(path: string): Pick<ConfigFile, 'text' | 'mistakes'> {
  // Else a pipe that nobody writes to would be waited for. Windows has none of that.
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!fstatSync(descriptor).isFile()) {
      return { text: null, mistakes: [mistake('The configuration is not a file.', 'Make it a file of text.')] };
    }
    const bytes = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (let read = 1; read > 0 && length < bytes.length; length += read) {
      read = readSync(descriptor, bytes, length, bytes.length - length, null);
    }
    if (length > mostBytes) {
      const message = `The configuration has more than ${mostBytes / 1024} KiB.`;
      return { text: null, mistakes: [mistake(message, 'No setting takes so much: see unearth config.')] };
    }
    return decoded(bytes.subarray(0, length));
  } finally {
    closeSync(descriptor);
  }
}

/** YAML may be in other encodings; editors no longer are. */
function decoded(bytes: Buffer): Pick<ConfigFile, 'text' | 'mistakes'> {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), mistakes: [] };
  } catch {
    const before = bytes.toString('utf8').split('\ufffd', 1)[0]!.split('\n');
    const place = { line: before.length, column: before.at(-1)!.length + 1 };
    return { text: null, mistakes: [{ ...mistake('This is not UTF-8.', 'Save the file as UTF-8.'), ...place }] };
  }
}

function mistake(message: string, nextStep: string): Mistake {
  return { line: null, column: null, message, nextStep };
}
