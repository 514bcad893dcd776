import { formatOctalMode } from '../format/format-mode.js';
import { jsonPath } from '../report/json-path.js';
import { difference } from '../tree/change.js';
import type { Stack } from '../tree/stack.js';
import type { VersionFacts, VersionId } from '../tree/version.js';

/** The fields of JSON lines that say what a path is: its attributes, the layer that wrote it, and what it is a hard link to. */
export function jsonVersion(stack: Stack, version: VersionId): object {
  const facts = stack.facts(version);
  if (facts === null) return { type: 'directory', implied: true };
  const inode = stack.inode(version);
  return {
    ...jsonFacts(facts),
    layer: stack.layerOf(version),
    ...(inode === version ? {} : { hardlink: jsonPath(stack.tree.path(stack.nodeOf(inode))).path }),
  };
}

/** In what two versions differ, as JSON names it. */
export function jsonDifferences(bits: number): string[] {
  const { contentUnknown, ...known } = difference;
  const all = (bits & contentUnknown) === 0 ? bits : bits | difference.content;
  return Object.entries(known).flatMap(([name, bit]) => ((all & bit) === 0 ? [] : [name]));
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
