/** The longest header of a frame: magic, descriptor, window, dictionary id and content size (RFC 8878, 3.1.1.1). */
export const longestZstdHeader = 18;

const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;

/** What stands at the beginning of a frame, as far as its bytes tell; `length` is what has to be there to tell more. */
export type ZstdHeader =
  | { readonly kind: 'incomplete' | 'unknown'; readonly length: number }
  /** `length` of the header and the content that nobody reads. */
  | { readonly kind: 'skippable'; readonly length: number }
  | {
      readonly kind: 'frame';
      readonly length: number;
      /** Bytes of memory that have to be kept to inflate the frame. */
      readonly window: number;
      readonly hasChecksum: boolean;
    };

/** Reads the header of a frame from its first `there` bytes. */
export function zstdHeader(bytes: Uint8Array, there: number): ZstdHeader {
  if (there < 4) return { kind: 'incomplete', length: 4 };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const magic = view.getUint32(0, true);
  if ((magic & ~0xf) >>> 0 === skippableMagic) {
    return there < 8 ? { kind: 'incomplete', length: 8 } : { kind: 'skippable', length: 8 + view.getUint32(4, true) };
  }
  if (magic !== frameMagic) return { kind: 'unknown', length: 4 };
  if (there < 5) return { kind: 'incomplete', length: 5 };

  const descriptor = bytes[4]!;
  const isSingleSegment = (descriptor & 0x20) !== 0;
  const windowBytes = isSingleSegment ? 0 : 1;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
  const sizeFlag = descriptor >> 6;
  const sizeBytes = sizeFlag === 0 ? Number(isSingleSegment) : 1 << sizeFlag;
  const length = 5 + windowBytes + dictionaryBytes + sizeBytes;
  if (there < length) return { kind: 'incomplete', length };
  // A single segment is inflated into one piece of memory: its window is its size.
  const window = isSingleSegment ? contentSize(view, 5 + dictionaryBytes, sizeBytes) : windowSize(bytes[5]!);
  return { kind: 'frame', length, window, hasChecksum: (descriptor & 4) !== 0 };
}

/** An exponent of 5 bits and a mantissa of 3 (RFC 8878, 3.1.1.1.2): from 1 KiB to 3.75 TiB. */
function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >> 3));
  return base + (base / 8) * (descriptor & 7);
}

function contentSize(view: DataView, at: number, bytes: number): number {
  if (bytes === 1) return view.getUint8(at);
  if (bytes === 2) return view.getUint16(at, true) + 256;
  if (bytes === 4) return view.getUint32(at, true);
  return Number(view.getBigUint64(at, true));
}
