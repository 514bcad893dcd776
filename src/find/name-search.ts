import { type NodeId, type PathTree, rootNode } from '../path/path-tree.js';
import { type NameTest, type NameTestFor, nameTestOf } from './name-test.js';
import type { NameTerm } from './query.js';

/** What a search says of a node, bit by bit. */
export const nameMatch = {
  /** Its name is what is looked for. */
  own: 1,
  /** The name of a directory above it is. */
  below: 2,
  /** It is left out, by its own name or by one above it. */
  out: 4,
} as const;

/**
 * The names of a tree that are like what is looked for. It goes through them in the order of their numbers, as far as it is told to at a
 * time, and on when the tree has grown: what was found so far is known at any time.
 */
export class NameSearch {
  readonly tree: PathTree;
  readonly #wanted: readonly NameTestFor[];
  readonly #unwanted: readonly NameTestFor[];
  #flags = new Uint8Array(0);
  #searched = 0;
  #found = 0;

  constructor(tree: PathTree, terms: readonly NameTerm[]) {
    this.tree = tree;
    this.#wanted = terms.filter(({ negated }) => !negated).map(nameTestOf);
    this.#unwanted = terms.filter(({ negated }) => negated).map(nameTestOf);
  }

  /** `nameMatch` of each node that was gone through; longer than that. */
  get flags(): Uint8Array {
    return this.#flags;
  }

  /** Nodes that were gone through. */
  get searched(): number {
    return this.#searched;
  }

  /** Of these, those that are what is looked for. */
  get found(): number {
    return this.#found;
  }

  get isDone(): boolean {
    return this.#searched >= this.tree.size;
  }

  /** Goes through as many nodes more. */
  advance(nodes: number): void {
    const { tree } = this;
    const end = Math.min(tree.size, this.#searched + nodes);
    if (this.#flags.length < tree.size) {
      const grown = new Uint8Array(tree.size);
      grown.set(this.#flags);
      this.#flags = grown;
    }
    const flags = this.#flags;
    const isWanted = everyTest(this.#wanted.map((testFor) => testFor(tree)));
    const unwanted = this.#unwanted.map((testFor) => testFor(tree));
    const isUnwanted = unwanted.length === 0 ? null : anyTest(unwanted);
    for (let node: NodeId = this.#searched; node < end; node += 1) {
      if (node === rootNode) continue;
      // A parent has a smaller number: what holds for it is known.
      const above = flags[tree.parent(node)]!;
      let bits = above & nameMatch.out;
      if (bits === 0 && isUnwanted?.(node) === true) bits = nameMatch.out;
      if (bits === 0) {
        if ((above & (nameMatch.own | nameMatch.below)) !== 0) bits |= nameMatch.below;
        if (isWanted(node)) {
          bits |= nameMatch.own;
          this.#found += 1;
        }
      }
      flags[node] = bits;
    }
    this.#searched = end;
  }
}

/** Loops, as they make no function for each of a million nodes. */
function everyTest(tests: readonly NameTest[]): NameTest {
  if (tests.length === 1) return tests[0]!;
  return (node) => {
    for (const test of tests) if (!test(node)) return false;
    return true;
  };
}

function anyTest(tests: readonly NameTest[]): NameTest {
  return (node) => {
    for (const test of tests) if (test(node)) return true;
    return false;
  };
}
