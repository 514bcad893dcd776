import { safeText } from '../../format/safe-text.js';
import { type Row, segment } from '../row.js';

/** Columns of a row of so many bytes, for offsets of eight digits. */
export function hexColumns(perRow: number): number {
  return 11 + 3 * perRow + 2 + perRow;
}

/** An offset, bytes in hex, and what of them is ASCII, as `hexdump -C` has it. */
export function hexRow(bytes: Uint8Array, offset: number, perRow: number, digits = 8): Row {
  const hex = Array.from(bytes, (byte, i) => `${i === 8 ? ' ' : ''}${byte.toString(16).padStart(2, '0')}`).join(' ');
  const ascii = Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
  return [
    segment(safeText(` ${offset.toString(16).padStart(digits, '0')}  `), 'faint'),
    segment(safeText(hex.padEnd(3 * perRow))),
    segment(safeText(`  ${ascii}`), 'codeString'),
  ];
}
