import { Contents } from '../content/contents.js';
import { type Extracted, extractTo } from '../extract/extract-to.js';
import { selectHidden } from '../extract/select-hidden.js';
import { selectPaths } from '../extract/select-paths.js';
import type { Selection } from '../extract/selection.js';
import type { Target } from '../extract/target.js';
import { formatBytes, formatCount, formatPercent } from '../format/format-bytes.js';
import { type SafeText, safe, safeText } from '../format/safe-text.js';
import { readImage } from '../inspect/read-image.js';
import { type NodeId, noNode, rootNode } from '../path/path-tree.js';
import { UsageError } from '../problem/errors.js';
import { resolvePath } from '../tree/resolve-path.js';
import { rootfs } from '../tree/rootfs.js';
import type { Stack } from '../tree/stack.js';
import { askedLayer, layerNamed } from './asked-layer.js';
import { askedPath } from './asked-path.js';
import type { CommandArguments, RunCommand } from './command.js';
import { type ExitCode, exitCode } from './exit-code.js';
import { askedTarget } from './extract-target.js';
import { askedImage, imageWord } from './image-options.js';
import { inflatingWords } from './inflating-words.js';
import type { Output } from './output.js';
import { untilInterrupted } from './until-interrupted.js';

/** `unearth extract IMAGE PATH...`: files and what is below directories, of any layer or hidden, into a folder or a tar. */
export const extract: RunCommand = async (args, { output }) => {
  const asked = askedImage(args);
  const spec = imageWord(args, Number.POSITIVE_INFINITY);
  const target = askedTarget(args, output);
  return readImage(spec, asked, async (inspection) => {
    const selection = askedSelection(args, inspection.stack);
    const contents = new Contents(asked);
    try {
      const extracted = await untilInterrupted((signal) =>
        extractTo(inspection, contents, selection, target, {
          signal,
          onProgress: ({ bytes, totalBytes }) =>
            output.progress(safe`writing: ${formatPercent(totalBytes === 0 ? 1 : bytes / totalBytes)}`),
          onInflating: inflatingWords(output),
        }),
      );
      output.progress(null);
      await contents.keep();
      await tellWritten(output, extracted, target);
      if (inspection.complete) return exitCodeOf(extracted);
      output.warn(safe`Not everything of the image could be read, so paths may be missing.`);
      return exitCode.unreadable;
    } finally {
      output.progress(null);
      await contents.close();
    }
  });
};

function askedSelection(args: CommandArguments, stack: Stack): Selection {
  const paths = args.words.slice(1);
  const written = args.flag('written');
  if (written && args.text('layer') === undefined) {
    throw new UsageError('--written asks for what one layer wrote.', 'Say which one: --layer N --written');
  }
  if (args.flag('hidden')) return hiddenSelection(args, stack, paths, written);
  if (paths.length === 0 && !written) {
    throw new UsageError(
      'No path is named.',
      'Name a file or directory: unearth extract IMAGE etc; or / for everything.',
    );
  }
  const layer = askedLayer(args, stack);
  const versions = rootfs(stack, layer);
  const nodes =
    paths.length === 0 ? [rootNode] : paths.map((path) => askedPath({ stack, layer, versions }, path, false));
  return selectPaths(stack, versions, nodes, written ? layer : null);
}

function hiddenSelection(args: CommandArguments, stack: Stack, paths: readonly string[], written: boolean): Selection {
  const asked = args.text('layer');
  const layer = asked === undefined ? null : layerNamed(asked, stack);
  const within = layer === null ? {} : written ? { writtenBy: layer } : { hiddenAt: layer };
  if (paths.length === 0) return selectHidden(stack, { nodes: [rootNode], ...within });
  const nodes = paths.map((path) => {
    const node = hiddenNodes(stack, path).find((node) => selectHidden(stack, { nodes: [node], ...within }).length > 0);
    if (node !== undefined) return node;
    throw new UsageError(
      `Nothing is hidden at ${path} or below it${layer === null ? '' : `, as far as --layer ${layer} goes`}.`,
      'See what is hidden: unearth IMAGE --format text; or leave the path away for all of it.',
    );
  });
  return selectHidden(stack, { nodes, ...within });
}

/** What a path may mean: hidden files stand where they really were, and symlinks of the last filesystem may lead there. */
function hiddenNodes(stack: Stack, path: string): NodeId[] {
  const versions = rootfs(stack, stack.layers.length - 1);
  const led = (to: string) => {
    const found = resolvePath(stack, versions, Buffer.from(to), true);
    return found.kind === 'found' ? found.node : noNode;
  };
  const [parts, name] = [path.split('/').slice(0, -1), path.split('/').at(-1)!];
  const parent = led(parts.join('/'));
  const below = parent === noNode || name === '' ? noNode : stack.tree.child(parent, Buffer.from(name));
  return [stack.tree.find(Buffer.from(path)), below, led(path)].filter((node) => node !== noNode);
}

async function tellWritten(output: Output, { files, bytes, refusals }: Extracted, target: Target): Promise<void> {
  for (const { path, reason } of refusals) output.warn(safe`${safeText(path)}: ${reason}`);
  if (target.kind === 'folder' && refusals.some(({ unreadable }) => !unreadable)) {
    output.warn(safe`Not everything was written as it is. A tar holds links, devices and all modes: -o FILE.tar`);
  }
  if (target.kind === 'stream') return;
  const words: SafeText = files === 1 ? safe`file` : safe`files`;
  await output.write(safe`${safeText(target.path)}: ${formatCount(files)} ${words}, ${formatBytes(bytes)}\n`);
}

function exitCodeOf({ refusals }: Extracted): ExitCode {
  if (refusals.some(({ unreadable }) => unreadable)) return exitCode.unreadable;
  return refusals.length > 0 ? exitCode.failed : exitCode.fine;
}
