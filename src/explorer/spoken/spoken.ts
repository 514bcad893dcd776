import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { joinSafe, keepSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { keyLabel } from '../key.js';
import { keyFor } from '../keys/key-for.js';
import { menuOf } from '../menu/menus.js';
import { overlayOf } from '../overlays.js';
import { selectedCandidate } from '../palette/candidates.js';
import { viewWords } from '../panes/files.js';
import { pathPane } from '../panes/path.js';
import { prompts } from '../prompts.js';
import { layoutFor } from '../room.js';
import type { Row } from '../row.js';
import type { State } from '../state.js';
import { whySentences } from '../why.js';
import { newOnPage, wholePage } from './overlay-words.js';
import { placeWords } from './place-words.js';

/**
 * The explorer for somebody who listens: what is to be written when the state went from one to the other. Lines that end, in words, from the
 * top down; what is typed is written on behind its question, as terminals do. Nothing where nothing that matters changed.
 */
export function spoken(before: State | null, after: State): SafeText {
  if (
    before !== null &&
    before.prompt !== null &&
    after.prompt !== null &&
    before.prompt.about === after.prompt.about
  ) {
    return safe`${typed(before.prompt.text, after.prompt.text, after)}${chosen(before, after)}`;
  }
  const ended = before !== null && before.prompt !== null ? [safe``] : [];
  const lines = [...ended, ...linesBetween(before, after)];
  const said = lines.length === 0 ? safe`` : safe`${joinSafe(lines, '\n')}\n`;
  return after.prompt === null ? said : safe`${said}${question(after)}`;
}

function linesBetween(before: State | null, after: State): SafeText[] {
  return [
    ...imageLines(before?.inspection ?? null, after),
    ...choiceLines(before, after),
    ...placeLines(before, after),
    ...(after.saving !== null && before?.saving == null ? [safe`Saving. Escape stops it.`] : []),
    ...(after.fetching !== null && before?.fetching == null
      ? [safe`Reading ${after.fetching.what}. Escape stops it.`]
      : []),
    ...menuLines(before, after),
    ...(after.verifying && before?.verifying !== true ? [safe`Checking the digests of layers.`] : []),
    ...(after.notice !== null && after.notice !== before?.notice ? [after.notice] : []),
  ];
}

/** What is opened, and when it is read to its end, what came out of it. */
function imageLines(before: Inspection | null, after: State): SafeText[] {
  const { inspection, title } = after;
  if (inspection === null) return [];
  const { image, layers, analysis, problems } = inspection;
  const opened =
    before?.image === image
      ? []
      : [
          safe`${image.reference === null ? title : safeText(image.reference)}, ${formatCount(layers.length)} layers. Question mark: all keys.`,
        ];
  if (!inspection.finished || (before?.image === image && before.finished)) return opened;
  const { shippedBytes, hiddenBytes, efficiency } = analysis.totals;
  const wrong =
    problems.length === 0 ? safe`` : safe`, ${formatCount(problems.length)} problems: ${keyFor(after, 'problems')}`;
  return [
    ...opened,
    safe`All is read: ${formatBytes(shippedBytes)}, ${formatBytes(hiddenBytes)} of it hidden, efficiency ${formatPercent(efficiency)}${wrong}`,
  ];
}

function choiceLines(before: State | null, { choice }: State): SafeText[] {
  if (choice === null || before?.choice === choice) return [];
  const what = choice.reason === 'platform' ? safe`platforms` : safe`images`;
  return [safe`There are ${formatCount(choice.images.length)} ${what} here. Up and down choose, Enter opens.`];
}

function placeLines(before: State | null, after: State): SafeText[] {
  const overlay = overlayOf(after);
  if (overlay !== null) {
    const rows = overlay.rows(after);
    if (before?.overlay !== after.overlay) return wholePage(rows, after.signs);
    return newOnPage(overlayOf(before)!.rows(before), rows, after.signs);
  }
  if (after.focus === 'path' && after.inspection !== null) {
    const rows = pathRows(after);
    if (before === null || before.overlay !== null || before.focus !== 'path') return wholePage(rows, after.signs);
    return newOnPage(pathRows(before), rows, after.signs);
  }
  const place = placeWords(after);
  const view = after.inspection === null ? safe`` : viewWords(after, Number.POSITIVE_INFINITY);
  const isSame = before !== null && before.overlay === null && before.focus === after.focus;
  const known = isSame && placeWords(before) === place;
  const viewKnown = before?.inspection != null && viewWords(before, Number.POSITIVE_INFINITY) === view;
  const inFiles = after.focus === 'files' && after.inspection !== null;
  const explains = after.explaining && (!known || before?.explaining !== true) ? whySentences(after) : [];
  // While an image is opened or read, figures grow: only what the user did is said.
  const isGrowing = known || (isSame && before.inspection !== after.inspection && before.inspection !== null);
  return [
    ...(inFiles && (!isSame || !viewKnown) ? [view] : []),
    ...(isGrowing || (isSame && after.inspection === null && after.choice === null) ? [] : [place]),
    ...explains,
  ];
}

/** The keys of a menu; why one of them does nothing is said when it is pressed. */
function menuLines(before: State | null, after: State): SafeText[] {
  const menu = before?.menu === after.menu ? null : menuOf(after);
  if (menu === null) return [];
  const keys = menu.rows.map(({ key, label }) => safe`${keyLabel(key, after.signs)}, ${label}`);
  return [safe`${menu.title}: ${joinSafe(keys, '; ')}. Escape: nothing.`];
}

/** What is chosen of all that a command may become, where that is not what was typed. */
function chosen(before: State, after: State): SafeText {
  if (
    after.prompt?.about !== 'palette' ||
    before.palette.at === after.palette.at ||
    before.prompt!.text !== after.prompt.text
  )
    return safe``;
  const candidate = selectedCandidate(after);
  if (candidate === undefined) return safe``;
  return safe`\n${candidate.label}: ${candidate.why ?? candidate.detail}\n${question(after)}`;
}

function pathRows(state: State): Row[] {
  const { widths, heights } = layoutFor(state);
  return pathPane(state, { width: widths.path, height: heights.path, titled: false, headed: true });
}

/** What is asked, and what stands there already; the answer is written on behind it. */
function question(state: State): SafeText {
  const { about, text } = state.prompt!;
  return safe`${prompts[about].label(state)}: ${safeText(text)}`;
}

/** The end of what is typed, or all of it anew where something else was changed. */
function typed(before: string, after: string, state: State): SafeText {
  if (after === before) return safe``;
  if (!after.startsWith(before)) return safe`\n${question(state)}`;
  return keepSafe(safeText(after), () => after.slice(before.length));
}
