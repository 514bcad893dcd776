import { defaultLimits, type Limits } from '../limits/limits.js';
import { type NodeId, noNode, type PathTree, pathComponents, rootNode } from '../path/path-tree.js';

/** Links followed before a path counts as a loop; Linux's own limit (path_resolution(7)). */
const maxLinks = 40;

/** Where the way through symlinks leads too deep, or to more paths than are kept. */
export const tooDeep: NodeId = -2;

const dotDot = Uint8Array.of(0x2e, 0x2e);

/**
 * Resolves directories through the symlinks of the filesystem as it is while layers are stacked: an entry `lib/x` above
 * `lib -> usr/lib` lands in `usr/lib/x`, as in runtimes (containerd `fs.RootPath`, moby `resolveArchivePath`). Absolute
 * targets and `..` stay below the image's root.
 */
export class SymlinkResolver {
  readonly #tree: PathTree;
  /** The target of the symlink that is at a node now; null when there is none. */
  readonly #target: (node: NodeId) => Uint8Array | null;
  readonly #limits: Limits;
  /** Nodes that were made on the way through links: a link costs its writer less than what it may lead to. */
  #made = 0;
  readonly #links = new Set<NodeId>();
  /** The last directory whose way passes no link: that of the next entry is mostly the same. */
  #plain: NodeId = noNode;
  readonly #resolved = new Map<NodeId, NodeId>();
  /** The nodes that the ways in `#resolved` pass: these lead elsewhere only when something changes at one of them. */
  readonly #passed = new Set<NodeId>();

  constructor(tree: PathTree, target: (node: NodeId) => Uint8Array | null, limits: Limits = defaultLimits) {
    this.#limits = limits;
    this.#tree = tree;
    this.#target = target;
  }

  /** To be told whenever what is at a node becomes, or stops being, a symlink. */
  noteLink(node: NodeId, isLink: boolean): void {
    if (isLink) this.#links.add(node);
    else if (!this.#links.delete(node)) return;
    this.#plain = noNode;
    if (!this.#passed.has(node)) return;
    this.#resolved.clear();
    this.#passed.clear();
  }

  /**
   * The directory that a literal directory path leads to now. Parts that are not there yet are taken as they are written.
   * Makes nodes where the way leads to paths that no layer wrote. `noNode` for a loop, `tooDeep` beyond a limit.
   */
  resolve(directory: NodeId): NodeId {
    if (directory === this.#plain) return directory;
    if (!this.#passesLink(directory)) {
      this.#plain = directory;
      return directory;
    }
    let resolved = this.#resolved.get(directory);
    if (resolved === undefined) {
      const before = this.#tree.size;
      resolved = this.#made > this.#limits.entries ? tooDeep : this.#follow(directory);
      this.#made += this.#tree.size - before;
      this.#resolved.set(directory, resolved);
    }
    return resolved;
  }

  #passesLink(directory: NodeId): boolean {
    if (this.#links.size === 0) return false;
    for (let node = directory; node !== rootNode; node = this.#tree.parent(node)) {
      if (this.#links.has(node)) return true;
    }
    return false;
  }

  #follow(directory: NodeId): NodeId {
    // What is still to be walked, the next component last.
    const rest: Uint8Array[] = [];
    for (let node = directory; node !== rootNode; node = this.#tree.parent(node)) rest.push(this.#tree.name(node));
    let node = rootNode;
    let depth = 0;
    let links = 0;
    for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
      if (equalBytes(name, dotDot)) {
        node = this.#tree.parent(node);
        depth = Math.max(0, depth - 1);
        continue;
      }
      const next = this.#tree.intern(node, name);
      this.#passed.add(next);
      const target = this.#links.has(next) ? this.#target(next) : null;
      if (target === null) {
        node = next;
        depth += 1;
        // A name is still to follow.
        if (depth >= this.#limits.pathDepth) return tooDeep;
        continue;
      }
      links += 1;
      if (links > maxLinks) return noNode;
      if (target[0] === 0x2f) {
        node = rootNode;
        depth = 0;
      }
      const components = [...pathComponents(target)];
      for (let i = components.length - 1; i >= 0; i -= 1) rest.push(components[i]!);
      if (rest.length > this.#limits.pathDepth) return tooDeep;
    }
    return node;
  }
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
