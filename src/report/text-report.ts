import { instructionOf } from '../dockerfile/instruction-of.js';
import { padEnd, padStart, truncate } from '../format/display-width.js';
import { formatBytes, formatCount, formatPercent } from '../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { imageTitle } from '../oci/image-title.js';
import { formatPlatform } from '../oci/platform.js';
import { problemLines } from './problem-lines.js';

/** Lines of each list; what is longer is told as a number, and stands whole in the JSON. */
const listed = 20;
const instructionColumns = 70;

/** What an image comes to, for a person to read: what a pipe gets unless it asks for something else. */
export function textReport(inspection: Inspection): SafeText {
  const sections = [
    summary(inspection),
    layers(inspection),
    hidden(inspection),
    artifacts(inspection),
    problemLines(inspection.problems),
  ];
  return joinSafe(
    sections.filter((lines) => lines.length > 0).map((lines) => joinSafe(lines, '\n')),
    '\n\n',
  );
}

function summary({ image, analysis, complete }: Inspection): SafeText[] {
  const { totals, diveCompatible } = analysis;
  const name = safeText(imageTitle(image.reference, image.source) ?? image.imageId ?? '');
  const platform = image.platform === null ? safe`platform unknown` : safeText(formatPlatform(image.platform));
  const userWasted = diveCompatible.userWastedPercent;
  return [
    safe`${name}  ${platform}  ${safeText(image.source)}`,
    safe`${formatCount(totals.layers)} ${totals.layers === 1 ? safe`layer` : safe`layers`}, ${formatCount(totals.entries)} entries, ${formatCount(totals.visibleEntries)} paths visible`,
    ...(complete
      ? []
      : [safe`INCOMPLETE: not everything could be read; the figures are those of what could (see the problems).`]),
    safe``,
    safe`shipped     ${padStart(formatBytes(totals.shippedBytes), 8)}  content in all layers`,
    safe`visible     ${padStart(formatBytes(totals.visibleBytes), 8)}  content that the final filesystem shows`,
    safe`hidden      ${padStart(formatBytes(totals.hiddenBytes), 8)}  content that no name reaches any more, and that still ships`,
    safe`efficiency  ${padStart(formatPercent(totals.efficiency), 8)}  visible by shipped`,
    safe`dive-compatible: efficiency ${formatPercent(diveCompatible.efficiency)}, wasted ${formatBytes(diveCompatible.wastedBytes)}, user wasted ${
      userWasted === null ? safe`unknown` : formatPercent(userWasted)
    }`,
  ];
}

function layers({ image, analysis, layers }: Inspection): SafeText[] {
  const heading = safe`layer      size    hidden   added modified removed  instruction`;
  return [
    heading,
    ...analysis.layers.map((figures, index) => {
      const { state } = layers[index]!;
      const instruction = instructionOf(image.layers[index]!.history);
      const told =
        instruction === null ? safe`(history does not say)` : truncate(safeText(instruction), instructionColumns);
      return joinSafe(
        [
          padStart(safe`${index}`, 5),
          padStart(formatBytes(figures.shippedBytes), 9),
          padStart(figures.hiddenBytes === 0 ? safe`-` : formatBytes(figures.hiddenBytes), 9),
          padStart(formatCount(figures.added), 7),
          padStart(formatCount(figures.modified), 8),
          padStart(formatCount(figures.removed), 7),
          safe` ${state === 'unreadable' ? safe`(not readable) ` : safe``}${told}`,
        ],
        ' ',
      );
    }),
  ];
}

function hidden({ analysis, stack }: Inspection): SafeText[] {
  const files = analysis.hidden;
  if (files.length === 0) return [];
  const shown = files.slice(0, listed);
  return [
    safe`Hidden files, largest first: ${formatCount(files.length)}, ${formatBytes(analysis.totals.hiddenBytes)}`,
    ...shown.map(({ node, bytes, cause, layer, hiddenBy }) => {
      const fate = cause === 'duplicate-entry' ? safe`in layer ${layer}` : safe`layer ${layer}, by ${hiddenBy}`;
      return safe`${padStart(formatBytes(bytes), 9)}  ${padEnd(safeText(cause), 15)}  ${padEnd(fate, 14)}  ${safeText(stack.tree.path(node))}`;
    }),
    ...more(files.length),
  ];
}

function artifacts({ image }: Inspection): SafeText[] {
  if (image.artifacts.length === 0) return [];
  return [
    safe`Beside the image: ${formatCount(image.artifacts.length)}`,
    ...image.artifacts.slice(0, listed).map(({ kind, bytes, artifactType, subject, tags, predicateTypes }) => {
      const size = bytes === null ? safe`-` : formatBytes(bytes);
      const about =
        subject === null ? [] : [subject === image.digest ? safe`of this image` : safe`of ${shortText(subject)}`];
      const what = predicateTypes.length > 0 ? predicateTypes : [artifactType ?? ''];
      const words = [...about, ...tags.map(safeText), ...what.filter((text) => text !== '').map(safeText)];
      return safe`${padStart(size, 9)}  ${padEnd(safeText(kind), 15)}  ${joinSafe(words, '  ')}`;
    }),
    ...more(image.artifacts.length),
  ];
}

function shortText(digest: string): SafeText {
  return truncate(safeText(digest), 'sha256:'.length + 12);
}

function more(count: number): SafeText[] {
  return count > listed ? [safe`  … and ${formatCount(count - listed)} more: --format json lists all`] : [];
}
