import type { HiddenFile } from '../../analysis/hidden-files.js';
import { instructionOf } from '../../dockerfile/instruction-of.js';
import { truncateStart } from '../../format/display-width.js';
import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { hiddenBecause } from '../../words/hidden-words.js';
import { absolutePath } from '../absolute-path.js';
import type { HiddenGroup } from '../hidden/hidden-groups.js';
import type { HiddenRow } from '../hidden/hidden-outline.js';
import { bytesAndShare } from '../hidden/hidden-savings.js';
import { secretWords, whyGroup, whyHidden } from '../hidden/hidden-why.js';
import { type Row, segment, spaces } from '../row.js';
import type { Signs } from '../signs.js';
import { rightCell } from './cells.js';
import { labelled, paragraph } from './told-lines.js';

/** Of an instruction, what a few lines can show: a hostile one may be megabytes. */
const mostOfInstruction = 400;

/** Files that are named of a group: the first ones. */
const named = 5;

/** What is said of the selected row: which file or group it is, who wrote and hid it, what it costs, and why. */
export function hiddenText(inspection: Inspection, row: HiddenRow, width: number, signs: Signs): Row[] {
  return row.file === null
    ? groupText(inspection, row.group, width, signs)
    : fileText(inspection, row.file, width, signs);
}

function fileText(inspection: Inspection, file: HiddenFile, width: number, signs: Signs): Row[] {
  const { stack, analysis } = inspection;
  const secret = secretWords(inspection, file);
  const label = (name: SafeText, text: SafeText) => labelled(name, text, width, signs);
  return [
    ...paragraph(absolutePath(stack, file.node), width, signs, 'strong'),
    ...(secret === null
      ? []
      : paragraph(safe`${signs.secret} likely a secret, by its name: ${secret}`, width, signs, 'error')),
    [],
    ...label(safe`bytes`, bytesAndShare(file.bytes, analysis.totals)),
    ...label(safe`wrote it`, safe`layer ${file.layer}${stepOf(inspection, file.layer)}`),
    ...label(safe`hid it`, safe`${hiddenBecause(file)}${stepOf(inspection, file.hiddenBy)}`),
    [],
    ...paragraph(joinSafe(whyHidden(inspection, file), ' '), width, signs),
  ];
}

const nothingSoFar = safe`Nothing hidden was found so far.`;
const nothingFiltered = safe`No hidden file has this in its path.`;

function groupText(inspection: Inspection, group: HiddenGroup, width: number, signs: Signs): Row[] {
  const { analysis } = inspection;
  const { kind, name, files, bytes } = group;
  if (files.length === 0) {
    const isAll = analysis.hidden.length === 0;
    return paragraph(isAll ? nothingSoFar : nothingFiltered, width, signs, 'faint');
  }
  const { totals } = analysis;
  const label = (what: SafeText, text: SafeText) => labelled(what, text, width, signs);
  const [title, style] =
    kind === 'secrets' ? ([safe`${signs.secret} ${name}`, 'error'] as const) : ([name, 'strong'] as const);
  const ofHidden = safe` (${formatPercent(bytes / totals.hiddenBytes)} of what is hidden)`;
  const layer = files[0]!.layer;
  const more = safe`${spaces(9)}and ${formatCount(files.length - named)} more`;
  return [
    ...paragraph(title, width, signs, style),
    [],
    ...label(safe`files`, formatCount(files.length)),
    ...label(safe`bytes`, safe`${bytesAndShare(bytes, totals)}${kind === 'all' ? safe`` : ofHidden}`),
    ...(kind === 'layer' ? label(safe`wrote it`, safe`layer ${layer}${stepOf(inspection, layer)}`) : []),
    [],
    ...whyGroup(inspection, group).flatMap((text) => paragraph(text, width, signs)),
    [],
    ...files.slice(0, named).map((file) => namedRow(inspection, file, width, signs)),
    ...(files.length > named ? paragraph(more, width, signs, 'faint') : []),
  ];
}

/** A file in one line: of a path that is too long, the end. */
function namedRow({ stack }: Inspection, { bytes, node }: HiddenFile, width: number, signs: Signs): Row {
  const size = rightCell(formatBytes(bytes), 8, signs, 'faint');
  return [size, segment(safe`  ${truncateStart(absolutePath(stack, node), width - 10, signs.ellipsis)}`)];
}

/** `: COPY . /srv/app`; nothing where the history does not say. */
function stepOf({ image }: Inspection, layer: number): SafeText {
  const made = instructionOf(image.layers[layer]?.history ?? null);
  return made === null ? safe`` : safe`: ${shortened(made)}`;
}

function shortened(instruction: string): SafeText {
  return instruction.length <= mostOfInstruction
    ? safeText(instruction)
    : safe`${safeText(instruction.slice(0, mostOfInstruction))}...`;
}
