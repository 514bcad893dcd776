import { type SafeText, safe, safeText } from '../format/safe-text.js';
import type { NodeId } from '../path/path-tree.js';
import type { Stack } from '../tree/stack.js';

/** The path of a node as one writes it, with a leading slash. */
export function absolutePath({ tree }: Stack, node: NodeId): SafeText {
  return safe`/${safeText(tree.path(node))}`;
}
