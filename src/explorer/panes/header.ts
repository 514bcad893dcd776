import { displayWidth, truncate, truncateStart } from '../../format/display-width.js';
import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { imageTitle } from '../../oci/image-title.js';
import { formatPlatform } from '../../oci/platform.js';
import { hashingProgress } from '../layer-verdict.js';
import type { Target } from '../mouse/target.js';
import { openingWords } from '../opening-words.js';
import { problemIndex } from '../problems/problem-index.js';
import { type Row, rowWidth, type Segment, segment, spaces } from '../row.js';
import type { State } from '../state.js';
import type { StyleName } from '../style.js';

/** One figure of the header, or one fact. */
type Item = {
  readonly row: Row;
  /** The larger, the longer it stays when the line gets narrow. */
  readonly weight: number;
};

const gap = 3;
/** Of the name, at least this much is shown before figures have to make room. */
const leastName = 16;
/** Real ones have half of it; a hostile one may be megabytes, and would be measured for every frame. */
const longestPlatform = 50;

/** The image and its figures in one line: what does not fit is left out whole, the least telling first. */
export function headerRow(state: State, width: number): Row {
  const brand = segment(safe`unearth`, 'brand');
  const name = nameOf(state);
  const items = state.inspection === null ? opening(state) : figures(state.inspection, state);
  const nameWidth = displayWidth(truncateStart(name, Math.max(leastName, Math.floor(width * 0.4))));
  const chosen = fitting([{ row: [brand], weight: 1 }, ...items], width - 2 - nameWidth);
  const used = chosen.reduce((sum, { row }) => sum + rowWidth(row) + gap, 0);
  const shownName: Row = [segment(truncateStart(name, width - 2 - used, state.signs.ellipsis), 'strong')];
  const parts: Row[] = chosen.map(({ row }) => row);
  parts.splice(parts[0]?.[0] === brand ? 1 : 0, 0, shownName);
  return [
    segment(spaces(1)),
    ...parts.flatMap((part, i) => (i === 0 ? part : [segment(spaces(gap), 'plain', null), ...part])),
  ];
}

/** The name of the image as its users know it. */
function nameOf({ inspection, title }: State): SafeText {
  if (inspection === null || inspection.image.reference === null) return title;
  const { reference, source } = inspection.image;
  return safeText(imageTitle(reference, source) ?? reference);
}

function opening(state: State): Item[] {
  const text = state.choice === null ? openingWords(state) : safe`choose`;
  return [{ row: [segment(text, state.opening === null ? 'faint' : 'modified')], weight: 5 }];
}

function figures(inspection: Inspection, { signs, secrets }: State): Item[] {
  const { image, analysis, finished, layers, problems, complete } = inspection;
  const { shippedBytes, hiddenBytes, efficiency } = analysis.totals;
  const items: Item[] = [];
  const add = (weight: number, ...row: Segment[]) => items.push({ weight, row });
  if (image.platform !== null) {
    const platform = truncate(safeText(formatPlatform(image.platform)), longestPlatform, signs.ellipsis);
    add(2, segment(platform, 'faint'));
  }
  add(3, segment(safe`${layers.length} ${layers.length === 1 ? safe`layer` : safe`layers`}`));
  // Until everything is stacked the figures are those of a part, and look like it.
  if (!finished) add(8, segment(progress(inspection, signs.goingOn), 'modified'));
  if (!finished && analysis.layers.length === 0) return items;
  const checking = hashingProgress(inspection);
  if (checking !== null) add(8, segment(safe`checking ${formatPercent(checking)}`, 'modified'));
  add(6, segment(formatBytes(shippedBytes), finished ? 'strong' : 'faint'));
  add(
    4,
    segment(safe`efficiency `, 'faint'),
    segment(formatPercent(efficiency), finished ? grade(efficiency) : 'faint'),
  );
  const hiddenList: Target = { on: 'binding', id: 'hidden-list' };
  add(
    7,
    segment(safe`hidden `, 'faint', hiddenList),
    segment(formatBytes(hiddenBytes), !finished ? 'faint' : hiddenBytes > 0 ? 'hidden' : 'good'),
  );
  if (secrets !== null && secrets > 0) {
    const word = secrets === 1 ? safe`secret` : safe`secrets`;
    add(7, segment(safe`${signs.secret} ${formatCount(secrets)} likely ${word}`, 'error', hiddenList));
  }
  const { count } = problemIndex(problems);
  if (count > 0) {
    const word = count === 1 ? safe`problem` : safe`problems`;
    add(
      5,
      segment(safe`${formatCount(count)} ${word}`, complete ? 'warning' : 'error', { on: 'binding', id: 'problems' }),
    );
  }
  return items;
}

function grade(efficiency: number): StyleName {
  if (efficiency >= 0.95) return 'good';
  return efficiency >= 0.8 ? 'warning' : 'error';
}

/** `reading 3/7, 45 %`: layers stacked, and bytes passed of those that the blobs have. */
function progress({ analysis, layers, image }: Inspection, ellipsis: SafeText): SafeText {
  const sizes = image.layers.map(({ blob, declaredSize }) => blob?.size ?? declaredSize ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const read = layers.reduce((sum, { state, bytesRead }, i) => sum + (state === 'read' ? sizes[i]! : bytesRead), 0);
  const share = total === 0 ? safe`${ellipsis}` : safe`, ${formatPercent(Math.min(1, read / total))}`;
  return safe`reading ${analysis.layers.length}/${layers.length}${share}`;
}

/** The weightiest items that fit into `width`, in their order. */
function fitting(items: readonly Item[], width: number): Item[] {
  let left = width;
  const kept = new Set<Item>();
  for (const item of items.toSorted((a, b) => b.weight - a.weight)) {
    const needs = rowWidth(item.row) + gap;
    if (needs > left) break;
    kept.add(item);
    left -= needs;
  }
  return items.filter((item) => kept.has(item));
}
