import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyse } from '../../src/analysis/analyse.js';
import { decodeName } from '../../src/format/safe-text.js';
import { PathTree } from '../../src/path/path-tree.js';
import { changeBetween } from '../../src/tree/change.js';
import { listChanges, membership } from '../../src/tree/listing.js';
import { rootfs } from '../../src/tree/rootfs.js';
import { Stack } from '../../src/tree/stack.js';
import { absent } from '../../src/tree/version.js';
import { changesetOf, directory, type Entry, file, gone, hardlink, opaque, symlink, tarOf } from '../images.js';
import { type ModelEntry, type ModelState, modelChanges, NaiveModel } from './naive-model.js';

const name = fc.constantFrom('a', 'b', 'c');
const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
const mode = fc.constantFrom(0o644, 0o600);
const target = fc.tuple(fc.constantFrom('', '/', '../', './'), path).map(([prefix, rest]) => `${prefix}${rest}`);

const entry: fc.Arbitrary<ModelEntry> = fc.oneof(
  // Few different contents, so that equal ones are written over each other; sizes differ or not.
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('file'), path, content: fc.constantFrom('', 'x', 'y', 'zz', 'ww'), mode }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('directory'), path, mode }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('symlink'), path, target }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('hardlink'), path, target: path }) },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('whiteout'), path }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('opaque'), path }) },
);
const layers = fc.array(fc.array(entry, { maxLength: 8 }), { minLength: 1, maxLength: 5 });

function tarEntry(model: ModelEntry): [string, Entry] {
  switch (model.type) {
    case 'file':
      return [model.path, file(model.content, { mode: model.mode })];
    case 'directory':
      return [`${model.path}/`, directory({ mode: model.mode })];
    case 'symlink':
      return [model.path, symlink(model.target)];
    case 'hardlink':
      return [model.path, hardlink(model.target)];
    case 'whiteout':
      return [model.path, gone];
    case 'opaque':
      return [model.path, opaque];
  }
}

/** The layers stacked, and what the model makes of them, layer by layer. */
async function stackedTwice(
  image: readonly (readonly ModelEntry[])[],
): Promise<{ stack: Stack; states: ModelState[] }> {
  const model = new NaiveModel();
  const stack = new Stack(new PathTree());
  const states: ModelState[] = [];
  for (const entries of image) {
    stack.push(changesetOf(await tarOf(entries.map(tarEntry))));
    states.push(model.apply(entries));
  }
  return { stack, states };
}

const nothing: ModelState = { paths: new Map(), visibleBytes: 0, shippedBytes: 0, hidden: new Map() };

it('filesystems, changes and hidden bytes are those of a naive model, layer by layer', async () => {
  await fc.assert(
    fc.asyncProperty(layers, async (image) => {
      const { stack, states } = await stackedTwice(image);
      const { layers: figures, totals, hidden } = analyse(stack);
      states.forEach((state, layer) => {
        const versions = rootfs(stack, layer);
        const seen = new Map<string, number>();
        versions.forEach((version, node) => {
          if (node !== 0 && version !== absent) seen.set(decodeName(stack.tree.path(node)), version);
        });
        expect([...seen.keys()].sort()).toEqual([...state.paths.keys()].sort());
        for (const [at, version] of seen)
          expect(`${at} ${kindAt(stack, version)}`).toBe(`${at} ${state.paths.get(at)!.split(' ')[0]}`);
        const { added, modified, removed } = figures[layer]!;
        expect({ added, modified, removed }).toEqual(modelChanges(states[layer - 1] ?? nothing, state));
      });
      const last = states.at(-1)!;
      expect(totals.shippedBytes).toBe(last.shippedBytes);
      expect(totals.visibleBytes).toBe(last.visibleBytes);
      expect(totals.visibleEntries).toBe(last.paths.size);
      expect(totals.hiddenBytes).toBe(hidden.reduce((sum, { bytes }) => sum + bytes, 0));
      expect(figures.reduce((sum, { hiddenBytes }) => sum + hiddenBytes, 0)).toBe(totals.hiddenBytes);
      const found = hidden.map(
        ({ node, layer, hiddenBy }) => `${layer} ${decodeName(stack.tree.path(node))} ${hiddenBy}`,
      );
      const expected = [...last.hidden].map(([at, by]) => `${at.replace(/ \d+$/, '')} ${by}`);
      expect(found.sort()).toEqual(expected.sort());
    }),
    { numRuns: 1500 },
  );
});

it('the changes over several layers are those between the two filesystems of a naive model', async () => {
  await fc.assert(
    fc.asyncProperty(layers, fc.nat(4), fc.nat(4), async (image, one, other) => {
      const layers = [one % image.length, other % image.length];
      const [from, to] = [Math.min(...layers), Math.max(...layers)];
      const { stack, states } = await stackedTwice(image);
      const { members, versions, change } = listChanges(stack, from, to, false);
      const counts = { added: 0, modified: 0, removed: 0 };
      const [before, after] = [rootfs(stack, from), rootfs(stack, to)];
      members.forEach((membershipOf, node) => {
        if (membershipOf !== membership.member || node === 0) return;
        const found = changeBetween({ stack, version: before[node]! }, { stack, version: after[node]! });
        if (found !== 'unchanged' && found !== 'none') counts[found] += 1;
        expect(versions[node]).toBe(after[node] === absent ? before[node] : after[node]);
        expect(change[node]).toBeGreaterThan(0);
      });
      expect(counts).toEqual(modelChanges(states[from]!, states[to]!));
    }),
    { numRuns: 500 },
  );
});

function kindAt(stack: Stack, version: number): string {
  return stack.facts(version)?.kind ?? 'directory';
}
