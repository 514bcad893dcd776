import { type Changeset, kindOf } from '../layer/changeset.js';
import { literalPath } from '../layer/literal-path.js';
import { limitInWords } from '../limits/limit-words.js';
import type { Limits } from '../limits/limits.js';
import { type NodeId, noNode, type PathTree, rootNode } from '../path/path-tree.js';
import type { Problem } from '../problem/problem.js';
import type { ProblemCode } from '../problem/problem-codes.js';
import { ProblemList } from '../problem/problem-list.js';
import type { ProblemTally } from '../problem/problem-tally.js';
import { bytesBelow } from './bytes-below.js';
import type { LossCause } from './hidden-contents.js';
import type { Journal, LiveTree } from './live-tree.js';
import type { Losses } from './losses.js';
import { type SymlinkResolver, tooDeep } from './symlink-resolver.js';
import { absent, implied, type VersionId } from './version.js';
import type { VersionTable } from './version-table.js';

/** One layer in its place: where its rows landed, and what it did to the filesystem below it. */
export type StackedLayer = {
  readonly changeset: Changeset;
  /** Version id of the layer's first row. */
  readonly firstVersion: VersionId;
  /** Node of each row, parents resolved through symlinks; `noNode` for rows that were refused or are control data. */
  readonly nodes: Int32Array;
  /** The nodes that the layer wrote or took away, with the version before and after it. */
  readonly journal: Journal;
  /** Paths that it writes, each once; markers, implied directories and the root not counted. */
  readonly entries: number;
  /** Bytes of content that it stores. */
  readonly shippedBytes: number;
  /** Of each whiteout row that removes a directory, the logical bytes of the files below it. */
  readonly removedBelow: ReadonlyMap<number, number>;
  readonly problems: readonly Problem[];
};

/** What the pass over a layer reads and changes. */
export type StackState = {
  readonly tree: PathTree;
  readonly live: LiveTree;
  readonly resolver: SymlinkResolver;
  readonly losses: Losses;
  readonly versions: VersionTable;
  readonly limits: Limits;
  /** What is kept of all layers together. */
  readonly problems: ProblemTally;
};

/** Rows that are gone over between two steps: some milliseconds. */
const rowsOfStep = 8192;

/** Puts one layer on top of the filesystem: its markers first, on what was there before, then its entries in their order. */
export class LayerPass {
  readonly #changeset: Changeset;
  readonly #layer: number;
  readonly #state: StackState;
  readonly #firstVersion: VersionId;
  readonly #nodes: Int32Array;
  /** Of each literal path of the changeset, its node. */
  readonly #literal: Int32Array;
  readonly #problems: ProblemList<Problem>;
  readonly #removedBelow = new Map<number, number>();
  /** AUFS link targets by path, and those that an entry was linked to already. */
  readonly #control = new Map<number, number>();
  readonly #claimed = new Set<number>();
  #entries = 0;
  /** Whether what was resolved last led nowhere because of a limit. */
  #isTooDeep = false;
  #shippedBytes = 0;

  constructor(changeset: Changeset, layer: number, state: StackState) {
    this.#changeset = changeset;
    this.#layer = layer;
    this.#state = state;
    this.#problems = new ProblemList(state.limits, state.problems);
    this.#firstVersion = state.versions.add(changeset);
    this.#nodes = new Int32Array(changeset.rows).fill(noNode);
    this.#literal = new Int32Array(changeset.pathParent.length);
  }

