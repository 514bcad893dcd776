import { hiddenIndex } from '../analysis/hidden-index.js';
import { asciiSigns, unicodeSigns } from '../explorer/signs.js';
import { isUtf8 } from '../format/is-utf8.js';
import { readImage } from '../inspect/read-image.js';
import { UsageError } from '../problem/errors.js';
import { listRootfs, membership } from '../tree/listing.js';
import { rootfs } from '../tree/rootfs.js';
import { askedLayer } from './asked-layer.js';
import { askedPath, everNode } from './asked-path.js';
import type { CommandArguments, RunCommand } from './command.js';
import { complete } from './complete.js';
import { askedImage, imageWord } from './image-options.js';
import { treeLines } from './tree-lines.js';

/** `unearth tree IMAGE [PATH]`: the filesystem after a layer as a tree, with the bytes below each directory. */
export const tree: RunCommand = (args, { output }) => {
  const depth = askedDepth(args);
  return readImage(imageWord(args, 1), askedImage(args), async (inspection) => {
    const { stack, analysis } = inspection;
    const layer = askedLayer(args, stack);
    const shown = { stack, layer, versions: rootfs(stack, layer) };
    const withHidden = args.flag('hidden');
    const [, path] = args.words;
    const top = withHidden || path === undefined ? everNode(shown, path) : askedPath(shown, path, false);
    const signs = isUtf8(process.env, process.platform) ? unicodeSigns : asciiSigns;
    const listing = listRootfs(stack, layer, withHidden);
    // It was in the image, but is not any more, and nothing of it still ships.
    if (listing.members[top] === membership.out) askedPath(shown, path!, false);
    const hidden = withHidden ? hiddenIndex(analysis).byNode : null;
    await output.writeLines(treeLines(listing, top, { depth, signs, hidden }));
    return complete(inspection, output);
  });
};

function askedDepth(args: CommandArguments): number {
  const asked = args.text('depth');
  if (asked === undefined) return Number.POSITIVE_INFINITY;
  if (/^\d+$/.test(asked)) return Number(asked);
  throw new UsageError(`${asked} is no depth.`, 'A depth is a number of levels: --depth 2');
}
