import type { LimitUnit } from './limit-table.js';

/** Bytes of the units that people write, decimal and binary. */
const units: ReadonlyMap<string, number> = new Map([
  ['', 1],
  ['b', 1],
  ...['k', 'm', 'g', 't'].flatMap((letter, index): [string, number][] => [
    [`${letter}b`, 1000 ** (index + 1)],
    [`${letter}ib`, 1024 ** (index + 1)],
  ]),
]);

/**
 * The value of a limit as it is written: a number, of bytes also with a unit (`64MiB`, `4GB`), of a ratio also as `1000:1`, or
 * `none`. null for everything else.
 */
export function parseAmount(text: string, unit: LimitUnit): number | null {
  if (text === 'none') return Number.POSITIVE_INFINITY;
  const [, digits = '', fraction = '', letters = ''] = /^(\d+)(\.\d+)?\s*([a-z]*|:1)$/i.exec(text) ?? [];
  const number = Number(digits + fraction);
  if (digits === '' || !Number.isSafeInteger(Math.ceil(number))) return null;
  if (unit === 'bytes') {
    const bytes = units.get(letters.toLowerCase());
    const amount = bytes === undefined ? null : Math.floor(number * bytes);
    return Number.isSafeInteger(amount) ? amount : null;
  }
  const isPlain = letters === '' || (unit === 'ratio' && letters === ':1');
  return isPlain && (fraction === '' || unit === 'ratio') ? number : null;
}

/** A value as the help and messages say it: `128 MiB`, `5000 bytes`, `1000:1`, `1024`, `none`. */
export function formatAmount(amount: number, unit: LimitUnit): string {
  if (amount === Number.POSITIVE_INFINITY) return 'none';
  if (unit === 'count') return String(amount);
  if (unit === 'ratio') return `${amount}:1`;
  let value = amount;
  let name = '';
  for (const larger of ['KiB', 'MiB', 'GiB', 'TiB']) {
    if (value < 1024 || value % 1024 !== 0) break;
    value /= 1024;
    name = larger;
  }
  return `${value} ${name === '' ? 'bytes' : name}`;
}
