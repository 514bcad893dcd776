import { hiddenCauses } from './hidden-cause.js';
import { HiddenContents, type LossCause } from './hidden-contents.js';
import type { VersionId } from './version.js';

/**
 * Counts the names of every content while layers are stacked, and keeps those that lost the last one. A content counts
 * once however many hard links lead to it.
 */
export class Losses {
  readonly hidden = new HiddenContents();
  /** Names by inode; one name is the rule, so only other counts are kept. */
  readonly #names = new Map<VersionId, number>();
  /** Contents that lost some but not all of their names in the layer being stacked. */
  readonly #partial = new Map<VersionId, { cause: LossCause; replacedBy: VersionId[] }>();

  /** To be called before the next layer is stacked: what it takes does not count together with what an earlier one took. */
  nextLayer(): void {
    this.#partial.clear();
  }

  /** The content of `inode` got another name. */
  addName(inode: VersionId): void {
    this.#names.set(inode, (this.#names.get(inode) ?? 1) + 1);
  }

  /**
   * The content of `inode` lost a name to `layer`. `replacement` is the content written over it, where the cause is
   * `overwritten`; `ownLayer` says that the same layer had written it.
   */
  loseName(inode: VersionId, cause: LossCause, layer: number, replacement: VersionId | null): void {
    const names = (this.#names.get(inode) ?? 1) - 1;
    const earlier = this.#partial.get(inode);
    const replacedBy = earlier?.replacedBy ?? [];
    if (replacement !== null) replacedBy.push(replacement);
    const gravest = earlier === undefined ? cause : graver(earlier.cause, cause);
    if (names > 0) {
      this.#names.set(inode, names);
      this.#partial.set(inode, { cause: gravest, replacedBy });
      return;
    }
    this.#names.delete(inode);
    this.hidden.push({ version: inode, cause: gravest, hiddenBy: layer, replacedBy });
  }

  /**
   * The content of `inode` is no longer held by something that was no name: hidden where all its names went before, in this layer
   * and for the reason they had.
   */
  release(inode: VersionId, layer: number): void {
    const names = (this.#names.get(inode) ?? 1) - 1;
    const lost = this.#partial.get(inode);
    if (names > 0 || lost === undefined) this.#names.set(inode, names);
    else {
      this.#names.delete(inode);
      this.hidden.push({ version: inode, ...lost, hiddenBy: layer });
    }
  }
}

/** The one that counts where a content lost names for two reasons at once. */
function graver(a: LossCause, b: LossCause): LossCause {
  return hiddenCauses.indexOf(a) <= hiddenCauses.indexOf(b) ? a : b;
}
