import type { NodeId } from '../path/path-tree.js';
import type { Stack } from './stack.js';

/** What a layer did to a node: the layer's position, and the row of its journal that says it. */
export type Touch = { readonly layer: number; readonly row: number };

const indexes = new WeakMap<Stack, TouchIndex>();

/** What the layers did to a node, in their order: all journals gone through, which is as quick as it gets for one node. */
export function touches(stack: Stack, node: NodeId): Touch[] {
  return touchesFrom(stack, 0, node);
}

/** The same for who asks for one node after the other: journals are gone through once for all nodes. */
export function indexedTouches(stack: Stack, node: NodeId): Touch[] {
  let index = indexes.get(stack);
  if (index === undefined || index.isSmallFor(stack)) {
    index = new TouchIndex(stack);
    indexes.set(stack, index);
  }
  return [...index.of(node), ...touchesFrom(stack, index.layers, node)];
}

function touchesFrom({ layers }: Stack, first: number, node: NodeId): Touch[] {
  const found: Touch[] = [];
  for (let layer = first; layer < layers.length; layer += 1) {
    const row = layers[layer]!.journal.nodes.indexOf(node);
    if (row !== -1) found.push({ layer, row });
  }
  return found;
}

/** The rows of the journals that there were, by node; 4 bytes each, and 4 a node. */
class TouchIndex {
  /** Layers that are in it, from the base up. */
  readonly layers: number;
  /** Of the journal of each layer, how many rows are in those below it; a last one for all. */
  readonly #firstRows: number[] = [0];
  /** Of each node, where its rows begin in `rows`; a last one for the end. */
  readonly #starts: Int32Array;
  /** Rows of journals, numbered through all layers. */
  readonly #rows: Int32Array;

  constructor({ layers, tree }: Stack) {
    this.layers = layers.length;
    for (const { journal } of layers) this.#firstRows.push(this.#firstRows.at(-1)! + journal.nodes.length);
    const starts = new Int32Array(tree.size + 1);
    for (const { journal } of layers) for (const node of journal.nodes) starts[node + 1]! += 1;
    for (let node = 0; node < tree.size; node += 1) starts[node + 1]! += starts[node]!;
    const next = starts.slice();
    const rows = new Int32Array(this.#firstRows.at(-1)!);
    let row = 0;
    for (const { journal } of layers) {
      for (const node of journal.nodes) {
        rows[next[node]!] = row;
        next[node]! += 1;
        row += 1;
      }
    }
    this.#starts = starts;
    this.#rows = rows;
  }

  /** Whether as much came since as there was: a stack that is still growing is not gone through again for each layer. */
  isSmallFor({ layers }: Stack): boolean {
    let since = 0;
    for (let layer = this.layers; layer < layers.length; layer += 1) since += layers[layer]!.journal.nodes.length;
    return since > this.#rows.length;
  }

  of(node: NodeId): Touch[] {
    const found: Touch[] = [];
    let layer = 0;
    // Nodes that are newer than the index have none: what lies behind its end is `undefined`.
    for (let i = this.#starts[node] ?? 0; i < (this.#starts[node + 1] ?? 0); i += 1) {
      const row = this.#rows[i]!;
      while (this.#firstRows[layer + 1]! <= row) layer += 1;
      found.push({ layer, row: row - this.#firstRows[layer]! });
    }
    return found;
  }
}
