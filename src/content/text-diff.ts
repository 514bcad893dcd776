import { structuredPatch } from 'diff';
import { contentLine } from '../format/content-line.js';
import { decodeName, type SafeText, safeText } from '../format/safe-text.js';

/** A line of one of two texts, or of both. */
export type DiffLine = {
  readonly kind: 'same' | 'removed' | 'added';
  /** Its number in the text before, from 1; null where it is not there. */
  readonly before: number | null;
  /** Its number in the text after. */
  readonly after: number | null;
  /** As it is, without its line feed. */
  readonly bytes: Uint8Array;
  /** To be shown. */
  readonly text: SafeText;
  /** The text ends with it, without a line feed. */
  readonly isUnended: boolean;
};

/** Lines that belong together: changes, and what stands around them. */
export type Hunk = {
  /** First line and lines in the text before, as `@@` writes them: of none, the first is the line above. */
  readonly before: { readonly start: number; readonly lines: number };
  readonly after: { readonly start: number; readonly lines: number };
  readonly lines: readonly DiffLine[];
};

export type DiffBounds = {
  /** Lines around each change. */
  readonly context: number;
  /** Lines that are removed or added in all, until it is given up. */
  readonly mostEdits: number;
  /** Milliseconds after which it is given up. */
  readonly longest: number;
};

/** Texts without a line in common meet the first bound within two seconds on a busy machine; the second is for slower ones. */
export const diffBounds: DiffBounds = { context: 3, mostEdits: 3000, longest: 4000 };

/** What differs between two texts, line by line; null where that is too much. The lines are those of the bytes, whatever they encode. */
export function textDiff(before: Uint8Array, after: Uint8Array, bounds: Partial<DiffBounds> = {}): Hunk[] | null {
  const { context, mostEdits, longest } = { ...diffBounds, ...bounds };
  const patch = structuredPatch('', '', oneUnitAByte(before), oneUnitAByte(after), undefined, undefined, {
    context,
    maxEditLength: mostEdits,
    timeout: longest,
  });
  return patch === undefined ? null : patch.hunks.map(hunkOf);
}

type Patched = NonNullable<ReturnType<typeof structuredPatch>>['hunks'][number];

/** What a line begins with (POSIX diff, "Diff -u Output Format"); a backslash says that the line above has no line feed. */
const kinds: ReadonlyMap<string, DiffLine['kind']> = new Map([
  [' ', 'same'],
  ['-', 'removed'],
  ['+', 'added'],
]);

function hunkOf({ oldStart, oldLines, newStart, newLines, lines }: Patched): Hunk {
  let [before, after] = [oldStart, newStart];
  const found: Omit<DiffLine, 'text'>[] = [];
  lines.forEach((line, index) => {
    const kind = kinds.get(line[0] ?? '');
    if (kind === undefined) return;
    const isUnended = lines[index + 1]?.startsWith('\\') === true;
    const bytes = Buffer.from(line.slice(1), 'latin1');
    found.push({
      kind,
      before: kind === 'added' ? null : before,
      after: kind === 'removed' ? null : after,
      bytes,
      isUnended,
    });
    if (kind !== 'added') before += 1;
    if (kind !== 'removed') after += 1;
  });
  const show = looksTheSame(found) ? exactLine : contentLine;
  return {
    before: rangeOf(oldStart, oldLines),
    after: rangeOf(newStart, newLines),
    lines: found.map((line) => ({ ...line, text: show(line.bytes) })),
  };
}

/** The package counts from the line below where there is none, and corrects that only when it prints. */
function rangeOf(start: number, lines: number): Hunk['before'] {
  return { start: lines === 0 ? start - 1 : start, lines };
}

/** Whether all that differs are tabs and carriage returns, which are not shown as such. */
function looksTheSame(lines: readonly Omit<DiffLine, 'text'>[]): boolean {
  const side = (kind: DiffLine['kind']) =>
    lines
      .filter((line) => line.kind === kind)
      .map(({ bytes }) => contentLine(bytes))
      .join('\n');
  return side('removed') === side('added');
}

/** With everything escaped that is no character to be seen. */
function exactLine(bytes: Uint8Array): SafeText {
  return safeText(decodeName(bytes));
}

/** Texts may have any encoding, and lines of several: so the comparison sees bytes. */
function oneUnitAByte(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}
