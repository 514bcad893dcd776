import { pathHistory } from '../analysis/path-history.js';
import { asciiSigns, unicodeSigns } from '../explorer/signs.js';
import { isUtf8 } from '../format/is-utf8.js';
import { readImage } from '../inspect/read-image.js';
import { UsageError } from '../problem/errors.js';
import { rootfs } from '../tree/rootfs.js';
import { everNode } from './asked-path.js';
import type { RunCommand } from './command.js';
import { complete } from './complete.js';
import { historyJson, historyLines } from './history-lines.js';
import { askedImage, imageWord } from './image-options.js';

/** `unearth history IMAGE PATH`: what each layer did to a path, and what of it still ships unseen. */
export const history: RunCommand = (args, { output }) => {
  const spec = imageWord(args, 1);
  const [, path] = args.words;
  if (path === undefined) throw new UsageError('No path is named.', 'Name one: unearth history IMAGE etc/passwd');
  return readImage(spec, askedImage(args), async (inspection) => {
    const { stack, analysis } = inspection;
    const layer = stack.layers.length - 1;
    const node = everNode({ stack, layer, versions: rootfs(stack, layer) }, path);
    const steps = pathHistory(stack, analysis, node);
    if (steps.length === 0) {
      throw new UsageError(`No layer ever had ${path}: it is only removed, where it never was.`, 'Name another path.');
    }
    const signs = isUtf8(process.env, process.platform) ? unicodeSigns : asciiSigns;
    const lines = args.flag('json')
      ? historyJson(inspection, node, steps)
      : historyLines(inspection, node, steps, signs);
    await output.writeLines(lines);
    return complete(inspection, output);
  });
};
