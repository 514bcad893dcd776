const blockSize = 512;

/** Where fields of headers begin, and the places that decide how they are read. */
const fieldPlaces = [
  0, 99, 100, 108, 116, 124, 134, 136, 148, 156, 157, 257, 262, 263, 264, 329, 337, 345, 357, 386, 398, 482, 483, 508,
];
/** Bytes that mean something in a tar header or a PAX record. */
const tellingBytes = Buffer.from('\x00\x00 \n/0123456789=.,-+xgLKSDMVA17\x80\xff\xbf\x40', 'latin1');

/**
 * The archive with a few things wrong, always the same for the same seed; seed 0 leaves it as it is. Most damaged headers get
 * the right checksum again, since nothing else would be looked at in them.
 */
export function damaged(archive: Uint8Array, seed: number): Uint8Array {
  if (seed === 0) return archive;
  const random = randomNumbers(seed);
  let bytes = Uint8Array.from(archive);
  for (let edits = 1 + random(3); edits > 0; edits--) {
    const block = random(Math.max(1, bytes.length / blockSize)) * blockSize;
    switch (random(12)) {
      case 0:
        bytes = bytes.slice(0, random(bytes.length + 1));
        break;
      case 1:
        bytes = joined(bytes.subarray(0, block), bytes.subarray(block + blockSize));
        break;
      case 2:
        bytes = joined(bytes.subarray(0, block), new Uint8Array(blockSize), bytes.subarray(block));
        break;
      case 3:
        bytes = joined(bytes.subarray(0, block + blockSize), bytes.subarray(block));
        break;
      case 4:
      case 5:
        if (bytes.length > 0) bytes[random(bytes.length)] = tellingBytes[random(tellingBytes.length)]!;
        break;
      default:
        damageHeader(bytes.subarray(block, block + blockSize), random);
    }
  }
  return bytes;
}

function damageHeader(block: Uint8Array, random: (below: number) => number): void {
  if (block.length < blockSize) return;
  const wasHeader = checksumOf(block) === Number.parseInt(Buffer.from(block.subarray(148, 154)).toString('latin1'), 8);
  const place = (fieldPlaces[random(fieldPlaces.length)]! + (random(2) === 0 ? 0 : random(12))) % blockSize;
  for (let i = 1 + random(2); i > 0; i--)
    block[(place + i - 1) % blockSize] = tellingBytes[random(tellingBytes.length)]!;
  if (wasHeader && random(10) > 0) block.set(Buffer.from(`${checksumOf(block).toString(8).padStart(6, '0')}\0 `), 148);
}

function checksumOf(block: Uint8Array): number {
  return block.reduce((sum, byte, i) => sum + (i >= 148 && i < 156 ? 0x20 : byte), 0);
}

function joined(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}

/** Whole numbers from 0 up to, not including, the one asked for: mulberry32 (Tommy Ettinger, public domain). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * Math.floor(below));
  };
}
