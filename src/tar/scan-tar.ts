import { defaultLimits, type Limits } from '../limits/limits.js';
import type { ProblemCode } from '../problem/problem-codes.js';
import { missingEnd, readEnd } from './archive-end.js';
import { ExtendedHeaders, isExtendedHeader, readExtendedHeader } from './extended-headers.js';
import { blankEntry, fillEntry, fitOwner } from './fill-entry.js';
import { blockEnd, blockSize, HeaderBlock } from './header-block.js';
import { MalformedTar } from './malformed-tar.js';
import { isSparse, readSparse } from './sparse.js';
import type { ByteRange, TarEnd, TarEntry, TarProblem, TarVisitor } from './tar-entry.js';
import { describeTypeflag, isKnownType, typeflags, typeOf } from './typeflags.js';

/**
 * Reads the headers of a tar archive as Go's `archive/tar` does, which docker, containerd and podman read layers with.
 *
 * It pulls: it yields the range of bytes it wants and is resumed with them; fewer than it asked for mean that the archive
 * ends there. The range is the same object each time, and the bytes need to be valid only until the next range is yielded.
 *
 * Contents are never read, but for the last byte of each: it is asked for together with the next header, so that an archive
 * that was cut inside a content is told from one that ends behind it. Reading stops at the first thing that is malformed:
 * metadata that one reader skips and another obeys is how contents are smuggled past a reader (CVE-2025-62518).
 *
 * `offset` and `storedSize` of a sparse file are those of its data alone, behind any map. `TarEnd.end` is the offset
 * up to which the archive was understood: behind its end marker, where it ends without one, or where the damage is.
 */
export function* scanTar(
  visitor: TarVisitor,
  limits: Limits = defaultLimits,
): Generator<ByteRange, TarEnd, Uint8Array> {
  const range: ByteRange = { offset: 0, length: blockSize };
  const header = new HeaderBlock();
  const extended = new ExtendedHeaders();
  const entry = blankEntry();
  let entries = 0;
  let globalHeaders = 0;
  /** Offset of the next header block. */
  let position = 0;
  /** Offset of the first of the headers that belong to one entry. */
  let firstHeader = 0;
  /** Bytes before `position` that are asked for with it: the last one of a content, and its padding. */
  let before = 0;
  /** The entry that damage would concern. */
  let subject: TarEntry | null = null;

  try {
    for (;;) {
      range.offset = position - before;
      range.length = before + blockSize;
      const bytes = yield range;
      if (before > 0 && bytes.length === 0) {
        throw new MalformedTar('tar-truncated', 'The archive ends inside the content of an entry.', entry.offset);
      }
      subject = null;
      if (bytes.length <= before) {
        // Content that is whole but for its padding counts, and Go sees no damage in it either.
        visitor.problem(missingEnd(position));
        return { complete: true, entries, end: position };
      }
      if (bytes.length < before + blockSize) throw cutHeader(position);
      header.load(bytes, before);
      if (header.isZero()) {
        const end = yield* readEnd(visitor, range, position);
        return { complete: true, entries, end };
      }
      if (!header.hasValidChecksum()) throw badChecksum(position);
      if (!header.parse())
        throw new MalformedTar('tar-bad-header', 'A field of a header is not the number it must be.');

      const { typeflag } = header;
      const content = position + blockSize;
      if (typeOf(typeflag) === 'file') checkSize(header.size, content);

      if (isExtendedHeader(typeflag)) {
        extended.add(typeflag, yield* readExtendedHeader(range, content, header.size, limits));
        if (typeflag === typeflags.paxGlobal && globalHeaders++ === 0) visitor.problem(globalHeader(position));
        position = blockEnd(content + header.size);
        if (typeflag === typeflags.paxGlobal) firstHeader = position;
        before = 0;
        continue;
      }

      fillEntry(entry, header, extended);
      subject = entry;
      entry.headerOffset = firstHeader;
      entry.offset = content;
      checkSize(entry.storedSize, content);
      if (isSparse(header, extended)) yield* readSparse(range, entry, header, extended, limits);
      const ownerProblem = fitOwner(entry, header, extended);
      entries++;
      visitor.entry(entry);
      if (ownerProblem !== null) visitor.problem(problemOf(entry, 'owner-out-of-range', ownerProblem));
      if (!isKnownType(typeflag)) visitor.problem(problemOf(entry, 'tar-unknown-type', unknownType(typeflag)));

      extended.clear();
      const contentEnd = entry.offset + entry.storedSize;
      position = blockEnd(contentEnd);
      firstHeader = position;
      before = entry.storedSize > 0 ? position - contentEnd + 1 : 0;
    }
  } catch (error) {
    if (!(error instanceof MalformedTar)) throw error;
    const { code, message } = error;
    const offset = error.offset ?? position;
    visitor.problem({ code, message, offset, name: subject === null ? null : new Uint8Array(subject.name) });
    return { complete: false, entries, end: offset };
  }
}

/** Sizes must be countable, and so must the offsets behind them; negative ones would make a reader run in circles. */
function checkSize(size: number, content: number): void {
  if (size >= 0 && content + size + blockSize <= Number.MAX_SAFE_INTEGER) return;
  throw new MalformedTar('tar-bad-header', `An entry cannot have a size of ${size} bytes.`);
}

function badChecksum(position: number): MalformedTar {
  if (position === 0) return new MalformedTar('not-a-tar', 'The first block is no tar header: its checksum is wrong.');
  return new MalformedTar('tar-bad-checksum', 'A header has a wrong checksum.');
}

function cutHeader(position: number): MalformedTar {
  if (position === 0) return new MalformedTar('not-a-tar', 'These are fewer bytes than the header of one entry has.');
  return new MalformedTar('tar-truncated', 'The archive ends inside a header.');
}

function globalHeader(offset: number): TarProblem {
  const message =
    'The archive has global extended headers. Runtimes do not apply them to entries, nor are they applied here.';
  return { code: 'pax-global-header', message, offset, name: null };
}

function unknownType(typeflag: number): string {
  return `The entry has type ${describeTypeflag(typeflag)}, which is no kind of file; it counts as a regular one.`;
}

function problemOf(entry: TarEntry, code: ProblemCode, message: string): TarProblem {
  return { code, message, offset: entry.headerOffset, name: new Uint8Array(entry.name) };
}
