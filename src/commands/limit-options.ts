import { formatAmount } from '../limits/amount.js';
import { askLimits } from '../limits/ask-limit.js';
import { type LimitUnit, limitNames, limitRow } from '../limits/limit-table.js';
import type { Limits } from '../limits/limits.js';
import type { CommandArguments, CommandOption } from './command.js';

/** What stands for the value of a limit in the help. */
const valueWords: Readonly<Record<LimitUnit, string>> = { bytes: 'SIZE', count: 'N', ratio: 'N' };

/** The options that set limits: one for each row of the table. */
export const limitOptions: Readonly<Record<string, CommandOption>> = Object.fromEntries(
  limitNames.map((name) => {
    const { flag, unit, standard, help } = limitRow(name);
    const option = { type: 'string', value: valueWords[unit], help: `${help} (${formatAmount(standard, unit)})` };
    return [flag, option as CommandOption];
  }),
);

/** The limits that the options ask for. */
export function askedLimits(args: CommandArguments): Limits {
  return askLimits((name) => args.text(limitRow(name).flag));
}