  /** In steps, between which others may run; half a layer is nothing that anybody should look at. */
  *run(): Generator<void, StackedLayer, void> {
    const changeset = this.#changeset;
    for (let path = 1; path < this.#literal.length; path += rowsOfStep) {
      this.#internPaths(path, Math.min(path + rowsOfStep, this.#literal.length));
      yield;
    }
    this.#state.live.fit();
    this.#state.losses.nextLayer();
    this.#applyMarkers();
    for (let row = 0; row < changeset.rows; row += 1) {
      const kind = changeset.kind[row] as number;
      if (kind < kindOf.whiteout) this.#applyEntry(row, kind);
      if (row % rowsOfStep === rowsOfStep - 1) yield;
    }
    for (const control of this.#claimed) this.#state.losses.release(this.#firstVersion + control, this.#layer);
    this.#reportContradictions();
    return {
      changeset,
      firstVersion: this.#firstVersion,
      nodes: this.#nodes,
      journal: this.#state.live.takeJournal(),
      entries: this.#entries,
      shippedBytes: this.#shippedBytes,
      removedBelow: this.#removedBelow,
      problems: this.#problems.finish(),
    };
  }

  #internPaths(from: number, to: number): void {
    const { pathParent, pathName, names } = this.#changeset;
    const { tree } = this.#state;
    const literal = this.#literal;
    for (let path = from; path < to; path += 1) {
      const parent = literal[pathParent[path] as number] as NodeId;
      literal[path] = tree.intern(parent, names, pathName[path], pathName[path + 1]);
    }
  }

  /** Opaque markers before whiteouts: the contents that both would hide are hidden by the opaque one. */
  #applyMarkers(): void {
    const { kind, path, pathParent, rows } = this.#changeset;
    const leaving = kind.some((code) => code === kindOf.opaque || code === kindOf.whiteout) ? this.#leavingLinks() : [];
    const opaque: NodeId[] = [];
    const whiteouts: NodeId[] = [];
    for (let row = 0; row < rows; row += 1) {
      const rowPath = path[row] as number;
      if (kind[row] === kindOf.control) this.#control.set(rowPath, row);
      if (kind[row] === kindOf.opaque) {
        const directory = this.#resolve(rowPath);
        this.#nodes[row] = directory;
        if (directory !== noNode) opaque.push(directory);
      }
      if (kind[row] === kindOf.whiteout) {
        const target = this.#resolveEntry(rowPath, pathParent[rowPath] as number);
        this.#nodes[row] = target;
        if (this.#checkWhiteout(row, target)) whiteouts.push(target);
      }
    }
    this.#noteRemoved(whiteouts);
    for (const directory of opaque) this.#takeChildren(directory, 'opaque');
    for (const target of whiteouts) {
      if (this.#state.live.current(target) !== absent) this.#takeWithChildren(target, 'removed');
    }
    for (const node of leaving) this.#state.resolver.noteLink(node, this.#isSymlink(this.#state.live.current(node)));
  }

  /**
   * Symlinks that the layer removes or makes directories of. What it says of the paths below them is not meant for where they lead:
   * overlay calls such a new directory opaque, and runtimes have replaced the symlink before they come to that marker.
   */
  #leavingLinks(): NodeId[] {
    const { kind, path, pathParent, rows } = this.#changeset;
    const { live, resolver } = this.#state;
    const leaving: NodeId[] = [];
    for (let row = 0; row < rows; row += 1) {
      const rowPath = path[row] as number;
      if ((kind[row] !== kindOf.directory && kind[row] !== kindOf.whiteout) || rowPath === 0) continue;
      const node = this.#resolveEntry(rowPath, pathParent[rowPath] as number);
      if (node === noNode || !this.#isSymlink(live.current(node))) continue;
      leaving.push(node);
      resolver.noteLink(node, false);
    }
    return leaving;
  }

  /** Before anything is taken: of each whiteout of a directory, what is below that. */
  #noteRemoved(targets: readonly NodeId[]): void {
    const directories = new Set(targets.filter((target) => this.#isDirectory(this.#state.live.current(target))));
    if (directories.size === 0) return;
    const below = bytesBelow(directories, this.#state);
    this.#nodes.forEach((node, row) => {
      const bytes = this.#changeset.kind[row] === kindOf.whiteout ? below.get(node) : undefined;
      if (bytes !== undefined) this.#removedBelow.set(row, bytes);
    });
  }

  #checkWhiteout(row: number, target: NodeId): boolean {
    if (target === noNode || this.#state.live.current(target) === absent) {
      this.#report('dangling-whiteout', 'The layer removes this path, but no layer below it has it.', row);
      return false;
    }
    return true;
  }

