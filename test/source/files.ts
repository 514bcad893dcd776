import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pack } from 'tar-stream';
import { afterAll } from 'vitest';
import { bytesOf, type Content } from './file-content.js';

export { bytesOf, type Content };

/** Files by name, in the order in which an archive has them; pairs where a name comes twice. */
export type Files = Readonly<Record<string, Content>> | readonly (readonly [string, Content])[];

const root = mkdtempSync(join(tmpdir(), 'unearth-source-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let written = 0;

/** A path that nothing is at yet, in a folder that is removed after the tests. */
export function freshPath(name: string): string {
  const folder = join(root, String(written++));
  mkdirSync(folder);
  return join(folder, name);
}

/** Writes bytes to a file and gives its path. */
export function writeFile(name: string, bytes: string | Uint8Array): string {
  const path = freshPath(name);
  writeFileSync(path, bytes);
  return path;
}

/** Writes a tar archive and gives its path. */
export async function writeArchive(files: Files, name = 'image.tar'): Promise<string> {
  return writeFile(name, await tarOf(files));
}

/** Writes a directory and gives its path. */
export function writeDirectory(files: Files, name = 'image'): string {
  const path = freshPath(name);
  mkdirSync(path);
  for (const [file, content] of pairsOf(files)) {
    const at = join(path, file);
    mkdirSync(dirname(at), { recursive: true });
    if (isOf(content, 'symlink')) symlinkSync(content.symlink, at);
    else if (isOf(content, 'directory')) mkdirSync(at, { recursive: true });
    else writeFileSync(at, bytesOf(content));
  }
  return path;
}

/** The bytes of a tar archive. */
export async function tarOf(files: Files): Promise<Buffer> {
  const archive = pack();
  for (const [name, content] of pairsOf(files)) {
    if (isOf(content, 'symlink')) archive.entry({ name, type: 'symlink', linkname: content.symlink });
    else if (isOf(content, 'hardlink')) archive.entry({ name, type: 'link', linkname: content.hardlink });
    else if (isOf(content, 'directory')) archive.entry({ name, type: 'directory' });
    else archive.entry({ name }, bytesOf(content));
  }
  archive.finalize();
  const chunks: Uint8Array[] = [];
  for await (const chunk of archive) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

function pairsOf(files: Files): readonly (readonly [string, Content])[] {
  return Array.isArray(files) ? files : Object.entries(files);
}

function isOf<Key extends string>(content: Content, key: Key): content is Record<Key, string> {
  return typeof content === 'object' && !Array.isArray(content) && key in content;
}
