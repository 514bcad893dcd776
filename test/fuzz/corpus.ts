import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decompress } from 'fzstd';
import type { Corpus, Member, SeedImage } from './seed-image.js';
import { splitTar } from './tar-records.js';

/** Files of the checkout that are real archives, real directories, and tars that real tools wrote. */
const imageFolders = ['fixtures'];
const tarFolder = 'test/tar/archives';
/** Larger ones make a case slow and say nothing more. */
const largest = 200_000;

/** Reads everything that cases are made of, in an order that is the same on every machine. */
export function readCorpus(root: string): Corpus {
  const files = imageFolders.flatMap((folder) => filesIn(join(root, folder)));
  const archives = files
    .filter((file) => /\.tar(\.gz|\.zst|\.xz|\.bz2)?$/.test(file) && !file.endsWith('/layer.tar'))
    .map((file) => archiveAt(relative(root, file), readFileSync(file)))
    .filter(({ bytes }) => bytes.length <= largest);
  const images: SeedImage[] = archives
    .filter(({ from }) => from.endsWith('.tar'))
    .map(({ from, bytes }) => ({ from, members: membersOf(bytes) }));
  for (const folder of imageDirectories(files)) {
    images.push({ from: relative(root, folder), members: filesIn(folder).map((file) => memberAt(folder, file)) });
  }
  const layers = new Map<string, { from: string; tar: Buffer }>();
  const addLayer = (from: string, bytes: Buffer) => {
    const tar = inflated(bytes);
    if (tar === null || tar.length > largest || tar.length % 512 !== 0 || splitTar(tar).length === 0) return;
    layers.set(createHash('sha256').update(tar).digest('hex'), { from, tar });
  };
  for (const file of filesIn(join(root, tarFolder))) {
    if (file.endsWith('.tar')) addLayer(relative(root, file), readFileSync(file));
  }
  for (const { from, members } of images) {
    for (const { name, content } of members) if (content.length > 0) addLayer(`${from}!${name}`, content);
  }
  return { images: images.filter(({ members }) => members.length > 1), archives, layers: [...layers.values()] };
}

/** The archives of the conformance suite are compressed only to be small: most cases of them start no thread to inflate them. */
function archiveAt(from: string, bytes: Buffer): { from: string; bytes: Buffer } {
  if (!from.includes('/conformance/') || !from.endsWith('.gz') || from.includes('/form/')) return { from, bytes };
  return { from: from.slice(0, -'.gz'.length), bytes: gunzipSync(bytes) };
}

/** The tar in a layer's blob; null when it is none. */
export function inflated(bytes: Buffer): Buffer | null {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes);
    if (bytes.length > 4 && bytes.readUInt32LE(0) === 0xfd2fb528) return Buffer.from(decompress(bytes));
    return isTar(bytes) ? bytes : null;
  } catch {
    return null;
  }
}

function isTar(bytes: Buffer): boolean {
  if (bytes.length < 1024 || bytes.length % 512 !== 0) return false;
  const sum = Number.parseInt(bytes.toString('latin1', 148, 155), 8);
  return sum === bytes.subarray(0, 512).reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
}

function membersOf(tar: Buffer): Member[] {
  return splitTar(tar).flatMap(({ header, content }) => {
    const text = (start: number, end: number) => header.toString('latin1', start, end).split('\0', 1)[0]!;
    const type = text(156, 157);
    if (type !== '' && type !== '0' && type !== '2') return [];
    const size = Number.parseInt(text(124, 136), 8) || 0;
    return [{ name: text(0, 100), content: content.subarray(0, size), link: type === '2' ? text(157, 257) : null }];
  });
}

/** Folders that an image lies in unpacked: they have a document at their top. */
function imageDirectories(files: readonly string[]): string[] {
  const documents = /\/(index|manifest)\.json$/;
  return [...new Set(files.filter((file) => documents.test(file)).map((file) => file.replace(documents, '')))].sort();
}

function memberAt(folder: string, file: string): Member {
  return { name: relative(folder, file), content: readFileSync(file), link: null };
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      return statSync(path).isDirectory() ? filesIn(path) : [path];
    });
}
