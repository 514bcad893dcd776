import type { SafeText } from '../format/safe-text.js';
import { readImage } from '../inspect/read-image.js';
import { UsageError } from '../problem/errors.js';
import type { Stack } from '../tree/stack.js';
import { askedLayer } from './asked-layer.js';
import type { CommandArguments, RunCommand } from './command.js';
import { complete } from './complete.js';
import { askedImage, imageWord } from './image-options.js';
import { type ListedPath, listings } from './listed-paths.js';
import { jsonLine, type ListingLine, longLine, shortLine } from './listing-lines.js';
import { inAskedOrder } from './listing-order.js';

/** `unearth ls IMAGE [PATH]`: the filesystem after a layer, what the layer changed, or what is hidden; one line a path. */
export const ls: RunCommand = (args, { output }) => {
  const list = listings[askedListing(args)];
  const line = askedLine(args);
  return readImage(imageWord(args, 1), askedImage(args), async (inspection) => {
    const { stack } = inspection;
    const rows = inAskedOrder(list(inspection, askedLayer(args, stack), args.words[1]), stack, args);
    if (line === null) await output.writeNames(pathsOf(rows, stack));
    else await output.writeLines(linesOf(rows, stack, line));
    return complete(inspection, output);
  });
};

function askedListing(args: CommandArguments): keyof typeof listings {
  if (args.flag('changes') && args.flag('hidden')) {
    throw new UsageError('--changes and --hidden are two listings.', 'Ask for one of them.');
  }
  if (args.flag('changes')) return 'changed';
  return args.flag('hidden') ? 'hidden' : 'visible';
}

/** null for the bytes of the paths and nothing else. */
function askedLine(args: CommandArguments): ListingLine | null {
  if (args.flag('zero') && (args.flag('long') || args.flag('json'))) {
    throw new UsageError('-0 gives paths and nothing else.', 'Leave out --long and --json, or -0.');
  }
  if (args.flag('zero')) return null;
  if (args.flag('json')) return jsonLine;
  return args.flag('long') ? longLine : shortLine;
}

function* linesOf(rows: Iterable<ListedPath>, stack: Stack, line: ListingLine): Generator<SafeText> {
  for (const row of rows) yield line(stack, row);
}

function* pathsOf(rows: Iterable<ListedPath>, { tree }: Stack): Generator<Uint8Array> {
  for (const { node } of rows) yield tree.path(node);
}
