import { instructionOf } from '../dockerfile/instruction-of.js';
import { padEnd, truncate } from '../format/display-width.js';
import { formatCount } from '../format/format-bytes.js';
import { joinSafe, keepSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { byBlob, type Verification } from '../inspect/verification.js';
import { type Check, type CheckedProperty, verdictOf } from '../oci/check.js';
import { encodedOf, parseDigest } from '../oci/digest.js';
import { formatPlatform } from '../oci/platform.js';

const words: Readonly<Record<CheckedProperty, SafeText>> = {
  size: safe`size`,
  digest: safe`digest`,
  'diff-id': safe`diff id`,
  toc: safe`table of contents`,
};

/** The columns that every blob has; the table of contents is told below, of the few layers that have one. */
const columns = ['size', 'digest', 'diff-id'] as const satisfies readonly CheckedProperty[];

const kindColumns = 9;
const blobColumns = 12;
const outcomeColumns = 9;
/** What is left of 80 columns for the instruction. */
const instructionColumns = 80 - kindColumns - blobColumns - columns.length * (outcomeColumns + 2) - 4;

/** What `unearth verify` found, for a person to read: a line a blob, and a last line that says it all. */
export function verifyReport(verifications: readonly Verification[]): SafeText {
  const images = verifications.map((one) => joinSafe([heading(one), ...table(one), ...details(one)], '\n'));
  return joinSafe([...images, lastLine(verifications)], '\n\n');
}

function heading({ reference, platform, digest }: Verification): SafeText {
  const name = safeText(reference ?? digest ?? 'an image without a name');
  return platform === null ? name : safe`${name}  ${safeText(formatPlatform(platform))}`;
}

function table({ checks, layers }: Verification): SafeText[] {
  const blobs = byBlob(checks);
  if (blobs.length === 0) return [];
  const titles = columns.map((property) => padEnd(words[property], outcomeColumns));
  const first = [safe`blob`, padEnd(safe``, kindColumns - 5), padEnd(safe`id`, blobColumns)];
  return [
    joinSafe([joinSafe(first, ' '), ...titles, safe`made by`], '  '),
    ...blobs.map((blob) => {
      const { what, layer } = blob[0]!;
      const kind = layer === null ? safeText(what) : safe`layer ${layer}`;
      const made = layer === null ? null : instructionOf(layers[layer]?.history ?? null);
      const cells = columns.map((property) => padEnd(outcomeWord(blob, property), outcomeColumns));
      const start = safe`${padEnd(kind, kindColumns)} ${padEnd(shortName(blob[0]!), blobColumns)}`;
      const line = joinSafe([start, ...cells], '  ');
      return made === null
        ? keepSafe(line, (raw) => raw.trimEnd())
        : safe`${line}  ${truncate(safeText(made), instructionColumns)}`;
    }),
  ];
}

/** The beginning of the digest without its algorithm, or of the name. */
function shortName({ blob }: Check): SafeText {
  const digest = parseDigest(blob);
  return truncate(safeText(digest === null ? blob : encodedOf(digest).slice(0, blobColumns)), blobColumns);
}

function outcomeWord(blob: readonly Check[], property: CheckedProperty): SafeText {
  const one = blob.find((check) => check.property === property);
  if (one === undefined || one.promised === null) return safe`-`;
  return one.outcome === 'mismatch' ? safe`MISMATCH` : safeText(one.outcome);
}

/** Whatever is not plainly verified, with both sides of it. */
function details({ checks, failure, outcome }: Verification): SafeText[] {
  const lines = checks.flatMap((one) => {
    const { what, layer, property, says, promised, found, outcome, reason } = one;
    if (promised === null || outcome === 'verified') return [];
    const subject = safe`${layer === null ? safeText(what) : safe`layer ${layer}`}, ${words[property]}`;
    const why = reason === null ? safe`` : safe`: ${safeText(reason)}`;
    const head = safe`${outcome === 'mismatch' ? safe`MISMATCH` : safeText(outcome)}  ${subject}${why}`;
    if (outcome !== 'mismatch' || property === 'toc') return [head];
    return [
      head,
      safe`  promised  ${safeText(promised)}  by its ${safeText(says)}`,
      ...(found === null ? [] : [safe`  found     ${safeText(found)}`]),
    ];
  });
  const failed = failure === null ? [] : [safe`${safeText(outcome)}: ${safeText(failure)}`];
  return lines.length + failed.length === 0 ? [] : [safe``, ...lines, ...failed];
}

function lastLine(verifications: readonly Verification[]): SafeText {
  const blobs = verifications.flatMap(({ checks }) => byBlob(checks));
  const wrong = blobs.filter((blob) => blob.some(({ outcome }) => outcome === 'mismatch'));
  const open = verifications.filter(({ outcome }) => outcome === 'incomplete');
  const count = new Set(blobs.map(([one]) => `${one!.what} ${one!.blob}`)).size;
  const total = safe`${formatCount(count)} ${count === 1 ? safe`blob` : safe`blobs`}`;
  if (wrong.length > 0) {
    const names = new Set(wrong.map(([one]) => (one!.layer === null ? `the ${one!.what}` : `layer ${one!.layer}`)));
    return safe`MISMATCH: of ${total}, ${formatCount(wrong.length)} not as promised: ${safeText([...names].join(', '))}.`;
  }
  if (open.length > 0) return safe`INCOMPLETE: nothing is wrong, but not everything in ${total} could be checked.`;
  const missing = blobs.filter((blob) => blob.some(({ outcome }) => outcome === 'absent')).length;
  const beside = missing === 0 ? safe`` : safe`; ${formatCount(missing)} need not be here`;
  return safe`Verified: ${total}, all as promised${beside}.`;
}

/** One blob in the JSON of `unearth verify`. */
export type JsonVerifiedBlob = {
  readonly kind: Check['what'];
  /** Position of the layer, from 0 at the base; null for documents. */
  readonly layer: number | null;
  readonly blob: string;
  readonly outcome: Check['outcome'];
  readonly checks: readonly Pick<Check, 'property' | 'says' | 'promised' | 'found' | 'outcome' | 'reason'>[];
};

/** The JSON of `unearth verify`, schema version 1: names are fixed, more may be added. */
export type JsonVerifyReport = {
  readonly schemaVersion: 1;
  readonly images: readonly {
    readonly reference: string | null;
    readonly platform: string | null;
    readonly digest: string | null;
    readonly outcome: Verification['outcome'];
    readonly failure: string | null;
    readonly blobs: readonly JsonVerifiedBlob[];
  }[];
};

export function jsonVerifyReport(verifications: readonly Verification[]): JsonVerifyReport {
  return {
    schemaVersion: 1,
    images: verifications.map(({ reference, platform, digest, outcome, failure, checks }) => ({
      reference,
      platform: platform === null ? null : formatPlatform(platform),
      digest,
      outcome,
      failure,
      blobs: byBlob(checks).map((blob) => ({
        kind: blob[0]!.what,
        layer: blob[0]!.layer,
        blob: blob[0]!.blob,
        outcome: verdictOf(blob),
        checks: blob.map(({ property, says, promised, found, outcome, reason }) => ({
          property,
          says,
          promised,
          found,
          outcome,
          reason,
        })),
      })),
    })),
  };
}
