import { padStart } from '../format/display-width.js';
import { formatTime } from '../format/format-date.js';
import { formatMode, formatOctalMode } from '../format/format-mode.js';
import { safeJson } from '../format/safe-json.js';
import { joinSafe, type SafeText, safe, safeText } from '../format/safe-text.js';
import { readImage } from '../inspect/read-image.js';
import { kindOf } from '../layer/changeset.js';
import { type NodeId, noNode, rootNode } from '../path/path-tree.js';
import { UsageError } from '../problem/errors.js';
import { jsonPath } from '../report/json-path.js';
import { type Rootfs, rootfs } from '../tree/rootfs.js';
import type { Stack } from '../tree/stack.js';
import { absent, type VersionFacts } from '../tree/version.js';
import { walk } from '../tree/walk.js';
import { askedLayer } from './asked-layer.js';
import type { RunCommand } from './command.js';
import { exitCode } from './exit-code.js';
import { askedImage, imageWord } from './image-options.js';

/** Lines that are written at once. */
const batch = 1000;

/** `unearth ls IMAGE [PATH]`: the visible filesystem, one line a path. */
export const ls: RunCommand = (args, { output }) =>
  readImage(imageWord(args, 1), askedImage(args), async ({ stack, complete, problems }) => {
    const layer = askedLayer(args, stack);
    const versions = rootfs(stack, layer);
    const line = args.flag('json') ? jsonLine : args.flag('long') ? longLine : shortLine;
    let lines: SafeText[] = [];
    for (const node of nodesBelow(stack, versions, args.words[1])) {
      lines.push(line(stack, versions, node));
      if (lines.length === batch) {
        await output.write(safe`${joinSafe(lines, '\n')}\n`);
        lines = [];
      }
    }
    if (lines.length > 0) await output.write(safe`${joinSafe(lines, '\n')}\n`);
    if (complete) return exitCode.fine;
    output.warn(safe`Not everything could be read, so paths may be missing. Problems found: ${problems.length}.`);
    return exitCode.unreadable;
  });

function* nodesBelow(stack: Stack, versions: Rootfs, path: string | undefined): Generator<NodeId> {
  const isThere = (node: NodeId) => node < versions.length && versions[node] !== absent;
  if (path === undefined) {
    yield* walk(stack.tree, isThere);
    return;
  }
  const top = stack.tree.find(Buffer.from(path));
  if (top === noNode || !isThere(top)) {
    throw new UsageError(
      `There is no path ${path} in the filesystem after that layer.`,
      'See all of them: unearth ls IMAGE',
    );
  }
  if (top !== rootNode) yield top;
  yield* walk(stack.tree, isThere, top);
}

function shortLine(stack: Stack, versions: Rootfs, node: NodeId): SafeText {
  const path = safeText(stack.tree.path(node));
  return stack.kind(versions[node]!) === kindOf.directory ? safe`${path}/` : path;
}

function longLine(stack: Stack, versions: Rootfs, node: NodeId): SafeText {
  const facts = stack.facts(versions[node]!);
  const path = safeText(stack.tree.path(node));
  if (facts === null) return safe`d?????????        ?:?             ?                 ?  ${path}/`;
  const owner = padStart(safe`${facts.uid}:${facts.gid}`, 11);
  const size = padStart(safe`${facts.size}`, 13);
  const target = facts.kind === 'symlink' ? safe` -> ${safeText(facts.link)}` : safe``;
  return safe`${formatMode(facts.kind, facts.mode)}${owner} ${size}  ${formatTime(facts.mtime)}  ${path}${target}`;
}

function jsonLine(stack: Stack, versions: Rootfs, node: NodeId): SafeText {
  const version = versions[node]!;
  const facts = stack.facts(version);
  return safeJson({
    ...jsonPath(stack.tree.path(node)),
    ...(facts === null ? { type: 'directory', implied: true } : jsonFacts(facts)),
    ...(version >= 0 ? { layer: stack.layerOf(version) } : {}),
    ...(stack.inode(version) !== version
      ? { hardlink: jsonPath(stack.tree.path(stack.nodeOf(stack.inode(version)))).path }
      : {}),
  });
}

function jsonFacts(facts: VersionFacts): object {
  return {
    type: facts.kind,
    mode: formatOctalMode(facts.mode),
    uid: facts.uid,
    gid: facts.gid,
    size: facts.size,
    mtime: Math.floor(facts.mtime),
    ...(facts.kind === 'symlink' ? linkFields(facts.link) : {}),
  };
}

function linkFields(target: Uint8Array): object {
  const { path, pathBytes } = jsonPath(target);
  return pathBytes === undefined ? { link: path } : { link: path, linkBytes: pathBytes };
}
