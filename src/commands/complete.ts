import { safe } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { type ExitCode, exitCode } from './exit-code.js';
import type { Output } from './output.js';

/** The exit code of a command that printed what there is: all of it, or only what could be read, which it says. */
export function complete({ complete, problems }: Inspection, output: Output): ExitCode {
  if (complete) return exitCode.fine;
  output.warn(safe`Not everything could be read, so paths may be missing. Problems found: ${problems.length}.`);
  return exitCode.unreadable;
}
