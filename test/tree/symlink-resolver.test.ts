import { describe, expect, it } from 'vitest';
import { defaultLimits, limitsWith } from '../../src/limits/limits.js';
import { type NodeId, PathTree, rootNode } from '../../src/path/path-tree.js';
import { SymlinkResolver, tooDeep } from '../../src/tree/symlink-resolver.js';

/** A resolver over some links, and how often it asked for the target of one. */
function resolverOf(links: Readonly<Record<string, string>>, limits = defaultLimits) {
  const tree = new PathTree();
  const node = (path: string): NodeId =>
    path.split('/').reduce((parent, name) => tree.intern(parent, Buffer.from(name)), rootNode);
  const targets = new Map(Object.entries(links).map(([path, target]) => [node(path), Buffer.from(target)]));
  const asked = { times: 0 };
  const resolver = new SymlinkResolver(
    tree,
    (link) => {
      asked.times += 1;
      return targets.get(link) ?? null;
    },
    limits,
  );
  for (const link of targets.keys()) resolver.noteLink(link, true);
  const resolve = (path: string) => Buffer.from(tree.path(resolver.resolve(node(path)))).toString();
  return { resolver, resolve, node, targets, asked };
}

describe('the resolver of symlinks', () => {
  it('follows a way once, however many other links come and go', () => {
    const { resolver, resolve, node, asked } = resolverOf({ lib: 'usr/lib' });
    for (let i = 0; i < 1000; i += 1) {
      resolver.noteLink(node(`other${i}`), true);
      expect(resolve('lib/x')).toBe('usr/lib/x');
    }
    expect(asked.times).toBe(1);
  });

  it('follows a way again when something on it changes', () => {
    const { resolver, resolve, node, targets } = resolverOf({ lib: 'usr/lib' });
    expect(resolve('lib')).toBe('usr/lib');
    targets.set(node('usr'), Buffer.from('new'));
    resolver.noteLink(node('usr'), true);
    expect(resolve('lib')).toBe('new/lib');
    targets.set(node('lib'), Buffer.from('opt'));
    resolver.noteLink(node('lib'), true);
    expect(resolve('lib')).toBe('opt');
    resolver.noteLink(node('lib'), false);
    expect(resolve('lib')).toBe('lib');
  });

  it('follows a target of any length, where there is no limit', () => {
    const { resolve } = resolverOf({ l: 'a/'.repeat(200_000) }, limitsWith({ pathDepth: Number.POSITIVE_INFINITY }));
    expect(resolve('l/x')).toHaveLength(400_001);
  });

  it('follows a way as deep as a path may be, with a name at its end', () => {
    const { resolver, node } = resolverOf({ deep: '/a/b/c', deeper: 'deep/d' }, limitsWith({ pathDepth: 4 }));
    expect(resolver.resolve(node('deep'))).toBe(node('a/b/c'));
    expect(resolver.resolve(node('deeper'))).toBe(tooDeep);
  });
});