  #applyEntry(row: number, kind: number): void {
    const { path, pathParent, link } = this.#changeset;
    const version = this.#firstVersion + row;
    const rowPath = path[row] as number;
    if (rowPath === 0) {
      // The root's own entry, which is a directory: its attributes count.
      this.#nodes[row] = rootNode;
      this.#state.live.put(rootNode, version);
      return;
    }
    const node = this.#resolveEntry(rowPath, pathParent[rowPath] as number);
    if (node === noNode) {
      this.#reportUnresolved(row);
      return;
    }
    if (kind === kindOf.hardlink && !this.#bindHardlink(row, version, node, link[row] as number)) return;
    this.#nodes[row] = node;
    this.#ensureDirectory(this.#state.tree.parent(node), row);
    this.#replace(row, node, version, kind);
    if (kind === kindOf.file) this.#shippedBytes += this.#changeset.storedSize[row] as number;
  }

  /** A hard link is bound to what its target is at this point (image-spec layer.md, Hardlinks). */
  #bindHardlink(row: number, version: VersionId, node: NodeId, targetPath: number): boolean {
    const { pathParent } = this.#changeset;
    const { live, losses, versions } = this.#state;
    const control = this.#control.get(targetPath);
    if (control !== undefined) {
      const inode = this.#firstVersion + control;
      versions.link(version, inode);
      // Counted beside its first name: the control file itself holds the content until the layer ends.
      losses.addName(inode);
      if (!this.#claimed.has(control)) {
        this.#claimed.add(control);
        this.#nodes[control] = node;
        this.#shippedBytes += this.#changeset.storedSize[control] as number;
      }
      return true;
    }
    const target = this.#resolveEntry(targetPath, pathParent[targetPath] as number);
    const targetVersion = target === noNode || target === node ? absent : live.current(target);
    if (targetVersion === absent || this.#isDirectory(targetVersion)) {
      this.#report('hardlink-target-missing', 'This hard link leads to no file that is there at this point.', row);
      return false;
    }
    const inode = versions.inode(targetVersion);
    versions.link(version, inode);
    losses.addName(inode);
    return true;
  }

  /** "Changeset over existing files": directories merge, everything else gives way whole. */
  #replace(row: number, node: NodeId, version: VersionId, kind: number): void {
    const { live, resolver, versions } = this.#state;
    const before = live.current(node);
    const mine = !live.claim(node, this.#layer);
    if (!mine) this.#entries += 1;
    if (before !== absent) {
      const wasDirectory = this.#isDirectory(before);
      if (mine && !(wasDirectory && kind === kindOf.directory)) {
        this.#report('duplicate-entry', 'The layer writes this path more than once; what it wrote last counts.', row);
      }
      if (wasDirectory) {
        if (kind !== kindOf.directory) this.#takeChildren(node, 'replaced');
      } else {
        const sameKind = versions.kind(version) === versions.kind(before);
        this.#lose(before, sameKind ? 'overwritten' : 'replaced', sameKind ? versions.inode(version) : null);
      }
    }
    live.put(node, version);
    resolver.noteLink(node, versions.kind(version) === kindOf.symlink);
  }

  /** Makes sure that a directory is there for an entry to be in; what was missing is implied. */
  #ensureDirectory(directory: NodeId, row: number): void {
    const { live, resolver, tree } = this.#state;
    if (this.#isDirectory(live.current(directory))) return;
    const missing: NodeId[] = [];
    for (let up = directory; !this.#isDirectory(live.current(up)); up = tree.parent(up)) missing.push(up);
    for (let node = missing.pop(); node !== undefined; node = missing.pop()) {
      const version = live.current(node);
      if (version !== absent) {
        const message = 'This entry lies below something that is no directory, which gives way.';
        this.#report('parent-not-directory', message, row);
        this.#lose(version, 'replaced', null);
        resolver.noteLink(node, false);
      }
      live.put(node, implied);
    }
  }

  #takeChildren(directory: NodeId, cause: LossCause): void {
    const { live } = this.#state;
    for (let child = live.firstLive(directory); child !== noNode; child = live.firstLive(directory)) {
      this.#takeWithChildren(child, cause);
    }
  }

  #takeWithChildren(node: NodeId, cause: LossCause): void {
    const { live, resolver, tree } = this.#state;
    // Down to a leaf and up again without recursion: image paths may be nested thousands deep.
    for (let at = node; ; ) {
      const child = live.firstLive(at);
      if (child !== noNode) {
        at = child;
        continue;
      }
      this.#lose(live.current(at), cause, null);
      resolver.noteLink(at, false);
      live.take(at);
      if (at === node) return;
      at = tree.parent(at);
    }
  }

  #lose(version: VersionId, cause: LossCause, replacement: VersionId | null): void {
    const inode = this.#state.versions.inode(version);
    if (inode < 0 || this.#state.versions.kind(inode) !== kindOf.file) return;
    const own = inode >= this.#firstVersion;
    this.#state.losses.loseName(inode, own ? 'duplicate-entry' : cause, this.#layer, own ? null : replacement);
  }

  /** moby and containerd let the order decide when a layer both removes and writes a path; the spec lets the entry stay. */
  #reportContradictions(): void {
    const { kind, rows } = this.#changeset;
    for (let row = 0; row < rows; row += 1) {
      if (kind[row] !== kindOf.whiteout || this.#nodes[row] === noNode) continue;
      const current = this.#state.live.current(this.#nodes[row] as NodeId);
      if (current >= this.#firstVersion && current < this.#firstVersion + row) {
        this.#report(
          'whiteout-beside-entry',
          'The layer writes this path and then removes it; the spec keeps it, some runtimes do not.',
          row,
        );
      }
    }
  }

  #resolveEntry(path: number, parentPath: number): NodeId {
    const parent = this.#literal[parentPath] as NodeId;
    const directory = this.#resolve(parentPath);
    if (directory === noNode) return noNode;
    if (directory === parent) return this.#literal[path] as NodeId;
    const node = this.#state.tree.intern(directory, this.#state.tree.name(this.#literal[path] as NodeId));
    this.#state.live.fit();
    return node;
  }

  #resolve(path: number): NodeId {
    const directory = this.#state.resolver.resolve(this.#literal[path] as NodeId);
    this.#state.live.fit();
    this.#isTooDeep = directory === tooDeep;
    return this.#isTooDeep ? noNode : directory;
  }

  #reportUnresolved(row: number): void {
    if (!this.#isTooDeep) {
      this.#report('symlink-loop', 'The directories above this entry are symbolic links that lead to each other.', row);
      return;
    }
    const [depth, paths] = [limitInWords(this.#state.limits, 'pathDepth'), limitInWords(this.#state.limits, 'entries')];
    const message = `The symbolic links above this entry lead too deep (${depth}) or to too many paths (${paths}).`;
    this.#report('limit-path', message, row);
  }

  #isDirectory(version: VersionId): boolean {
    return version !== absent && this.#state.versions.kind(version) === kindOf.directory;
  }

  #isSymlink(version: VersionId): boolean {
    return version !== absent && this.#state.versions.kind(version) === kindOf.symlink;
  }

  #report(code: ProblemCode, message: string, row: number): void {
    const path = literalPath(this.#changeset, this.#changeset.path[row] as number);
    // The header block is the one before the content.
    const offset = (this.#changeset.offset[row] as number) - 512;
    this.#problems.add({ code, message, layer: this.#layer, path, offset });
  }
}
