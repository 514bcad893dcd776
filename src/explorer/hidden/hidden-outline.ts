import type { HiddenFile } from '../../analysis/hidden-files.js';
import type { VersionId } from '../../tree/version.js';
import type { HiddenGroup } from './hidden-groups.js';
import { type HiddenPlaces, hiddenPlaces } from './hidden-places.js';

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
  readonly #places: HiddenPlaces;
  readonly #opened: ReadonlyMap<string, boolean>;
  /** The row of each group. */
  readonly #starts: readonly number[];

  constructor(groups: readonly HiddenGroup[], opened: ReadonlyMap<string, boolean>) {
    this.#groups = groups;
    this.#places = hiddenPlaces(groups);
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
    if (cursor.version === null) {
      const named = this.#places.groups.get(cursor.key);
      return named === undefined ? this.#firstFile() : this.#starts[named]!;
    }
    // After another grouping, the file is in another group.
    const place = this.#places.of(cursor.version);
    if (place === null) return this.#firstFile();
    return this.#starts[place.group]! + (this.isOpen(this.#groups[place.group]!) ? 1 + place.index : 0);
  }

  /** What a row is about; null beyond the last one. */
  at(row: number): HiddenRow | null {
    if (row < 0 || row >= this.rows) return null;
    let [position, above] = [0, this.#starts.length];
    while (above - position > 1) {
      const middle = (position + above) >> 1;
      if (this.#starts[middle]! <= row) position = middle;
      else above = middle;
    }
    const group = this.#groups[position]!;
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
