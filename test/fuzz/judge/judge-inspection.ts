import type { Inspection } from '../../../src/inspect/inspection.js';
import { kindOf } from '../../../src/layer/changeset.js';
import { rootNode } from '../../../src/path/path-tree.js';
import { problemCodes } from '../../../src/problem/problem-codes.js';
import { lifeOf } from '../../../src/tree/life.js';
import { rootfs } from '../../../src/tree/rootfs.js';
import { absent } from '../../../src/tree/version.js';
import type { Random } from '../random.js';
import { hold } from './finding.js';

/** What has to be true of every inspection, whatever the image is. */
export function judgeInspection(inspection: Inspection, random: Random): void {
  judgeSums(inspection);
  judgeProblems(inspection);
  judgePaths(inspection);
  judgeLives(inspection, random);
}

/** shipped = visible + hidden, in all and by layer; visible is counted here from the filesystem, name by name. */
function judgeSums({ stack, analysis }: Inspection): void {
  const visible = stack.layers.map(() => 0);
  const counted = new Set<number>();
  for (const version of rootfs(stack, stack.layers.length - 1)) {
    if (version < 0 || stack.kind(version) !== kindOf.file) continue;
    const inode = stack.inode(version);
    if (counted.has(inode)) continue;
    counted.add(inode);
    const { layer, changeset, row } = stack.locate(inode);
    visible[layer]! += changeset.storedSize[row]!;
  }
  const hidden = stack.layers.map(() => 0);
  for (const file of analysis.hidden) hidden[file.layer]! += file.bytes;
  analysis.layers.forEach((figures, layer) => {
    const sum = visible[layer]! + hidden[layer]!;
    hold(figures.shippedBytes === sum, 'sums', () => {
      return `layer ${layer}: shipped ${figures.shippedBytes}, visible ${visible[layer]}, hidden ${hidden[layer]}`;
    });
    for (const [name, value] of Object.entries(figures)) natural(`${name} of layer ${layer}`, value);
  });
  const { efficiency, ...totals } = analysis.totals;
  for (const [name, value] of Object.entries(totals)) natural(name, value);
  const all = visible.reduce((sum, bytes) => sum + bytes, 0);
  hold(totals.visibleBytes === all, 'sums', () => `visible ${totals.visibleBytes}, the names reach ${all}`);
  hold(efficiency >= 0 && efficiency <= 1, 'sums', () => `efficiency ${efficiency}`);
}

function natural(what: string, value: number): void {
  hold(Number.isSafeInteger(value) && value >= 0, 'figures', () => `${what} is ${value}`);
}

function judgeProblems({ problems, complete, layers, image }: Inspection): void {
  for (const { code, message, layer, offset } of problems) {
    hold(Object.hasOwn(problemCodes, code), 'problem codes', () => `${code} is in no table`);
    hold(message.length > 10 && message.length < 100_000, 'messages', () => `${code}: ${message.slice(0, 200)}`);
    hold(layer === null || (layer >= 0 && layer < layers.length), 'problems', () => `${code} in layer ${layer}`);
    hold(offset === null || (Number.isSafeInteger(offset) && offset >= -512), 'problems', () => `${code} at ${offset}`);
  }
  const unreadable = problems.some(({ code }) => problemCodes[code].unreadable);
  hold(complete === !unreadable, 'complete', () => `complete is ${complete}, unreadable problems: ${unreadable}`);
  layers.forEach(({ reading, state }, layer) => {
    const stopped = state === 'unreadable' || reading?.changeset.complete === false;
    hold(!(stopped && complete), 'complete', () => `layer ${layer} of ${image.layers.length} stopped, nothing says so`);
  });
}

/** No path of the filesystem leaves it or has a component that means something else. */
function judgePaths({ stack }: Inspection): void {
  const { tree } = stack;
  const versions = rootfs(stack, stack.layers.length - 1);
  for (let node = rootNode + 1; node < versions.length; node += 1) {
    if (versions[node] === absent) continue;
    const name = tree.name(node);
    const dots = name.length <= 2 && name.every((byte) => byte === 0x2e);
    const bad = name.length === 0 || dots || name.includes(0x2f) || name.includes(0);
    hold(!bad, 'paths', () => `a component is ${JSON.stringify(Buffer.from(name).toString('latin1'))}`);
    const parent = versions[tree.parent(node)];
    hold(parent !== absent, 'paths', () => `nothing is above ${Buffer.from(tree.path(node)).toString('latin1')}`);
    hold(
      stack.kind(parent!) === kindOf.directory,
      'paths',
      () => `no directory is above ${Buffer.from(tree.path(node))}`,
    );
  }
}

/** The lives of some paths end in what the filesystem has. */
function judgeLives({ stack }: Inspection, random: Random): void {
  const versions = rootfs(stack, stack.layers.length - 1);
  for (let count = 0; count < 5 && versions.length > 1; count += 1) {
    const node = random.between(1, versions.length - 1);
    const last = lifeOf(stack, node).at(-1);
    const is = versions[node];
    hold(
      is === absent || last?.after === is,
      'lives',
      () => `${Buffer.from(stack.tree.path(node))}: ${last?.after}, ${is}`,
    );
  }
}
