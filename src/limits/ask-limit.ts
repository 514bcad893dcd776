import { UsageError } from '../problem/errors.js';
import { formatAmount, parseAmount } from './amount.js';
import { type LimitName, type LimitUnit, limitNames, limitRow } from './limit-table.js';
import { type Limits, limitsWith } from './limits.js';

/** How the value of a limit is written. */
const written: Readonly<Record<LimitUnit, string>> = {
  bytes: 'a number of bytes, or one with a unit: 64MiB, 4GB',
  count: 'a whole number',
  ratio: 'a number, or 1000:1',
};

/**
 * The limits somebody asks for: of each a number, a text such as `64MiB` or `none`, or undefined for the default. Throws a
 * UsageError for what has no meaning, or is more than the program can work with.
 */
export function askLimits(asked: (name: LimitName) => string | number | undefined): Limits {
  const values = limitNames.flatMap((name) => {
    const value = asked(name);
    return value === undefined ? [] : [[name, askLimit(name, value)] as const];
  });
  return limitsWith(Object.fromEntries(values));
}

function askLimit(name: LimitName, asked: string | number): number {
  const { flag, unit, ceiling = Number.POSITIVE_INFINITY } = limitRow(name);
  const amount = typeof asked === 'string' ? parseAmount(asked, unit) : asked;
  if (amount === null || !(amount >= 0)) {
    throw new UsageError(`--${flag} ${asked} is no limit.`, `Give ${written[unit]}; or none for no limit.`);
  }
  if (amount <= ceiling || amount === Number.POSITIVE_INFINITY) return Math.min(amount, ceiling);
  throw new UsageError(
    `--${flag} ${asked} is more than can be read.`,
    `The most is ${formatAmount(ceiling, unit)}, which none stands for as well.`,
  );
}
