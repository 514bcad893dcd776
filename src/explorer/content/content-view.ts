import type { ContentKind, ShownRow } from '../../content/content-reader.js';
import type { SafeText } from '../../format/safe-text.js';
import type { NodeId } from '../../path/path-tree.js';
import type { VersionId } from '../../tree/version.js';
import type { State } from '../state.js';

/** What is looked at as bytes has rows of so many. */
export const hexRowBytes = 16;

/** Rows of a content that are here: a part of all. */
export type ContentPage =
  | { readonly form: 'text'; readonly from: number; readonly rows: readonly ShownRow[] }
  /** `from` is a row of bytes too. */
  | { readonly form: 'bytes'; readonly from: number; readonly bytes: Uint8Array };

/** A content that is looked at. */
export type ContentView = {
  readonly node: NodeId;
  readonly version: VersionId;
  /** Position of the layer that wrote it. */
  readonly layer: number;
  /** null while it is being opened. */
  readonly kind: ContentKind | null;
  /** How much of its layer is inflated, 0 to 1; null where that is not needed. */
  readonly inflated: number | null;
  /** Why it cannot be looked at. */
  readonly failure: SafeText | null;
  readonly form: ContentPage['form'];
  readonly page: ContentPage | null;
  /** Rows of a text, as far as they were counted; null while nobody has seen its end. */
  readonly total: number | null;
  /** The first row that was asked for and is not here yet; null where nothing was. */
  readonly asked: number | null;
  /** First row in sight, and first column. */
  readonly top: number;
  readonly left: number;
  /** Where the other form was when this one was chosen, and where this one began; null where no other was shown. */
  readonly came: { readonly from: number; readonly to: number } | null;
  readonly wrap: boolean;
  /** What is searched for: shown where it is. Empty for nothing. */
  readonly pattern: string;
  /** The row that the search found last. */
  readonly found: number | null;
  /** The line that is to be in sight when it is opened; null for the first. */
  readonly wantedLine: number | null;
  /** It is being searched, for a text or a line: the row is waited for. */
  readonly searching: boolean;
};

/** The view of a content that is about to be opened. */
export function openingView(about: Pick<ContentView, 'node' | 'version' | 'layer'>): ContentView {
  return {
    ...about,
    kind: null,
    inflated: null,
    failure: null,
    form: 'text',
    page: null,
    total: null,
    asked: null,
    top: 0,
    left: 0,
    came: null,
    wrap: true,
    pattern: '',
    found: null,
    wantedLine: null,
    searching: false,
  };
}

/** Rows of a content in sight: all of the screen but its header, the title and the footer. */
export function contentRoom({ size }: State): number {
  return Math.max(1, size.rows - 3);
}

/** Rows that the content has; null while nobody knows. */
export function contentRows({ form, kind, total }: ContentView): number | null {
  return form === 'bytes' ? Math.ceil((kind?.size ?? 0) / hexRowBytes) : total;
}

/** Whether the rows in sight are here, or those there are. */
export function isInPage(view: ContentView, top: number, room: number): boolean {
  const { page, form } = view;
  if (page === null || page.form !== form) return false;
  const count = page.form === 'text' ? page.rows.length : Math.ceil(page.bytes.length / hexRowBytes);
  const rows = contentRows(view);
  const end = rows === null ? top + room : Math.min(top + room, rows);
  return top >= page.from && end <= page.from + count;
}

/** What is searched for, as it is looked for: capital letters count where there are any; null where it is nothing. */
export function searchPattern(text: string): RegExp | null {
  if (text === '') return null;
  return new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), /\p{Lu}/u.test(text) ? 'u' : 'iu');
}
