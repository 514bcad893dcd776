import { formatBytes, formatPercent } from '../format/format-bytes.js';
import { type SafeText, safe } from '../format/safe-text.js';
import type { SpoolProgress } from '../spool/spool-options.js';
import type { State } from './state.js';

const words: Readonly<Record<SpoolProgress['what'], SafeText>> = { inflating: safe`inflating`, reading: safe`reading` };

/** What is going on before anything is known of the image. */
export function openingWords({ opening, signs }: State): SafeText {
  if (opening === null) return safe`opening${signs.goingOn}`;
  const { what, bytesRead, size } = opening;
  if (size === null) return safe`${words[what]} ${formatBytes(bytesRead)}`;
  return safe`${words[what]} ${formatPercent(bytesRead / size)} of ${formatBytes(size)}`;
}
