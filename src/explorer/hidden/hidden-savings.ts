import type { Totals } from '../../analysis/analysis.js';
import type { HiddenFile } from '../../analysis/hidden-files.js';
import { instructionOf } from '../../dockerfile/instruction-of.js';
import { formatBytes, formatPercent } from '../../format/format-bytes.js';
import { type SafeText, safe } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import type { HiddenCause } from '../../tree/hidden-cause.js';

/** `10.7 MB, 25.6 % of the image` */
export function bytesAndShare(bytes: number, { shippedBytes }: Totals): SafeText {
  if (shippedBytes === 0) return formatBytes(bytes);
  return safe`${formatBytes(bytes)}, ${formatPercent(bytes / shippedBytes)} of the image`;
}

/** `the image would be 10.7 MB smaller, by 25.6 %, and its efficiency 71.2 % instead of 53.0 %`: what hidden bytes cost. */
export function withoutBytes(bytes: number, totals: Totals): SafeText {
  const { visibleBytes, shippedBytes, efficiency } = totals;
  const left = shippedBytes - bytes;
  const now = formatPercent(efficiency);
  const then = formatPercent(left <= 0 ? 1 : visibleBytes / left);
  const change = then === now ? safe`still ${now}` : safe`${then} instead of ${now}`;
  const share = formatPercent(shippedBytes === 0 ? 0 : bytes / shippedBytes);
  return safe`the image would be ${formatBytes(bytes)} smaller, by ${share}, and its efficiency ${change}`;
}

/** What would have kept a hidden content out of the image, and what that would have saved. */
export function whatWouldHaveSaved(inspection: Inspection, file: HiddenFile, bytes = file.bytes): SafeText {
  return safe`Had it been ${remedy(inspection, file)}, ${withoutBytes(bytes, inspection.analysis.totals)}.`;
}

function remedy({ image }: Inspection, { cause, layer }: HiddenFile): SafeText {
  const made = instructionOf(image.layers[layer]?.history ?? null) ?? '';
  return remedies[cause](/^(?:COPY|ADD)\b/.test(made) ? 'copy' : /^RUN\b/.test(made) ? 'run' : 'other');
}

/** What wrote a content, as far as it matters. */
type Writer = 'copy' | 'run' | 'other';

const leftOut: Readonly<Record<Writer, SafeText>> = {
  copy: safe`left out of what is copied (.dockerignore), or copied in another build stage only`,
  run: safe`removed in the RUN that wrote it, or written in another build stage`,
  other: safe`removed in the layer that wrote it, or written in another build stage`,
};
const onceOnly: Readonly<Record<Writer, SafeText>> = {
  copy: safe`copied once, as it is in the end`,
  run: safe`written once, in one RUN or in another build stage`,
  other: safe`written once, in one layer or in another build stage`,
};

/** What would have been done instead of what is told by the cause, after `Had it been`. */
const remedies: Readonly<Record<HiddenCause, (writer: Writer) => SafeText>> = {
  removed: (writer) => leftOut[writer],
  opaque: (writer) => leftOut[writer],
  replaced: (writer) => onceOnly[writer],
  overwritten: (writer) => onceOnly[writer],
  'metadata-only': (writer) =>
    writer === 'copy'
      ? safe`given its owner and mode where it is copied (COPY --chown, --chmod)`
      : safe`given its owner and mode in the layer that wrote it`,
  'duplicate-entry': () => safe`put once into its layer`,
};
