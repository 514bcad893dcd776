import type { Random } from '../random.js';
import { type TarRecord, withChecksum } from '../tar-records.js';
import { hostileName } from './hostile-names.js';

/** Where the fields of a header lie: ustar, and GNU's own in the place of ustar's prefix. */
const fields: readonly (readonly [name: string, start: number, length: number])[] = [
  ['name', 0, 100],
  ['mode', 100, 8],
  ['uid', 108, 8],
  ['gid', 116, 8],
  ['size', 124, 12],
  ['mtime', 136, 12],
  ['checksum', 148, 8],
  ['typeflag', 156, 1],
  ['linkname', 157, 100],
  ['magic', 257, 8],
  ['uname', 265, 32],
  ['gname', 297, 32],
  ['devmajor', 329, 8],
  ['devminor', 337, 8],
  ['prefix', 345, 155],
  ['sparse map', 386, 96],
  ['sparse is extended', 482, 1],
  ['sparse real size', 483, 12],
];

const typeflags = '\x00\x01\x19 01234567xgLKSVMDANXZ\x7f\xff';
const magics = ['ustar\x0000', 'ustar  \x00', 'ustar\x00\x00\x00', '\x00\x00\x00\x00\x00\x00\x00\x00', 'USTAR\x0000'];

/** Writes something else into a field of a header; the checksum is repaired more often than not. */
export function changeField({ header, content }: TarRecord, random: Random): TarRecord {
  const changed = Buffer.from(header);
  const [name, start, length] = random.pick(fields);
  changed.fill(0, start, start + length);
  valueFor(name, length, random).copy(changed, start, 0, length);
  return { header: name !== 'checksum' && !random.once(8) ? withChecksum(changed) : changed, content };
}

function valueFor(name: string, length: number, random: Random): Buffer {
  if (random.once(6)) return random.bytes(length);
  if (name === 'typeflag') return Buffer.from(random.pick([...typeflags]), 'latin1');
  if (name === 'magic') return Buffer.from(random.pick(magics), 'latin1');
  if (['name', 'linkname', 'uname', 'gname', 'prefix'].includes(name))
    return Buffer.from(hostileName(random), 'latin1');
  if (name === 'sparse map') return Buffer.concat(Array.from({ length: 8 }, () => numberField(12, random)));
  return numberField(length, random);
}

/** A number as tars write it, or nearly. */
export function numberField(length: number, random: Random): Buffer {
  const digits = length - 1;
  const field = Buffer.alloc(length);
  const kinds: readonly (() => unknown)[] = [
    () => field.write(random.length(1e9).toString(8).padStart(digits, '0').slice(-digits), 'latin1'),
    () => field.write('7'.repeat(digits), 'latin1'),
    () => field.write('7'.repeat(length), 'latin1'),
    () => field.write('0'.repeat(digits), 'latin1'),
    () => field.write(`${random.length(1e6).toString(8)} `.padStart(length, ' '), 'latin1'),
    () => field.write(random.pick(['-1', '8', '0x10', '1e9', '+7', ' ', '12 34', '\xb2', 'NaN']), 'latin1'),
    () => baseTwoFiveSix(field, 0x80, random),
    () => baseTwoFiveSix(field, 0xff, random),
    () => field.fill(0xff),
    () => field.fill(0x80, 0, 1),
  ];
  random.pick(kinds)();
  return field;
}

/** GNU's base-256: a first byte of 0x80, or 0xff for negative numbers. */
function baseTwoFiveSix(field: Buffer, first: number, random: Random): void {
  field.fill(first === 0xff ? 0xff : 0);
  const digits = Math.min(field.length - 1, random.between(1, 10));
  random.bytes(digits).copy(field, field.length - digits);
  field[0] = first;
}
