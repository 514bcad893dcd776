import { UsageError } from '../problem/errors.js';
import { type Report, reports } from '../report/reports.js';
import type { CommandArguments, CommandOption } from './command.js';

/** A report that was asked for, and the file it goes to; null for standard output. */
export type AskedFormat = { readonly report: Report; readonly file: string | null };

/** The option of every command that prints reports. */
export const formatOption = {
  format: {
    type: 'string',
    multiple: true,
    value: 'NAME[=FILE]',
    help: `print a report (${reports.map(({ name }) => name).join(', ')}) instead of exploring; may be given several times`,
  },
} as const satisfies Record<string, CommandOption>;

export function askedFormats(args: CommandArguments): AskedFormat[] {
  const formats = args.texts('format').map((asked) => {
    const [, name = '', file = null] = /^([^=]*)(?:=(.*))?$/s.exec(asked) ?? [];
    const report = reports.find((known) => known.name === name);
    if (report === undefined || file === '') {
      const known = reports.map((known) => known.name).join(', ');
      throw new UsageError(
        `There is no format ${asked}.`,
        `Formats are ${known}; --format NAME=FILE writes to a file.`,
      );
    }
    return { report, file };
  });
  if (formats.filter(({ file }) => file === null).length > 1) {
    throw new UsageError(
      'Only one format can go to standard output.',
      'Send the others to files: --format json=report.json',
    );
  }
  return formats;
}
