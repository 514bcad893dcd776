import { type Changeset, kindOf, stringAt } from '../layer/changeset.js';
import { defaultLimits, type Limits } from '../limits/limits.js';
import { type NodeId, type PathTree, rootNode } from '../path/path-tree.js';
import { ProblemTally } from '../problem/problem-tally.js';
import type { HiddenContents } from './hidden-contents.js';
import { LayerPass, type StackedLayer } from './layer-pass.js';
import { LiveTree } from './live-tree.js';
import { Losses } from './losses.js';
import { SymlinkResolver } from './symlink-resolver.js';
import type { VersionFacts, VersionId } from './version.js';
import { type VersionPlace, VersionTable } from './version-table.js';

/**
 * The layers of one image put upon each other, from the base up, by the rules of the image spec (layer.md: whiteouts,
 * opaque whiteouts, "changeset over existing files"). Each `push` is one pass over the rows of a layer; what it did is kept
 * as a journal, so that the filesystem at any layer is a fold over journals and nothing merged is ever stored.
 * Several stacks, of several images, may share one PathTree.
 */
export class Stack {
  readonly tree: PathTree;
  readonly #limits: Limits;
  readonly #problems: ProblemTally;
  readonly #layers: StackedLayer[] = [];
  readonly #versions = new VersionTable();
  readonly #losses = new Losses();
  /** What only stacking needs. */
  #stacking: { readonly live: LiveTree; readonly resolver: SymlinkResolver } | null;

  constructor(tree: PathTree, limits: Limits = defaultLimits) {
    this.tree = tree;
    this.#limits = limits;
    this.#problems = new ProblemTally(limits);
    const live = new LiveTree(tree);
    const resolver = new SymlinkResolver(tree, (node) => this.#symlinkTarget(live.current(node)), limits);
    this.#stacking = { live, resolver };
  }

  /** From the base up. */
  get layers(): readonly StackedLayer[] {
    return this.#layers;
  }

  /** Every content that lost its last name so far, in the order in which that happened. */
  get hidden(): HiddenContents {
    return this.#losses.hidden;
  }

  /** Puts the next layer on top. A layer that could not be read is pushed as an empty changeset: it keeps its position. */
  push(changeset: Changeset): StackedLayer {
    const steps = this.pushInSteps(changeset);
    for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
  }

  /** The same with pauses, in which the stack is as it was, but for nodes of the tree that nothing is at yet. One push at a time. */
  *pushInSteps(changeset: Changeset): Generator<void, StackedLayer, void> {
    if (this.#stacking === null) throw new Error('The stack was finished.');
    const pass = new LayerPass(changeset, this.#layers.length, {
      tree: this.tree,
      ...this.#stacking,
      losses: this.#losses,
      versions: this.#versions,
      limits: this.#limits,
      problems: this.#problems,
    });
    const layer = yield* pass.run();
    this.#layers.push(layer);
    return layer;
  }

  /** No more layers come: gives back the memory that only putting them on took, 24 bytes a node. */
  finish(): void {
    this.#stacking = null;
  }

  locate(version: VersionId): VersionPlace {
    return this.#versions.locate(version);
  }

  layerOf(version: VersionId): number {
    return this.#versions.layerOf(version);
  }

  /** Bytes of content that are stored for the row itself, which must be one of a layer. */
  storedSize(version: VersionId): number {
    return this.#versions.storedSize(version);
  }

  /** The version whose attributes and content the name has: itself, or for a hard link the entry it was linked to. */
  inode(version: VersionId): VersionId {
    return this.#versions.inode(version);
  }

  /** `kindOf[...]` of what is there; a hard link is what its target is. */
  kind(version: VersionId): number {
    return this.#versions.kind(version);
  }

  /** The facts of a version, its inode's; null for a directory that is only implied, which has none. */
  facts(version: VersionId): VersionFacts | null {
    return this.#versions.facts(version);
  }

  /** The node that a version, which must be a row of a layer, was written to. */
  nodeOf(version: VersionId): NodeId {
    const { layer, row } = this.#versions.locate(version);
    return (this.#layers[layer] as StackedLayer).nodes[row] ?? rootNode;
  }

  #symlinkTarget(name: VersionId): Uint8Array | null {
    const version = this.#versions.inode(name);
    if (version < 0) return null;
    const { changeset, row } = this.#versions.locate(version);
    if (changeset.kind[row] !== kindOf.symlink) return null;
    return stringAt(changeset, changeset.link[row]!);
  }
}
