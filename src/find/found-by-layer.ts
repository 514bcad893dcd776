import { rootNode } from '../path/path-tree.js';
import { changeBetween, changeCode } from '../tree/change.js';
import type { Stack } from '../tree/stack.js';
import { absent } from '../tree/version.js';
import { factTestOf } from './fact-test.js';
import { type NameSearch, nameMatch } from './name-search.js';
import type { Query } from './query.js';

/**
 * How many of the paths that are looked for each layer touched: wrote, wrote again, or took away. Facts are those of what it wrote, or of what it
 * took away. One pass over all journals.
 */
export function foundByLayer(stack: Stack, query: Query, search: NameSearch): number[] {
  if (search.isDone && search.found === 0) return stack.layers.map(() => 0);
  const holds = factTestOf(query.facts, stack);
  const asksFacts = query.facts.length > 0;
  const asksChange = query.facts.some(({ about }) => about === 'change');
  const { flags } = search;
  return stack.layers.map(({ journal }) => {
    const { nodes, before, after } = journal;
    let count = 0;
    for (let i = 0; i < nodes.length; i += 1) {
      const node = nodes[i]!;
      const bits = flags[node] ?? 0;
      const isFound = (bits & nameMatch.own) !== 0 || (asksFacts && (bits & nameMatch.below) !== 0);
      if (node === rootNode || !isFound) continue;
      const [was, is] = [before[i]!, after[i]!];
      const change = asksChange ? changeCode[changeBetween({ stack, version: was }, { stack, version: is })] : 0;
      if (holds(node, is === absent ? was : is, change)) count += 1;
    }
    return count;
  });
}
