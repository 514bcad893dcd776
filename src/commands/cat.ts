import { checkedStream } from '../content/checked-stream.js';
import { Contents } from '../content/contents.js';
import { readImage } from '../inspect/read-image.js';
import { kindOf } from '../layer/changeset.js';
import { UsageError } from '../problem/errors.js';
import { rootfs } from '../tree/rootfs.js';
import { askedLayer } from './asked-layer.js';
import { askedPath } from './asked-path.js';
import type { RunCommand } from './command.js';
import { exitCode } from './exit-code.js';
import { askedImage, imageWord } from './image-options.js';
import { inflatingWords } from './inflating-words.js';

/** `unearth cat IMAGE PATH [--layer N]`: what a file holds. */
export const cat: RunCommand = (args, { output }) => {
  const asked = askedImage(args);
  const [, path] = args.words;
  const spec = imageWord(args, 1);
  if (path === undefined) throw new UsageError('No path is named.', 'Name a file: unearth cat IMAGE etc/passwd');
  return readImage(spec, asked, async (inspection) => {
    const { stack } = inspection;
    const layer = askedLayer(args, stack);
    const versions = rootfs(stack, layer);
    const version = versions[askedPath({ stack, layer, versions }, path, true)]!;
    const kind = stack.kind(version);
    if (kind === kindOf.directory) {
      throw new UsageError(`${path} is a directory.`, `List it: unearth ls IMAGE ${path} --layer ${layer}`);
    }
    if (kind !== kindOf.file) {
      throw new UsageError(`${path} is a ${stack.facts(version)!.kind}, which holds nothing.`, 'Name a file.');
    }
    const contents = new Contents(asked);
    try {
      const onProgress = inflatingWords(output);
      const content = await contents.open(inspection, version, { onProgress });
      output.progress(null);
      await output.writeBytes(checkedStream(content, path));
      await contents.keep();
    } finally {
      output.progress(null);
      await contents.close();
    }
    return exitCode.fine;
  });
};
