import { formatPercent } from '../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import type { Inspection, LayerProgress } from '../inspect/inspection.js';
import { isUnread, unverifiedLayers } from '../inspect/unverified.js';
import type { Check, CheckedProperty } from '../oci/check.js';
import { keyFor } from './keys/key-for.js';
import { type Segment, segment } from './row.js';
import type { State } from './state.js';

const words: Readonly<Record<CheckedProperty, SafeText>> = {
  size: safe`size`,
  digest: safe`digest`,
  'diff-id': safe`diff id`,
  toc: safe`table of contents`,
};

/** Whether there are layers to be read through, or why not. */
export function canVerify(state: State): true | SafeText {
  const { inspection, verifying } = state;
  if (inspection === null || !inspection.finished) return safe`The image is not read to its end yet.`;
  if (verifying || unverifiedLayers(inspection).length > 0) return true;
  return verdictOfAll(state, inspection);
}

/** What is told when the checking has ended. */
export function verdictNotice(state: State): SafeText | null {
  return state.inspection === null ? null : verdictOfAll(state, state.inspection);
}

function verdictOfAll(state: State, { layers }: Inspection): SafeText {
  const wrong = layers.flatMap(({ verified }, index) => (verified === 'mismatch' ? [safe`${index}`] : []));
  if (wrong.length > 0) {
    const which = wrong.length === 1 ? safe`Layer ${wrong[0]!} is` : safe`Layers ${joinSafe(wrong, ', ')} are`;
    return safe`${which} not what digest, diff id and size promise: ${keyFor(state, 'problems')} tells more.`;
  }
  if (layers.every(({ verified }) => verified === 'verified')) return safe`Every layer is what its digests promise.`;
  return safe`Nothing is wrong with what could be checked; not every layer could.`;
}

/** What is known of the bytes of a layer, in one line of its details. */
export function verdictSegment(state: State, progress: LayerProgress, size: number | null): Segment {
  const { signs } = state;
  const { bytesHashed, verified, checks } = progress;
  if (bytesHashed !== null) return segment(safe`checking ${formatPercent(size ? bytesHashed / size : 0)}`, 'faint');
  if (verified === 'verified')
    return segment(safe`${signs.verified} verified: ${propertiesOf(checks, 'verified')}`, 'good');
  if (verified === 'mismatch')
    return segment(safe`${signs.damaged} MISMATCH: ${propertiesOf(checks, 'mismatch')}`, 'error');
  if (verified === 'absent') return segment(safe`not here, so not checked`, 'warning');
  const key = keyFor(state, 'verify');
  if (progress.reading?.passed === 'cached')
    return segment(safe`from the cache, not checked: ${key} reads it`, 'faint');
  return segment(isUnread(progress) ? safe`not checked: ${key} reads it through` : safe`could not be checked`, 'faint');
}

/** `digest, diff id` */
function propertiesOf(checks: readonly Check[], outcome: Check['outcome']): SafeText {
  const these = checks.filter((one) => one.outcome === outcome && one.property !== 'toc');
  return joinSafe(
    these.map(({ property }) => words[property]),
    ', ',
  );
}

/** For the explanation of a layer: nothing, or what is not as promised. */
export function mismatchSentence({ verified, checks }: LayerProgress, layer: number): SafeText[] {
  if (verified !== 'mismatch') return [];
  const [wrong] = checks.filter(({ outcome, property }) => outcome === 'mismatch' && property !== 'toc');
  if (wrong === undefined) return [];
  const { property, says, promised, found, reason } = wrong;
  const is = found === null ? safe`cannot be told, since ${safeText(reason ?? '')}` : safe`is ${safeText(found)}`;
  return [
    safe`Layer ${layer} is not what was promised: its ${words[property]} ${is}, and its ${safeText(says)} says ${safeText(promised ?? '')}.`,
  ];
}

/** How much of what is being read through was passed, 0 to 1; null when nothing is. */
export function hashingProgress({ layers, image }: Inspection): number | null {
  let [passed, total] = [0, 0];
  layers.forEach(({ bytesHashed }, index) => {
    if (bytesHashed === null) return;
    passed += bytesHashed;
    const { blob, declaredSize } = image.layers[index]!;
    total += blob?.size ?? declaredSize ?? 0;
  });
  return total === 0 ? null : Math.min(1, passed / total);
}
