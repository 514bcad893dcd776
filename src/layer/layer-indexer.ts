import { defaultLimits, type Limits } from '../limits/limits.js';
import type { LimitReached } from '../problem/limit-reached.js';
import type { ProblemCode } from '../problem/problem-codes.js';
import type { TarVisitor } from '../tar/tar-entry.js';
import type { Changeset } from './changeset.js';
import { ChangesetBuilder } from './changeset-builder.js';
import { ContentHasher } from './content-hasher.js';
import type { ContentWatcher } from './content-watcher.js';
import { TarFeeder } from './tar-feeder.js';

/** Makes a changeset of a tar whose bytes come in order, with the digests of all contents. */
export class LayerIndexer {
  readonly #builder: ChangesetBuilder;
  readonly #hasher = new ContentHasher();
  readonly #feeder: TarFeeder;
  #complete = true;
  #stopped = false;

  constructor(watcher: ContentWatcher | null = null, limits: Limits = defaultLimits) {
    this.#builder = new ChangesetBuilder(limits);
    const visitor: TarVisitor = {
      entry: (entry) => {
        this.#builder.entry(entry);
        if (this.#builder.lastRow === -1) return;
        const { offset, size, storedSize, sparseMap } = entry;
        const sparse = sparseMap === null ? null : { map: sparseMap, size };
        this.#hasher.expect(this.#builder.lastRow, offset, storedSize, sparse);
        watcher?.entry(entry);
      },
      problem: (problem) => this.#builder.problem(problem),
    };
    const onBytes = (bytes: Uint8Array, offset: number) => {
      this.#hasher.pass(bytes, offset);
      watcher?.pass(bytes, offset);
    };
    this.#feeder = new TarFeeder(visitor, onBytes, limits);
  }

  /** The next bytes of the tar; they are not kept. */
  push(chunk: Uint8Array): void {
    this.#feeder.push(chunk);
  }

  /** The bytes end here because of a problem with the stream they come in. */
  fail(code: ProblemCode, message: string, offset: number): void {
    this.#complete = false;
    this.#builder.streamProblem(code, message, offset);
  }

  /** The bytes do not end here, but no more of them are read: whether the tar is whole is not known. */
  stop({ code, message }: LimitReached): void {
    this.#stopped = true;
    this.fail(code, message, this.#feeder.passed);
  }

  finish(): Changeset {
    const complete = this.#stopped ? false : this.#feeder.finish().complete;
    const changeset = this.#builder.finish(this.#complete && complete, this.#feeder.passed);
    this.#hasher.fill(changeset);
    return changeset;
  }
}
