import { formatCount } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { State } from '../state.js';
import { selectedOnPage } from './overlay-words.js';
import { pageRows } from './page-rows.js';

/** A search through all files: that it goes on, what is gone to, and at its end how much was found. How far it is would be read without end. */
export function foundWords(before: State | null, after: State): SafeText[] {
  const { text, lines, share, remark } = after.finding!;
  const selected = selectedOnPage(pageRows(after), after.signs);
  const isNew = before?.overlay !== 'found' || before.finding?.text !== text;
  if (share !== null && isNew) return [safe`Searching all files of all layers for ${safeText(text)}`, ...selected];
  if (share === null && (isNew || before.finding?.share !== null)) {
    const count = safe`${formatCount(lines.length)} ${lines.length === 1 ? safe`line has` : safe`lines have`}`;
    const words = safe`${lines.length === 0 ? safe`Nowhere is` : count} ${safeText(text)}`;
    return [remark === null ? words : safe`${words}, ${remark}`, ...selected];
  }
  const isElsewhere = before?.finding?.at !== after.finding!.at || before.finding.lines.length === 0;
  return isElsewhere ? selected : [];
}
