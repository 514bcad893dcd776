import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { TarEntry } from '../../src/tar/tar-entry.js';
import { scanBytes } from './scan-bytes.js';
import { bytes } from './tar-blocks.js';

/** What Python's tarfile read in an entry: see archives/read.py. Fields that mean nothing for its type are absent. */
type Expected = {
  name: string | { bytes: string };
  type: TarEntry['type'];
  mode: number;
  uid: number;
  gid: number;
  mtime: number;
  offset: number;
  headerOffset: number;
  linkName?: string | { bytes: string };
  device?: [number, number];
  size?: number;
  storedSize?: number;
  /** Of the content of a sparse file as it is read. */
  sha256?: string;
  xattrs?: Record<string, string>;
};

const folder = fileURLToPath(new URL('archives/', import.meta.url));
const incremental = 'gnu-tar-incremental.tar';
const expected: Record<string, Expected[]> = JSON.parse(readFileSync(`${folder}expected.json`, 'utf8'));

/** What is odd in these archives; in all others nothing is. */
const problems: Record<string, string[]> = {
  'gnu-tar-global.tar': ['pax-global-header'],
  // GNU's own type for a volume label
  'gnu-tar-label.tar': ['tar-unknown-type'],
};

test('there are archives of every writer', () => {
  const archives = readdirSync(folder).filter((name) => name.endsWith('.tar') && name !== incremental);
  expect(archives).toEqual(Object.keys(expected));
  expect(archives.length).toBeGreaterThan(30);
});

// Python misreads this one; `tar --list --verbose` prints "drwxr-xr-x 0/0 6 ./" and "-rw-r--r-- 0/0 1 ./file".
test("GNU tar's incremental archives: a directory's list of names is content of a type of its own", () => {
  const scan = scanBytes(readFileSync(folder + incremental));
  expect(scan.entries).toMatchObject([
    { type: 'file', name: bytes('./'), mode: 0o755, size: 7 },
    { type: 'file', name: bytes('./file'), mode: 0o644, size: 1 },
  ]);
  expect(scan.codes).toEqual(['tar-unknown-type']);
});

describe('archives of GNU tar, bsdtar, Python and Go read as Python reads them', () => {
  test.each(Object.entries(expected))('%s', (archive, entries) => {
    const scan = scanBytes(readFileSync(folder + archive));
    expect(scan.codes).toEqual(problems[archive] ?? []);
    expect(scan.end).toMatchObject({ complete: true, entries: entries.length });
    for (const [i, wanted] of entries.entries()) {
      const entry = scan.entries[i]!;
      expect(nameOf(entry)).toEqual(bytesOf(wanted.name));
      expect(Buffer.from(entry.linkName)).toEqual(bytesOf(wanted.linkName ?? ''));
      expect(entry).toMatchObject({
        type: wanted.type,
        mode: wanted.mode,
        uid: wanted.uid,
        gid: wanted.gid,
        offset: wanted.offset,
        headerOffset: wanted.headerOffset,
        size: wanted.size ?? 0,
        storedSize: wanted.storedSize ?? wanted.size ?? 0,
        deviceMajor: wanted.device?.[0] ?? 0,
        deviceMinor: wanted.device?.[1] ?? 0,
      });
      expect(entry.sparseMap !== null).toBe(wanted.storedSize !== undefined);
      expect(entry.mtime).toBeCloseTo(wanted.mtime, 6);
      expect(xattrsOf(entry)).toEqual(wanted.xattrs ?? {});
    }
  });
});

/** Python cuts the slash off that ends the name of a directory. */
function nameOf({ type, name }: TarEntry): Buffer {
  const raw = Buffer.from(name);
  return type === 'directory' && raw.at(-1) === 0x2f ? raw.subarray(0, -1) : raw;
}

function bytesOf(text: string | { bytes: string }): Buffer {
  return typeof text === 'string' ? Buffer.from(text) : Buffer.from(text.bytes, 'base64');
}

function xattrsOf(entry: TarEntry): Record<string, string> {
  return Object.fromEntries([...entry.xattrs].map(([name, value]) => [name, Buffer.from(value).toString('base64')]));
}
