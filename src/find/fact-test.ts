import { entryFlags, kindOf } from '../layer/changeset.js';
import type { NodeId } from '../path/path-tree.js';
import { changes } from '../tree/change.js';
import type { Stack } from '../tree/stack.js';
import { absent, type VersionId } from '../tree/version.js';
import type { Fact, FactKind, FactTerm } from './query.js';

/** Whether all facts are so of a version of a node; `change` is the `changeCode` of what became of the node. */
export type FactTest = (node: NodeId, version: VersionId, change: number) => boolean;

export function factTestOf(terms: readonly FactTerm[], stack: Stack): FactTest {
  const tests = terms.map((term) => {
    const test = testOf(term, stack);
    return term.negated ? (...asked: Parameters<FactTest>) => !test(...asked) : test;
  });
  return (node, version, change) => tests.every((test) => test(node, version, change));
}

function testOf(fact: Fact, stack: Stack): FactTest {
  const row = (version: VersionId) => {
    const inode = stack.inode(version);
    return inode < 0 ? null : stack.locate(inode);
  };
  switch (fact.about) {
    case 'size':
      return (_, version) => {
        const place = row(version);
        if (place === null || place.changeset.kind[place.row] !== kindOf.file) return false;
        const size = place.changeset.size[place.row]!;
        return size >= fact.least && size <= fact.most;
      };
    case 'time':
      return (_, version) => {
        const place = row(version);
        if (place === null) return false;
        const time = Math.floor(place.changeset.mtime[place.row]!);
        return time >= fact.least && time <= fact.most;
      };
    case 'owner':
      return (_, version) => {
        const place = row(version);
        return place !== null && place.changeset[fact.id][place.row] === fact.is;
      };
    case 'layer':
      return (_, version) => version >= 0 && stack.layerOf(version) === fact.is;
    case 'change':
      return (_node, _version, change) => fact.is.includes(changes[change]!);
    case 'kind':
      return fact.is === 'hidden' ? hiddenTest(stack) : (_, version) => isOfKind(stack, version, fact.is);
  }
}

function hiddenTest(stack: Stack): FactTest {
  const hidden = new Set<NodeId>();
  for (const { version } of stack.hidden) hidden.add(stack.nodeOf(version));
  return (node) => hidden.has(node);
}

function isOfKind(stack: Stack, version: VersionId, kind: FactKind): boolean {
  if (version === absent) return false;
  const is = stack.kind(version);
  if (kind === 'dir') return is === kindOf.directory;
  if (kind === 'link') return is === kindOf.symlink;
  if (kind === 'device') return is === kindOf['character-device'] || is === kindOf['block-device'];
  if (is !== kindOf.file) return false;
  const { changeset, row } = stack.locate(stack.inode(version));
  const mode = changeset.mode[row]!;
  const hasCapability = (changeset.flags[row]! & entryFlags.capability) !== 0;
  switch (kind) {
    case 'file':
      return true;
    case 'exec':
      return (mode & 0o111) !== 0;
    case 'setuid':
      return (mode & 0o4000) !== 0;
    case 'setgid':
      return (mode & 0o2000) !== 0;
    case 'caps':
      return hasCapability;
    default:
      return (mode & 0o6000) !== 0 || hasCapability;
  }
}
