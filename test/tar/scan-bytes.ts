import { scanTar } from '../../src/tar/scan-tar.js';
import type { TarEnd, TarEntry, TarProblem } from '../../src/tar/tar-entry.js';

export type Scan = {
  entries: TarEntry[];
  problems: TarProblem[];
  /** The codes of the problems, which most tests are about. */
  codes: string[];
  end: TarEnd;
  /** What the scanner asked for, in order. */
  ranges: { offset: number; length: number }[];
};

/**
 * Runs the scanner over bytes in memory and keeps everything it says. It is a hostile driver: all bytes are handed out in
 * one buffer that is spoiled before it is used again, and asking twice for the same bytes is an error.
 */
export function scanBytes(archive: Uint8Array): Scan {
  const entries: TarEntry[] = [];
  const problems: TarProblem[] = [];
  const ranges: Scan['ranges'] = [];
  const scanner = scanTar({
    entry: (entry) => entries.push(copyOf(entry)),
    problem: (problem) => problems.push(problem),
  });
  let buffer = new Uint8Array(1024);
  let reached = 0;
  let step = scanner.next();
  while (!step.done) {
    const { offset, length } = step.value;
    if (offset < reached) throw new Error(`asked for ${offset} after ${reached}`);
    reached = offset + length;
    ranges.push({ offset, length });
    if (buffer.length < length) buffer = new Uint8Array(length);
    buffer.fill(0xaa);
    const bytes = archive.subarray(offset, offset + length);
    buffer.set(bytes);
    step = scanner.next(buffer.subarray(0, bytes.length));
  }
  return { entries, problems, codes: problems.map((problem) => problem.code), end: step.value, ranges };
}

function copyOf(entry: TarEntry): TarEntry {
  return { ...entry, name: entry.name.slice(), linkName: entry.linkName.slice(), xattrs: new Map(entry.xattrs) };
}

/** The names of all entries, one character for each byte. */
export function namesIn(scan: Scan): string[] {
  return scan.entries.map((entry) => text(entry.name));
}

/** Bytes as text, one character for each. */
export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}
