import { type LimitName, limitNames, limitRow } from './limit-table.js';

/**
 * How much of an image is read: of each limit its value, in the unit of its row; `Infinity` for none. It is handed down to
 * whoever reads, so that nothing depends on what was read before.
 */
export type Limits = Readonly<Record<LimitName, number>>;

/** What counts where nobody asked for anything else. */
export const defaultLimits: Limits = limitsWith({});

/** The default limits with some of them set to other values. */
export function limitsWith(values: Partial<Limits>): Limits {
  const standard = Object.fromEntries(limitNames.map((name) => [name, limitRow(name).standard]));
  return { ...(standard as Limits), ...values };
}
