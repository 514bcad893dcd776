import type { HiddenFile } from '../../analysis/hidden-files.js';
import type { VersionId } from '../../tree/version.js';
import type { HiddenGroup } from './hidden-groups.js';

/** A row of the list of hidden files: a group, or a file of it. */
export type HiddenCursor = {
  readonly key: string;
  /** null for the group itself. */
  readonly version: VersionId | null;
};

/** A row with what it is about. */
export type HiddenRow = { readonly group: HiddenGroup; readonly file: HiddenFile | null };

/** The hidden files as rows: each group, and below it its files where it is open. */
export class HiddenOutline {
  readonly rows: number;
  readonly #groups: readonly HiddenGroup[];
  readonly #opened: ReadonlyMap<string, boolean>;
  /** The row of each group. */
  readonly #starts: readonly number[];

  constructor(groups: readonly HiddenGroup[], opened: ReadonlyMap<string, boolean>) {
    this.#groups = groups;
    this.#opened = opened;
    let rows = 0;
    this.#starts = groups.map((group) => {
      const start = rows;
      rows += 1 + (this.isOpen(group) ? group.files.length : 0);
      return start;
    });
    this.rows = rows;
  }

  /** Of itself, what is likely a secret is open, and what is not put together by anything. The totals have no rows. */
  isOpen({ key, kind }: HiddenGroup): boolean {
    return kind !== 'all' && (this.#opened.get(key) ?? (kind === 'secrets' || kind === 'files'));
  }

  /** The row of the cursor; of its group where that is closed. Where there is none, the first file, or else the first row. */
  rowOf(cursor: HiddenCursor | null): number {
    if (cursor === null) return this.#firstFile();
    const named = this.#groups.findIndex(({ key }) => key === cursor.key);
    if (cursor.version === null) return named < 0 ? this.#firstFile() : this.#starts[named]!;
    // After another grouping, the file is in another group.
    for (const position of [named, ...this.#groups.keys()]) {
      const group = this.#groups[position];
      if (group === undefined || group.kind === 'all') continue;
      const index = group.files.findIndex(({ version }) => version === cursor.version);
      if (index >= 0) return this.#starts[position]! + (this.isOpen(group) ? 1 + index : 0);
    }
    return this.#firstFile();
  }

  /** What a row is about; null beyond the last one. */
  at(row: number): HiddenRow | null {
    const position = this.#starts.findLastIndex((start) => start <= row);
    const group = this.#groups[position];
    if (group === undefined || row >= this.rows) return null;
    return { group, file: row === this.#starts[position] ? null : group.files[row - this.#starts[position]! - 1]! };
  }

  #firstFile(): number {
    const position = this.#groups.findIndex((group) => this.isOpen(group));
    return position < 0 ? Math.min(1, this.rows - 1) : this.#starts[position]! + 1;
  }
}

export function cursorOf({ group, file }: HiddenRow): HiddenCursor {
  return { key: group.key, version: file?.version ?? null };
}
