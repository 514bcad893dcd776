import { formatBytes } from '../../format/format-bytes.js';
import { formatMode } from '../../format/format-mode.js';
import { decodeName, decodeUtf8, type SafeText, safe, safeText } from '../../format/safe-text.js';
import { kindOf } from '../../layer/changeset.js';
import { type NodeId, noNode, rootNode } from '../../path/path-tree.js';
import type { Listing } from '../../tree/listing.js';
import { resolvePath } from '../../tree/resolve-path.js';
import { absent } from '../../tree/version.js';
import { wholeListing } from '../files/files.js';
import type { State } from '../state.js';
import { clamp } from '../viewport.js';
import type { Candidate, Candidates } from './candidate.js';
import { firstNames } from './first-names.js';

/** Rows that are made at most: more are only counted. */
const mostRows = 200;

/**
 * The paths that begin with what is typed: children of one directory, as shells complete them, those of all layers. `before` is what stands in
 * front of the path.
 */
export function pathCandidates(state: State, before: string, typed: string): Candidates {
  const { stack } = state.inspection!;
  const end = typed.lastIndexOf('/') + 1;
  const [folder, part] = [typed.slice(0, end), typed.slice(end)];
  const there = wholeListing({
    ...state,
    view: 'filesystem',
    ghosts: null,
    filter: null,
    layer: clamp(state.layer, 0, state.inspection!.analysis.layers.length - 1),
  });
  const node = folderOf(state, there, folder);
  const start = before + folder;
  if (node === noNode) return { rows: [], more: 0, shared: before + typed };
  const own = part === '' && node !== rootNode ? [row(state, there, node, start, safeText(folder))] : [];
  const { nodes, count, shared } = firstNames(stack.tree, node, Buffer.from(part), mostRows);
  const rows = nodes.map((child) => {
    const slash = isDirectory(state, there, child) ? '/' : '';
    const name = stack.tree.name(child);
    return row(state, there, child, `${start}${decodeName(name)}${slash}`, safe`${safeText(name)}${safeText(slash)}`);
  });
  const only = count === 1 ? rows[0]!.completion : `${start}${wholeCharacters(shared)}`;
  return { rows: [...own, ...rows], more: count - nodes.length, shared: count === 0 ? before + typed : only };
}

/** The directory of that path; symbolic links are followed where nothing is below the path itself. */
function folderOf({ inspection }: State, there: Listing | null, folder: string): NodeId {
  const { stack } = inspection!;
  const path = Buffer.from(folder);
  const node = stack.tree.find(path);
  if (there === null || (node !== noNode && stack.tree.firstChild(node) !== noNode)) return node;
  const resolved = resolvePath(stack, there.versions, path, true);
  return resolved.kind === 'found' ? resolved.node : node;
}

function isDirectory({ inspection }: State, there: Listing | null, node: NodeId): boolean {
  const { stack } = inspection!;
  const version = there?.versions[node] ?? absent;
  return version === absent ? stack.tree.firstChild(node) !== noNode : stack.kind(version) === kindOf.directory;
}

function row(state: State, there: Listing | null, node: NodeId, completion: string, label: SafeText): Candidate {
  return {
    label,
    detail: there === null ? safe`` : whatIsThere(state, there, node),
    keys: safe``,
    why: null,
    completion,
    actions: [{ type: 'go-to', node }],
  };
}

function whatIsThere({ inspection, layer }: State, { versions }: Listing, node: NodeId): SafeText {
  const { stack } = inspection!;
  const version = versions[node] ?? absent;
  if (version === absent) return safe`not there after layer ${layer}`;
  const facts = stack.facts(version);
  if (facts === null) return safe`a directory`;
  const target = facts.kind === 'symlink' ? safe`  -> ${safeText(facts.link)}` : safe``;
  const size = facts.kind === 'file' ? safe`  ${formatBytes(facts.size)}` : safe``;
  return safe`${formatMode(facts.kind, facts.mode)}${size}${target}`;
}

/** Text of bytes that may end within a character: without that one. */
function wholeCharacters(bytes: Uint8Array): string {
  for (let cut = 0; cut < 4; cut += 1) {
    const text = decodeUtf8(bytes.subarray(0, Math.max(0, bytes.length - cut)));
    if (text !== null) return text;
  }
  return '';
}
