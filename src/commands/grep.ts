import { hiddenIndex } from '../analysis/hidden-index.js';
import { Contents } from '../content/contents.js';
import { type LinePattern, linePattern } from '../content/line-pattern.js';
import { searchContents } from '../content/search-contents.js';
import { formatPercent } from '../format/format-bytes.js';
import { safe } from '../format/safe-text.js';
import type { Inspection } from '../inspect/inspection.js';
import { readImage } from '../inspect/read-image.js';
import type { NodeId } from '../path/path-tree.js';
import { UsageError } from '../problem/errors.js';
import { rootfs } from '../tree/rootfs.js';
import { searchedContents } from '../tree/searched-contents.js';
import type { VersionId } from '../tree/version.js';
import { layerNamed } from './asked-layer.js';
import { everNode } from './asked-path.js';
import type { CommandArguments, RunCommand } from './command.js';
import { complete } from './complete.js';
import { exitCode } from './exit-code.js';
import { fileLine, jsonFinding, matchLine, notTold } from './grep-lines.js';
import { askedImage } from './image-options.js';
import { inflatingWords } from './inflating-words.js';

/** Lines that are told of one file: more are noise. */
const mostLines = 1000;

/** Bytes of a file from which on it is not searched. */
const mostBytes = 1e9;

/** `unearth grep PATTERN IMAGE [PATH]`: text in every version of every file, hidden ones too. Exits with 1 where there is none, as grep. */
export const grep: RunCommand = (args, { output }) => {
  const [pattern, spec, path, ...more] = args.words;
  if (pattern === undefined || spec === undefined) {
    throw new UsageError('A pattern and an image have to be named.', "Name both: unearth grep 'PRIVATE KEY' IMAGE");
  }
  if (more.length > 0) throw new UsageError(`There is a word too many: ${more[0]}`, 'See: unearth grep --help');
  const asked = askedImage(args);
  const lines = askedPattern(pattern, args);
  const onlyFiles = args.flag('files-with-matches');
  const print = args.flag('json') ? jsonFinding : onlyFiles ? fileLine : matchLine;
  return readImage(spec, asked, async (inspection) => {
    const { stack, analysis } = inspection;
    const { byVersion } = hiddenIndex(analysis);
    const names = askedContents(inspection, path, args);
    const contents = new Contents(asked);
    const told = { lines: 0, gaps: 0 };
    try {
      const findings = searchContents(contents, inspection, [...names.keys()], lines, {
        mostLines: onlyFiles ? 1 : mostLines,
        mostBytes,
        onProgress: (searched, all) => output.progress(safe`searching ${formatPercent(searched / all)}`),
        onInflating: inflatingWords(output),
      });
      for await (const finding of findings) {
        const { version } = finding;
        const hidden = byVersion.get(version) ?? null;
        const place = { path: stack.tree.path(names.get(version)!), layer: stack.layerOf(version), hidden };
        output.progress(null);
        if (finding.kind === 'line' || finding.kind === 'binary') {
          await output.write(safe`${print(finding, place, output.colours)}\n`);
          told.lines += 1;
        } else if (finding.kind !== 'more') {
          output.warn(notTold(finding, place));
          told.gaps += 1;
        } else if (!onlyFiles) output.warn(notTold(finding, place));
      }
      await contents.keep();
    } finally {
      output.progress(null);
      await contents.close();
    }
    const code = complete(inspection, output);
    if (code !== exitCode.fine || told.gaps > 0) return exitCode.unreadable;
    return told.lines > 0 ? exitCode.fine : exitCode.failed;
  });
};

function askedPattern(pattern: string, args: CommandArguments): LinePattern {
  try {
    return linePattern(pattern, { ignoreCase: args.flag('ignore-case'), isText: args.flag('fixed-strings') });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new UsageError(`${why}.`, 'Mend the expression, or add -F to search for it as it is.');
  }
}

/** The contents to search, with the path that each is told at. */
function askedContents(
  { stack, analysis }: Inspection,
  path: string | undefined,
  args: CommandArguments,
): ReadonlyMap<VersionId, NodeId> {
  const asked = args.text('layer');
  const layer = asked === undefined ? stack.layers.length - 1 : layerNamed(asked, stack);
  const top = everNode({ stack, layer, versions: rootfs(stack, layer) }, path);
  const names = searchedContents(stack, top, asked === undefined ? null : layer);
  if (!args.flag('hidden-only')) return names;
  const { byVersion } = hiddenIndex(analysis);
  return new Map([...names].filter(([version]) => byVersion.has(version)));
}
