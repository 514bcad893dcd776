import type { ContentDifference } from '../../content/content-difference.js';
import type { DiffLine, Hunk } from '../../content/text-diff.js';
import type { SafeText } from '../../format/safe-text.js';
import type { NodeId } from '../../path/path-tree.js';
import type { VersionId } from '../../tree/version.js';
import type { State } from '../state.js';

/** Two versions of a file that are compared. */
export type DiffView = {
  readonly node: NodeId;
  readonly before: VersionId;
  readonly after: VersionId;
  /** null while they are being read. */
  readonly difference: ContentDifference | null;
  /** How much of a layer is inflated for that, 0 to 1; null where that is not needed. */
  readonly inflated: number | null;
  /** Why they cannot be compared. */
  readonly failure: SafeText | null;
  /** Side by side, or one below the other. */
  readonly beside: boolean;
  /** First line in sight of the texts. */
  readonly top: number;
};

/** A line of what is shown: the head of a hunk, or a line of both texts, or of one. */
export type DiffRow =
  | { readonly kind: 'hunk'; readonly hunk: Hunk }
  | { readonly kind: 'line'; readonly line: DiffLine }
  | { readonly kind: 'pair'; readonly before: DiffLine | null; readonly after: DiffLine | null };

const known = new WeakMap<readonly Hunk[], Map<boolean, readonly DiffRow[]>>();

/** The lines of a difference. They are asked for again and again. */
export function diffRows({ difference, beside }: DiffView): readonly DiffRow[] {
  if (difference?.kind !== 'text') return [];
  const { hunks } = difference;
  const forms = known.get(hunks) ?? new Map<boolean, readonly DiffRow[]>();
  known.set(hunks, forms);
  const rows =
    forms.get(beside) ??
    hunks.flatMap((hunk): DiffRow[] => [
      { kind: 'hunk', hunk },
      ...(beside ? pairs(hunk.lines) : hunk.lines.map((line) => ({ kind: 'line', line }) as const)),
    ]);
  forms.set(beside, rows);
  return rows;
}

/** What was removed beside what was added in its place. */
function pairs(lines: readonly DiffLine[]): DiffRow[] {
  const rows: DiffRow[] = [];
  for (let at = 0; at < lines.length; ) {
    const line = lines[at]!;
    if (line.kind === 'same') {
      rows.push({ kind: 'pair', before: line, after: line });
      at += 1;
      continue;
    }
    const removed = run(lines, at, 'removed');
    const added = run(lines, at + removed.length, 'added');
    for (let i = 0; i < Math.max(removed.length, added.length); i += 1) {
      rows.push({ kind: 'pair', before: removed[i] ?? null, after: added[i] ?? null });
    }
    at += removed.length + added.length;
  }
  return rows;
}

/** Lines of one kind that follow each other. */
function run(lines: readonly DiffLine[], from: number, kind: DiffLine['kind']): readonly DiffLine[] {
  let end = from;
  while (lines[end]?.kind === kind) end += 1;
  return lines.slice(from, end);
}

/** Lines for the texts: all of the screen but its header, the title, the attributes of both, an empty line and the footer. */
export function diffRoom({ size }: State): number {
  return Math.max(1, size.rows - 6);
}
