import { builderOf } from '../../dockerfile/builder.js';
import { formatBytes, formatCount } from '../../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import type { ImageLayer } from '../../source/image.js';
import { rawLines, shownLines } from '../dockerfile/dockerfile-lines.js';
import { indexOfLayer, instructionsOf } from '../dockerfile/dockerfile-view.js';
import { closesHint } from '../keys/key-for.js';
import { verdictSegment } from '../layer-verdict.js';
import { cutRow, emptyRow, type Row, segment, spread } from '../row.js';
import type { Signs } from '../signs.js';
import type { State } from '../state.js';
import { outOfSight } from './cells.js';
import { progressOf } from './layers.js';
import { labelled, paragraph } from './told-lines.js';

/** The instruction that made the selected layer, whole, and all that is known of the layer. */
export function instructionPane(state: State): Row[] {
  const { inspection, layer, signs, overlayTop, dockerfile } = state;
  const width = state.size.columns - 1;
  const count = inspection?.layers.length ?? 0;
  const lines = instructionRows(state);
  const room = instructionRoom(state);
  const away = outOfSight(overlayTop, room, lines.length, signs);
  const what = dockerfile.raw ? safe`  as the builder wrote it` : safe``;
  const title: Row = [
    segment(safe` Layer ${layer}`, 'headingFocused'),
    segment(safe`  ${layer + 1} of ${formatCount(count)}${what}`, 'faint'),
  ];
  return [
    spread(title, [...away, closesHint(state)], width, signs),
    ...lines.slice(overlayTop, overlayTop + room).map((row) => cutRow(row, width, signs)),
  ];
}

export function instructionRoom({ size }: State): number {
  return Math.max(1, size.rows - 3);
}

export function instructionLineCount(state: State): number {
  return instructionRows(state).length;
}

function instructionRows(state: State): Row[] {
  const { inspection, layer } = state;
  const info = inspection?.image.layers[layer];
  if (inspection === null || info === undefined) return [];
  return [
    emptyRow,
    ...(state.dockerfile.raw ? rawRows(state, info) : codeRows(state)),
    emptyRow,
    ...facts(state, inspection, info),
  ];
}

function codeRows(state: State): readonly Row[] {
  const { layer, signs } = state;
  const width = state.size.columns - 3;
  const made = instructionsOf(state);
  const at = indexOfLayer(made, layer);
  const one = made[at];
  if (one === undefined) return paragraph(safe`The history says nothing of this layer.`, width, signs, 'faint');
  return laidOutOnce(one, width, signs, () =>
    shownLines(one, at, width - 1, signs).map((line) => [segment(safe`  `), ...line.code]),
  );
}

function rawRows({ size, signs }: State, { history }: ImageLayer): readonly Row[] {
  const raw = history?.createdBy ?? null;
  if (raw === null)
    return paragraph(safe`The history does not say what made this layer.`, size.columns - 1, signs, 'faint');
  return laidOutOnce(history!, size.columns, signs, () =>
    rawLines(raw, size.columns - 4, signs).map((text) => [segment(safe`  ${text}`)]),
  );
}

type Laid = { readonly width: number; readonly signs: Signs; readonly rows: readonly Row[] };

const known = new WeakMap<object, Laid>();

/** Rows that are kept for what they are of: every key asks for them again, and a step can be as long as its builder liked. */
function laidOutOnce(of: object, width: number, signs: Signs, layOut: () => readonly Row[]): readonly Row[] {
  let laid = known.get(of);
  if (laid?.width !== width || laid.signs !== signs) {
    laid = { width, signs, rows: layOut() };
    known.set(of, laid);
  }
  return laid.rows;
}

function facts(state: State, inspection: Inspection, info: ImageLayer): Row[] {
  const { signs } = state;
  const width = state.size.columns - 1;
  const { layer } = state;
  const row = (label: SafeText, text: SafeText | null): Row[] =>
    text === null ? [] : labelled(label, text, width, signs);
  const progress = inspection.layers[layer]!;
  const figures = inspection.analysis.layers[layer];
  const { history } = info;
  const stored = info.blob?.size ?? info.declaredSize;
  const compression = progress.reading?.compression ?? null;
  return [
    ...row(safe`made`, history?.created == null ? null : safeText(history.created.replace('T', ' ').slice(0, 40))),
    ...row(safe`by`, history === null ? null : namedBuilder(builderOf(history))),
    ...row(safe`author`, raw(history?.author)),
    ...row(safe`comment`, raw(history?.comment)),
    ...(figures === undefined
      ? row(safe`bytes`, progressOf(inspection, layer, signs.goingOn))
      : [
          ...row(
            safe`bytes`,
            joinSafe(
              [
                safe`${formatBytes(figures.shippedBytes)} shipped`,
                safe`${formatBytes(figures.hiddenBytes)} of it hidden`,
              ],
              ', ',
            ),
          ),
          ...row(
            safe`paths`,
            safe`${formatCount(figures.added)} added, ${formatCount(figures.modified)} modified, ${formatCount(figures.removed)} removed`,
          ),
        ]),
    ...row(
      safe`stored`,
      stored === null
        ? null
        : safe`${formatBytes(stored)}${compression === null || compression === 'none' ? safe`` : safe`, ${safeText(compression)}`}`,
    ),
    ...row(safe`type`, info.mediaType === null ? null : safeText(info.mediaType)),
    ...row(safe`digest`, info.digest === null ? null : safeText(info.digest)),
    ...row(safe`diff id`, info.diffId === null ? null : safeText(info.diffId)),
    ...(progress.reading === null ? [] : [[segment(safe`           `), verdictSegment(state, progress, stored)]]),
  ];
}

function namedBuilder(name: string | null): SafeText {
  return name === null ? safe`which builder is not told` : safeText(name);
}

/** What an image says of itself, as much as a few lines hold. */
function raw(text: string | null | undefined): SafeText | null {
  return text == null ? null : safeText(text.slice(0, 2000));
}
