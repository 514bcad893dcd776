import type { Blob } from '../blob/blob.js';
import { contentLine } from '../format/content-line.js';
import { type SafeText, safeText } from '../format/safe-text.js';
import type { Content } from './contents.js';
import { type CodeSpan, highlight, mostHighlighted } from './highlight.js';
import { RowIndex, rowBytes } from './row-index.js';
import { isText, sniffedBytes } from './text-or-binary.js';

/** What a file is, as far as its beginning tells. */
export type ContentKind = {
  /** Bytes. */
  readonly size: number;
  readonly isText: boolean;
  /** What a binary is, such as `image/png`; null where nobody knows. */
  readonly format: SafeText | null;
  /** Its layer is cut off inside it: what is here is its beginning. */
  readonly isCutOff?: true;
};

/** A row of a text, to be shown. */
export type ShownRow = {
  /** Number of the line, from 1; null for the continuation of a long one. */
  readonly line: number | null;
  readonly text: SafeText;
  readonly spans: readonly CodeSpan[];
};

/** Rows, and how many there are in all; null while nobody has seen the end. */
export type ShownRows = { readonly rows: readonly ShownRow[]; readonly total: number | null };

/** Rows that are looked through at a time. */
const searchedRows = 2000;

/** A content that is looked at: any part of it, however large it is. */
export class ContentReader {
  readonly kind: ContentKind;
  readonly #blob: Blob;
  readonly #rows: RowIndex;
  readonly #name: string;
  #spans: Promise<readonly (readonly CodeSpan[])[] | null> | null = null;

  private constructor(blob: Blob, kind: ContentKind, name: string) {
    this.kind = kind;
    this.#blob = blob;
    this.#rows = new RowIndex(blob);
    this.#name = name;
  }

  /** `name` is what the file is called: programs have colours by it. */
  static async open({ blob, size, isWhole }: Content, name: string): Promise<ContentReader> {
    const beginning = await blob.read(0, sniffedBytes);
    const text = isText(beginning);
    const kind = { size, isText: text, format: text ? null : await formatOf(beginning) };
    return new ContentReader(blob, isWhole ? kind : { ...kind, isCutOff: true }, name);
  }

  /** Rows of a text from `from` on, at most `count`; from the end where `from` is beyond it. */
  async rows(from: number, count: number, signal?: AbortSignal): Promise<ShownRows & { readonly from: number }> {
    await this.#rows.passTo(from + count, signal);
    const { total } = this.#rows;
    const first = total === null ? from : Math.max(0, Math.min(from, total - count));
    const rows = await this.#rows.rows(first, count, signal);
    const spans = await this.#colours();
    return {
      from: first,
      total,
      rows: rows.map(({ line, continues, bytes }) => ({
        line: continues ? null : line,
        text: contentLine(bytes),
        spans: spans?.[line - 1] ?? [],
      })),
    };
  }

  /** The row in which a line begins; that of the last one where there are not so many. */
  rowOf(line: number, signal?: AbortSignal): Promise<number> {
    return this.#rows.rowOf(line, signal);
  }

  /** Bytes at an offset, fewer where the content ends. */
  async bytes(offset: number, length: number): Promise<Uint8Array> {
    return (await this.#blob.read(offset, length)).slice();
  }

  /** The next row after `from`, or before it, that has a match; null where none has. Past the end it begins again at the other one. */
  async find(pattern: RegExp, from: number, forward: boolean, signal?: AbortSignal): Promise<number | null> {
    await this.#rows.passTo(Number.POSITIVE_INFINITY, signal);
    const total = this.#rows.total ?? 0;
    const pages = Math.ceil(total / searchedRows);
    const page = Math.floor(Math.max(0, Math.min(from, total - 1)) / searchedRows);
    // The page where it begins is looked through twice: what lies beyond `from`, and in the end the rest of it.
    for (let step = 0; step <= pages; step += 1) {
      const at = (page + (forward ? step : pages - step)) % pages;
      const rows = await this.#rows.rows(at * searchedRows, searchedRows, signal);
      const matches = rows.flatMap(({ bytes }, index) => {
        const row = at * searchedRows + index;
        const isOpen = step > 0 || (forward ? row > from : row < from);
        return isOpen && pattern.test(contentLine(bytes)) ? [row] : [];
      });
      const found = forward ? matches[0] : matches.at(-1);
      if (found !== undefined) return found;
    }
    return null;
  }

  /** The colours of all lines; null where the text is too large, its lines are too long, or its language is not known. */
  #colours(): Promise<readonly (readonly CodeSpan[])[] | null> {
    this.#spans ??= this.#tellColours();
    return this.#spans;
  }

  async #tellColours(): Promise<readonly (readonly CodeSpan[])[] | null> {
    if (!this.kind.isText || this.#blob.size > mostHighlighted) return null;
    const rows = await this.#rows.rows(0, Number.MAX_SAFE_INTEGER);
    if (rows.some(({ continues, bytes }) => continues || bytes.length > rowBytes)) return null;
    return highlight(
      this.#name,
      rows.map(({ bytes }) => contentLine(bytes)),
    );
  }
}

async function formatOf(beginning: Uint8Array): Promise<SafeText | null> {
  const { fileTypeFromBuffer } = await import('file-type');
  const found = await fileTypeFromBuffer(beginning);
  return found === undefined ? null : safeText(found.mime);
}
