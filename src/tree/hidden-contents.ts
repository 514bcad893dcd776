import { ColumnBuilder } from '../layer/column-builder.js';
import { type HiddenCause, hiddenCauses } from './hidden-cause.js';
import type { VersionId } from './version.js';

/** How a content lost a name, before anybody compared contents. */
export type LossCause = Exclude<HiddenCause, 'metadata-only'>;

/** A content that some layer stores and no name in the filesystem above reaches. */
export type HiddenContent = {
  /** The version that carried the bytes. */
  readonly version: VersionId;
  /** An `overwritten` one is `metadata-only` if all contents in `replacedBy` equal it; that is settled when they were compared. */
  readonly cause: LossCause;
  /** Position of the layer that took the last name. */
  readonly hiddenBy: number;
  /** The contents that were written over its names in that layer. */
  readonly replacedBy: readonly VersionId[];
};

const none: readonly VersionId[] = [];

/** Every content that lost its last name, in the order in which that happened, as columns: there may be as many as entries. */
export class HiddenContents implements Iterable<HiddenContent> {
  readonly #versions = new ColumnBuilder((length) => new Uint32Array(length));
  readonly #causes = new ColumnBuilder((length) => new Uint8Array(length));
  readonly #hiddenBy = new ColumnBuilder((length) => new Uint32Array(length));
  /** The replacement plus one; 0 where there is none, or where there are several. */
  readonly #replacedBy = new ColumnBuilder((length) => new Uint32Array(length));
  /** The replacements of those that have several. */
  readonly #several = new Map<number, readonly VersionId[]>();

  get length(): number {
    return this.#versions.length;
  }

  /** The version alone: what goes through all of them makes no object for each. */
  versionAt(index: number): VersionId {
    return this.#versions.at(index);
  }

  /** Position of the layer that took its last name. */
  hiderAt(index: number): number {
    return this.#hiddenBy.at(index);
  }

  at(index: number): HiddenContent {
    const replacement = this.#replacedBy.at(index);
    return {
      version: this.#versions.at(index),
      cause: hiddenCauses[this.#causes.at(index)] as LossCause,
      hiddenBy: this.#hiddenBy.at(index),
      replacedBy: replacement > 0 ? [replacement - 1] : (this.#several.get(index) ?? none),
    };
  }

  *[Symbol.iterator](): Generator<HiddenContent, void, void> {
    for (let index = 0; index < this.length; index += 1) yield this.at(index);
  }

  push({ version, cause, hiddenBy, replacedBy }: HiddenContent): void {
    if (replacedBy.length > 1) this.#several.set(this.length, replacedBy);
    this.#versions.push(version);
    this.#causes.push(hiddenCauses.indexOf(cause));
    this.#hiddenBy.push(hiddenBy);
    this.#replacedBy.push(replacedBy.length === 1 ? replacedBy[0]! + 1 : 0);
  }
}
