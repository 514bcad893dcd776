import { UsageError } from '../problem/errors.js';
import type { Stack } from '../tree/stack.js';
import type { CommandArguments } from './command.js';
import type { ListedPath } from './listed-paths.js';

const slash = 0x2f;

/** A listing in the order that `--sort` and `--reverse` ask for; without them as it comes, and not held in memory. */
export function inAskedOrder(rows: Iterable<ListedPath>, stack: Stack, args: CommandArguments): Iterable<ListedPath> {
  const by = args.text('sort');
  const reverse = args.flag('reverse');
  if (by === undefined) return reverse ? [...rows].reverse() : rows;
  const sort = sorts.get(by);
  if (sort === undefined) {
    throw new UsageError(`Nothing can be sorted by ${by}.`, `What can be sorted by: ${[...sorts.keys()].join(', ')}`);
  }
  const sorted = sort([...rows], stack);
  return reverse ? sorted.reverse() : sorted;
}

type Sort = (rows: ListedPath[], stack: Stack) => ListedPath[];

/** As `ls` does: sizes and times from the largest down, what is equal as it came. */
const sorts: ReadonlyMap<string, Sort> = new Map([
  ['name', byName],
  ['size', largestFirst(({ version, hidden }, stack) => hidden?.bytes ?? stack.facts(version)?.size ?? 0)],
  ['time', largestFirst(({ version }, stack) => stack.facts(version)?.mtime ?? Number.NEGATIVE_INFINITY)],
]);

function largestFirst(weigh: (row: ListedPath, stack: Stack) => number): Sort {
  return (rows, stack) =>
    rows
      .map((row) => ({ row, weight: weigh(row, stack) }))
      .sort((a, b) => (a.weight === b.weight ? 0 : b.weight > a.weight ? 1 : -1))
      .map(({ row }) => row);
}

/** The order of a walk: by the bytes of each name on the way. No name has a NUL, which comes before all. */
function byName(rows: ListedPath[], { tree }: Stack): ListedPath[] {
  return rows
    .map((row) => ({ row, key: tree.path(row.node).map((byte) => (byte === slash ? 0 : byte)) }))
    .sort((a, b) => Buffer.compare(a.key, b.key))
    .map(({ row }) => row);
}
