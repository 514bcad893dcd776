import { formatBytes } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { KeyFor } from '../keys/key-for.js';
import type { Outside, OutsideEnd, OutsideProgram } from '../world.js';

/** What sh(1) ends with where a program is not there, and where it may not be run (POSIX, 2.8.2). */
const notFound = 127;
const notRunnable = 126;

const variables: Readonly<Record<OutsideProgram, SafeText>> = {
  pager: safe`$PAGER`,
  editor: safe`$VISUAL or $EDITOR`,
};

/** What there is to say when a program has ended; null where nothing is. */
export function outsideNotice(
  program: OutsideProgram,
  { command, code, signal, isChanged }: OutsideEnd,
  key: KeyFor,
): SafeText | null {
  const named = command === null ? safe`The ${safeText(program)}` : safeText(command);
  if (code === notFound || code === notRunnable) {
    const why = code === notFound ? safe`was not found` : safe`cannot be run`;
    return command === null
      ? safe`No ${safeText(program)} was found: set ${variables[program]}.`
      : safe`${named} ${why}: set ${variables[program]}.`;
  }
  if (isChanged) return safe`The image stays as it is: what was edited was a copy, now gone. ${key('save')} saves one.`;
  if (signal !== null) return safe`${named} was ended by ${safeText(signal)}.`;
  return code === 0 || code === null ? null : safe`${named} ended with exit code ${code}.`;
}

/** Of a file that another program had only a part of. */
export function cutOffNotice({ here, size }: NonNullable<Outside['cutOff']>, key: KeyFor): SafeText {
  const all = size === null ? safe`it` : formatBytes(size);
  return safe`Its layer is cut off: ${formatBytes(here)} of ${all} are here. ${key('problems')} says more.`;
}
