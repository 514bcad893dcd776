import type { HiddenFile } from '../analysis/hidden-files.js';
import type { Signs } from '../explorer/signs.js';
import { padStart } from '../format/display-width.js';
import { formatBytes } from '../format/format-bytes.js';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { kindOf } from '../layer/changeset.js';
import type { NodeId } from '../path/path-tree.js';
import { childrenIn, type Listing, membership } from '../tree/listing.js';
import { hiddenBecause } from '../words/hidden-words.js';

export type TreeOptions = {
  /** Levels below the top that are shown. */
  readonly depth: number;
  readonly signs: Signs;
  /** The hidden files by the path that carried them; null where they are not shown. */
  readonly hidden: ReadonlyMap<NodeId, readonly HiddenFile[]> | null;
};

/** What a line has before its name: whether each directory on the way has more below the line, and the one it is in. */
type Guides = { readonly rest: SafeText; readonly own: SafeText };

/** A listing from a node down: the bytes of each path and below it, then the tree. Paths may be nested thousands deep: no recursion. */
export function* treeLines(listing: Listing, top: NodeId, options: TreeOptions): Generator<SafeText> {
  const guides = guidesOf(options.signs);
  const waiting = [{ node: top, level: 0, guides: { rest: safe``, own: safe`` } as Guides }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, level } = next;
    yield safe`${size(listing, node)}  ${next.guides.own}${name(listing, node, top, options)}`;
    if (level >= options.depth) continue;
    const children = sortedByName(listing, node);
    for (let i = children.length - 1; i >= 0; i -= 1) {
      const isLast = i === children.length - 1;
      const [branch, below] = isLast ? guides.last : guides.more;
      const { rest } = next.guides;
      waiting.push({
        node: children[i]!,
        level: level + 1,
        guides: { rest: safe`${rest}${below}`, own: safe`${rest}${branch}` },
      });
    }
  }
}

/** As tree(1) draws them, with and without line drawing. */
function guidesOf({ name }: Signs): Record<'more' | 'last', readonly [SafeText, SafeText]> {
  return name === 'unicode'
    ? { more: [safe`├── `, safe`│   `], last: [safe`└── `, safe`    `] }
    : { more: [safe`|-- `, safe`|   `], last: [safe`\`-- `, safe`    `] };
}

/** Bytes that are there, at the path or below; of what is gone those that still ship. */
function size({ bytes, hiddenBytes, members }: Listing, node: NodeId): SafeText {
  return padStart(formatBytes((members[node] === membership.ghost ? hiddenBytes : bytes)[node]!), 8);
}

function name(listing: Listing, node: NodeId, top: NodeId, { signs, hidden }: TreeOptions): SafeText {
  const { stack, members, versions } = listing;
  const version = versions[node]!;
  const path = node === top ? stack.tree.path(node) : stack.tree.name(node);
  const isGone = members[node] === membership.ghost;
  const slash = stack.kind(version) === kindOf.directory ? safe`/` : safe``;
  const target =
    stack.kind(version) === kindOf.symlink ? safe` ${signs.arrow} ${safeText(stack.facts(version)!.link)}` : safe``;
  const words = [safe`${isGone ? safe`${signs.hidden} ` : safe``}${safeText(path)}${slash}${target}`];
  if (hidden !== null) words.push(...hiddenNotes(listing, node, isGone, signs, hidden.get(node) ?? []));
  return joinSafe(words, '  ');
}

/** Why it is hidden; of a path that is there, what of its earlier versions still ships. */
function hiddenNotes(
  { layer, hiddenBytes }: Listing,
  node: NodeId,
  isGone: boolean,
  signs: Signs,
  files: readonly HiddenFile[],
): SafeText[] {
  const known = files.filter(({ hiddenBy }) => hiddenBy <= layer);
  const last = known.at(-1);
  if (last === undefined) return [];
  if (isGone && known.length === 1) return [hiddenBecause(last)];
  const earlier = safe`${formatBytes(hiddenBytes[node]!)}: ${joinSafe(known.map(hiddenBecause), '; ')}`;
  return [isGone ? earlier : safe`${signs.hidden} ${earlier}`];
}

function sortedByName(listing: Listing, node: NodeId): NodeId[] {
  const { tree } = listing.stack;
  return childrenIn(listing, node).sort((a, b) => Buffer.compare(tree.name(a), tree.name(b)));
}
