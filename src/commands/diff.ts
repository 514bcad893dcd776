import { contentDifference } from '../content/content-difference.js';
import { Contents } from '../content/contents.js';
import { decodeName } from '../format/safe-text.js';
import { hashRows } from '../inspect/hash-rows.js';
import type { Inspection } from '../inspect/inspection.js';
import { readImage } from '../inspect/read-image.js';
import { kindOf } from '../layer/changeset.js';
import type { NodeId } from '../path/path-tree.js';
import { UsageError } from '../problem/errors.js';
import { type Change, changes, compareVersions, difference } from '../tree/change.js';
import { changedNodes } from '../tree/changed-nodes.js';
import { type Comparison, changesBetween } from '../tree/changes-between.js';
import { contentsBetween } from '../tree/contents-between.js';
import type { Stack } from '../tree/stack.js';
import { absent } from '../tree/version.js';
import { layerNamed } from './asked-layer.js';
import { everNode } from './asked-path.js';
import type { CommandArguments, RunCommand } from './command.js';
import { complete } from './complete.js';
import { type ChangedPath, diffJson, diffLines } from './diff-lines.js';
import { askedImage, imageWord } from './image-options.js';
import { inflatingWords } from './inflating-words.js';

/** `unearth diff IMAGE --layers N,M [PATH]`: what is different between the filesystems after two layers. */
export const diff: RunCommand = (args, { output }) => {
  const asked = askedImage(args);
  const layers = layerWords(args);
  const print = args.flag('json') ? diffJson : diffLines;
  return readImage(imageWord(args, 1), asked, async (inspection) => {
    const { stack } = inspection;
    const [from, to] = [layerNamed(layers[0], stack), layerNamed(layers[1], stack)];
    const comparison = await settled(inspection, from, to);
    const top = everNode({ stack, layer: to, versions: comparison.after }, args.words[1]);
    const contents = new Contents(asked);
    const how = { onProgress: inflatingWords(output) };
    try {
      for (const node of changedNodes(stack.tree, comparison, top)) {
        const path = changedPath(stack, comparison, node);
        if (path.change === 'unchanged') continue;
        const name = decodeName(stack.tree.path(node));
        const content = isContentChanged(path)
          ? await contentDifference(contents, inspection, [path.before, path.after], name, how)
          : null;
        output.progress(null);
        await output.writeLines(print(stack, [from, to], path, content));
      }
      await contents.keep();
    } finally {
      output.progress(null);
      await contents.close();
    }
    return complete(inspection, output);
  });
};

function layerWords(args: CommandArguments): readonly [string, string] {
  const asked = args.text('layers');
  const [from, to, ...more] = asked?.split(',') ?? [];
  if (from === undefined || to === undefined || more.length > 0) {
    const what = asked === undefined ? 'No layers are named.' : `${asked} does not name two layers.`;
    throw new UsageError(what, 'Name the two to compare: unearth diff IMAGE --layers 0,3');
  }
  return [from, to];
}

/** The comparison after all contents were compared that have equal sizes. */
async function settled(inspection: Inspection, from: number, to: number): Promise<Comparison> {
  const { stack } = inspection;
  const compare = () => changesBetween({ stack, layer: from }, { stack, layer: to });
  const first = compare();
  const unknown = contentsBetween(stack, first);
  if (unknown.size === 0) return first;
  await hashRows(inspection, unknown);
  return compare();
}

function changedPath(stack: Stack, { before, after, change }: Comparison, node: NodeId): ChangedPath {
  const [was, is] = [before[node]!, after[node]!];
  const what = changes[change[node]!] as Exclude<Change, 'none'>;
  const differences = what === 'modified' ? compareVersions({ stack, version: was }, { stack, version: is }) : 0;
  const isFile = [was, is].every((version) => version !== absent && stack.kind(version) === kindOf.file);
  return { path: stack.tree.path(node), change: what, before: was, after: is, differences, isFile };
}

/** Of devices numbers are the content: only files have one that can be read. */
function isContentChanged({ differences, isFile }: ChangedPath): boolean {
  return isFile && (differences & (difference.content | difference.contentUnknown)) !== 0;
}
