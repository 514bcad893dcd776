import { credentialRank } from '../../analysis/credentials.js';
import type { HiddenFile } from '../../analysis/hidden-files.js';
import { noiseOf } from '../../analysis/noise.js';
import { decodeName } from '../../format/safe-text.js';
import type { NodeId } from '../../path/path-tree.js';
import type { Stack } from '../../tree/stack.js';

/** What the path of a hidden file tells. */
export type HiddenFacts = {
  /** Without a leading slash; not safe to show. */
  readonly path: string;
  /** Place in the table of credentials; null for what is no secret by its name. */
  readonly credential: number | null;
  /** What it is of the table of noise. */
  readonly noise: string | null;
};

const known = new WeakMap<Stack, Map<NodeId, HiddenFacts>>();

/** The facts of a hidden file, found once a path: there can be hundreds of thousands, and every list asks. */
export function hiddenFacts(stack: Stack, { node }: HiddenFile): HiddenFacts {
  let ofStack = known.get(stack);
  if (ofStack === undefined) {
    ofStack = new Map();
    known.set(stack, ofStack);
  }
  let facts = ofStack.get(node);
  if (facts === undefined) {
    const path = decodeName(stack.tree.path(node));
    const credential = credentialRank(path);
    facts = { path, credential, noise: credential === null ? noiseOf(path) : null };
    ofStack.set(node, facts);
  }
  return facts;
}
