import { formatBytes, formatCount, formatPercent } from '../../format/format-bytes.js';
import { joinSafe, keepSafe, type SafeText, safe, safeText } from '../../format/safe-text.js';
import type { Inspection } from '../../inspect/inspection.js';
import { keyLabel } from '../key.js';
import { keyFor } from '../keys/key-for.js';
import { menuOf } from '../menu/menus.js';
import { selectedCandidate } from '../palette/candidates.js';
import { viewWords } from '../panes/files.js';
import { prompts } from '../prompts.js';
import type { State } from '../state.js';
import { whySentences } from '../why.js';
import { foundWords } from './found-words.js';
import { listWords } from './list-words.js';
import { newOnPage, wholePage } from './overlay-words.js';
import { pageRows } from './page-rows.js';
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
    return safe`${typed(before, after)}${chosen(before, after)}`;
  }
  const ended = before !== null && before.prompt !== null ? [safe``] : [];
  const lines = [...ended, ...linesBetween(before, after)];
  const said = lines.length === 0 ? safe`` : safe`${joinSafe(lines, '\n')}\n`;
  return after.prompt === null ? said : safe`${said}${question(after)}`;
}

function linesBetween(before: State | null, after: State): SafeText[] {
  return [
    ...imageLines(before?.inspection ?? null, after),
    ...secretLines(before, after),
    ...choiceLines(before, after),
    ...(after.overlay === null ? listWords(before, after) : []),
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
          safe`${image.reference === null ? title : safeText(image.reference)}, ${formatCount(layers.length)} ${layers.length === 1 ? safe`layer` : safe`layers`}. Question mark: all keys.`,
        ];
  if (!inspection.finished || (before?.image === image && before.finished)) return opened;
  const { shippedBytes, hiddenBytes, efficiency } = analysis.totals;
  const word = problems.length === 1 ? safe`problem` : safe`problems`;
  const wrong =
    problems.length === 0
      ? safe``
      : safe`, ${formatCount(problems.length)} ${word}: ${keyFor(after, 'problems')} tells which`;
  return [
    ...opened,
    safe`All is read: ${formatBytes(shippedBytes)}, ${formatBytes(hiddenBytes)} of it hidden, efficiency ${formatPercent(efficiency)}${wrong}`,
  ];
}

/** They are counted when the image is read to its end. */
function secretLines(before: State | null, after: State): SafeText[] {
  const { secrets } = after;
  if (secrets === null || secrets === 0 || before?.secrets === secrets) return [];
  const list = keyFor(after, 'hidden-list');
  return [
    secrets === 1
      ? safe`1 likely secret: ${list} lists it`
      : safe`${formatCount(secrets)} likely secrets: ${list} lists them`,
  ];
}

function choiceLines(before: State | null, { choice }: State): SafeText[] {
  if (choice === null || before?.choice === choice) return [];
  const what = choice.reason === 'platform' ? safe`platforms` : safe`images`;
  return [safe`There are ${formatCount(choice.images.length)} ${what} here. Up and down choose, Enter opens.`];
}

function placeLines(before: State | null, after: State): SafeText[] {
  if (after.overlay === 'found') return foundWords(before, after);
  if (after.overlay !== null || (after.focus === 'path' && after.inspection !== null)) {
    const isOther = before === null || before.overlay !== after.overlay || before.focus !== after.focus;
    if (isOther) return wholePage(pageRows(after), after.signs);
    return newOnPage(pageRows(before), pageRows(after), after.signs);
  }
  const place = placeWords(after);
  const view = after.inspection === null ? safe`` : viewWords(after, Number.POSITIVE_INFINITY);
  const isSame = before !== null && before.overlay === null && before.focus === after.focus;
  const isFound = before?.prompt?.about === 'filter' && after.prompt === null;
  const known = isSame && !isFound && placeWords(before) === place;
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

/** What is asked, and what stands there already; the answer is written on behind it. */
function question(state: State): SafeText {
  const { about, text } = state.prompt!;
  return safe`${about === 'palette' ? safe`command` : prompts[about].label(state)}: ${safeText(text)}`;
}

/** The end of what is typed, or all of it anew where something else was changed: also how it is meant. */
function typed({ prompt, ...before }: State, after: State): SafeText {
  const [old, text] = [prompt!.text, after.prompt!.text];
  const isMeant = prompts[prompt!.about].label({ ...before, prompt }) === prompts[prompt!.about].label(after);
  if (!text.startsWith(old) || !isMeant) return safe`\n${question(after)}`;
  return text === old ? safe`` : keepSafe(safeText(text), () => text.slice(old.length));
}
