import { formatAmount } from '../limits/amount.js';
import { limitInWords } from '../limits/limit-words.js';
import type { Limits } from '../limits/limits.js';
import { noBytes } from './header-block.js';
import { MalformedTar } from './malformed-tar.js';
import { PaxRecords } from './pax.js';
import type { ByteRange } from './tar-entry.js';
import { typeflags } from './typeflags.js';

/** The headers that may stand before the one of an entry and say more of it; all empty for most entries. */
export class ExtendedHeaders {
  readonly pax = new PaxRecords();
  /** Whether an `x` header was read; `pax` means nothing without. */
  hasPax = false;
  /** From a GNU `L` header. */
  longName: Uint8Array = noBytes;
  /** From a GNU `K` header. */
  longLink: Uint8Array = noBytes;

  private readonly paxText = new KeptText();
  private readonly nameText = new KeptText();
  private readonly linkText = new KeptText();

  clear(): void {
    this.hasPax = false;
    this.longName = noBytes;
    this.longLink = noBytes;
  }

  /** Takes the text of one such header, which may change afterwards. A later `x` replaces an earlier one whole, as in Go. */
  add(typeflag: number, text: Uint8Array): void {
    switch (typeflag) {
      case typeflags.pax:
        this.pax.read(this.paxText.keep(text));
        this.hasPax = true;
        break;
      case typeflags.paxGlobal:
        // Checked, then forgotten: Go hands it to its caller as an entry, so that whatever preceded it is spent as well.
        this.pax.read(this.paxText.keep(text));
        this.clear();
        break;
      case typeflags.gnuLongName:
        this.longName = untilNul(this.nameText.keep(text));
        break;
      case typeflags.gnuLongLink:
        this.longLink = untilNul(this.linkText.keep(text));
        break;
    }
  }
}

/** A place for texts that must outlast the buffer they came in; taken again by the next one, since there are so many. */
class KeptText {
  private bytes = noBytes;

  keep(text: Uint8Array): Uint8Array {
    if (this.bytes.length < text.length) this.bytes = new Uint8Array(2 * text.length);
    this.bytes.set(text);
    return this.bytes.subarray(0, text.length);
  }
}

export function isExtendedHeader(typeflag: number): boolean {
  const { pax, paxGlobal, gnuLongName, gnuLongLink } = typeflags;
  return typeflag === pax || typeflag === paxGlobal || typeflag === gnuLongName || typeflag === gnuLongLink;
}

/** Reads the text of an extended header (Go `readSpecialFile`). */
export function* readExtendedHeader(
  range: ByteRange,
  offset: number,
  size: number,
  limits: Limits,
): Generator<ByteRange, Uint8Array, Uint8Array> {
  if (size > limits.headerSize) {
    const message = `An extended header says it has ${formatAmount(size, 'bytes')}; ${limitInWords(limits, 'headerSize')}.`;
    throw new MalformedTar('tar-header-too-large', message);
  }
  if (size === 0) return noBytes;
  range.offset = offset;
  range.length = size;
  const bytes = yield range;
  if (bytes.length < size) {
    throw new MalformedTar('tar-truncated', 'The archive ends inside an extended header.', offset);
  }
  return bytes;
}

function untilNul(text: Uint8Array): Uint8Array {
  const end = text.indexOf(0);
  return end < 0 ? text : text.subarray(0, end);
}
