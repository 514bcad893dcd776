import { gzipSync } from 'node:zlib';
import { zstdFrame } from '../layer/zstd-frames.js';
import { isDocument, renamed, replaceContent, sha256 } from './blobs.js';
import { inflated } from './corpus.js';
import type { FuzzCase } from './fuzz-case.js';
import { byteMutators } from './mutate/bytes.js';
import { gzipMutators } from './mutate/gzip.js';
import { jsonMutators } from './mutate/json.js';
import type { Mutator } from './mutate/mutator.js';
import { tarMutators } from './mutate/tar.js';
import { zstdMutators } from './mutate/zstd.js';
import { type NewLayer, newImage, storings } from './new-image.js';
import { Random } from './random.js';
import type { Corpus, Member } from './seed-image.js';
import { joinTar, namedRecords } from './tar-records.js';

/** Larger mutants are cut: growing mutations upon each other would make megabytes of every other case. */
const largest = 3_000_000;

const streamMutators: Readonly<Record<string, readonly Mutator<Buffer>[]>> = {
  none: byteMutators,
  gzip: gzipMutators,
  zstd: zstdMutators,
};

/**
 * The case of that number in the run of that seed: the same on every machine, whatever ran before it. The mutations in
 * `leftOut`, by their place among all, are not made: a smaller case that fails too tells more.
 */
export function makeCase(
  corpus: Corpus,
  seed: number,
  number: number,
  leftOut: ReadonlySet<number> = new Set(),
): FuzzCase {
  const random = new Random(seed, number);
  const steps: string[] = [];
  let mutations = 0;
  const mutate = (what: string, bytes: Buffer, mutators: readonly Mutator<Buffer>[], most = 4): Buffer => {
    let changed = bytes;
    for (let count = random.length(most); count >= 1; count -= 1) {
      const mutator = random.pick(mutators);
      const own = random.fork();
      mutations += 1;
      if (leftOut.has(mutations - 1)) continue;
      changed = mutator.mutate(changed, own);
      steps.push(`${what}: ${mutator.name}`);
      if (changed.length > largest) changed = changed.subarray(0, largest);
    }
    return changed;
  };

  const kind = random.below(10);
  if (kind === 0) {
    const bytes = mutatedArchive(corpus, random, steps, mutate);
    return { steps, mutations, written: { form: 'file', bytes } };
  }
  let members = kind < 6 ? newMembers(corpus, random, steps, mutate) : realMembers(corpus, random, steps, mutate);
  for (let count = random.once(2) ? 0 : random.between(1, 3); count > 0; count -= 1) {
    const documents = members.filter(isDocument);
    if (documents.length === 0) break;
    const { name, content } = random.pick(documents);
    const repair = !random.once(3);
    members = replaceContent(members, name, mutate(name, content, jsonMutators), repair);
  }
  if (random.once(12)) members = membersChanged(members, random, steps);
  const file = written(members, random, steps, mutate);
  return { steps, mutations, written: file };
}

type Mutate = (what: string, bytes: Buffer, mutators: readonly Mutator<Buffer>[], most?: number) => Buffer;

/** A whole file as an engine wrote it, damaged from outside or spliced with another one. */
function mutatedArchive(corpus: Corpus, random: Random, steps: string[], mutate: Mutate): Buffer {
  const { from, bytes } = random.pick(corpus.archives);
  steps.push(from);
  if (random.once(6)) {
    const other = random.pick(corpus.archives);
    const at = random.below(bytes.length);
    const block = random.once(2) ? 512 : 1;
    const cut = Math.floor(at / block) * block;
    steps.push(`spliced with ${other.from} at ${cut}`);
    return Buffer.concat([bytes.subarray(0, cut), other.bytes.subarray(Math.min(cut, other.bytes.length))]);
  }
  const mutators = from.endsWith('.gz') ? gzipMutators : from.endsWith('.zst') ? zstdMutators : tarMutators;
  return mutate(from, bytes, random.once(3) ? byteMutators : mutators);
}

/** An image of some mutated layers, each stored in a way of its own. */
function newMembers(corpus: Corpus, random: Random, steps: string[], mutate: Mutate): readonly Member[] {
  const layers = Array.from({ length: random.between(1, 4) }, (): NewLayer => {
    const { from, tar } = random.pick(corpus.layers);
    const storing = random.pick(storings);
    steps.push(`${storing} layer from ${from}`);
    const mutators = random.once(6) ? byteMutators : tarMutators;
    return {
      tar: random.once(6) ? tar : mutate('tar', tar, mutators, 8),
      storing,
      damage: (blob) => (random.once(4) ? mutate(storing, blob, streamMutators[storing]!) : blob),
    };
  });
  return newImage(layers, random.pick(['docker', 'oci']));
}

/** A real image with one blob mutated: as it lies there, or its tar before it is compressed again. */
function realMembers(corpus: Corpus, random: Random, steps: string[], mutate: Mutate): readonly Member[] {
  const { from, members } = random.pick(corpus.images);
  steps.push(from);
  const blobs = members.filter((member) => member.link === null && !isDocument(member) && member.content.length > 100);
  if (blobs.length === 0 || random.once(6)) return members;
  const { name, content } = random.pick(blobs);
  const repair = !random.once(3);
  const storing = content[0] === 0x1f ? 'gzip' : content[0] === 0x28 || content[0] === 0x50 ? 'zstd' : 'none';
  const tar = inflated(content);
  if (tar === null || random.once(4)) {
    return replaceContent(members, name, mutate(name, content, streamMutators[storing]!), repair);
  }
  const mutated = mutate(name, tar, tarMutators, 8);
  const stored = { none: (bytes: Buffer) => bytes, gzip: gzipSync, zstd: zstdFrame }[storing](mutated);
  const replaced = replaceContent(members, name, stored, repair);
  return repair && storing !== 'none' ? renamed(replaced, sha256(tar), sha256(mutated), null) : replaced;
}

/** Files that are missing, twice there, in another order, links to each other, or another one's content. */
function membersChanged(members: readonly Member[], random: Random, steps: string[]): readonly Member[] {
  const at = random.below(members.length);
  const other = random.pick(members);
  const changes: Readonly<Record<string, () => readonly Member[]>> = {
    'left out': () => members.filter((_, index) => index !== at),
    twice: () => [...members, { ...members[at]!, content: random.pick(members).content }],
    'turned round': () => members.toReversed(),
    'made a link': () => members.map((member, index) => (index === at ? { ...member, link: other.name } : member)),
    'made a link to itself': () =>
      members.map((member) => (member === other ? { ...member, link: other.name } : member)),
    'given the content of another': () =>
      members.map((member, index) => (index === at ? { ...member, content: other.content } : member)),
    renamed: () => members.map((member, index) => (index === at ? { ...member, name: `./${member.name}/` } : member)),
  };
  const change = random.pick(Object.keys(changes));
  steps.push(`${members[at]!.name}: ${change}`);
  return changes[change]!();
}

/** The members as a tar, mostly, which may be damaged or compressed in turn; else as the files of a directory. */
function written(members: readonly Member[], random: Random, steps: string[], mutate: Mutate): FuzzCase['written'] {
  if (random.once(15)) {
    steps.push('as a directory');
    return { form: 'directory', files: members.filter(({ link }) => link === null) };
  }
  let bytes = joinTar(
    members.flatMap(({ name, content, link }) =>
      link === null ? namedRecords(name, '0', content) : namedRecords(name, '2', undefined, link),
    ),
  );
  if (random.once(12)) bytes = mutate('archive', bytes, random.once(2) ? tarMutators : byteMutators, 2);
  // Each of these starts a thread, which takes longer than most cases do.
  if (random.once(60)) {
    const storing = random.pick(['gzip', 'zstd'] as const);
    steps.push(`the whole as ${storing}`);
    bytes = storing === 'gzip' ? gzipSync(bytes, { level: 1 }) : zstdFrame(bytes);
    if (random.once(3)) bytes = mutate('whole', bytes, streamMutators[storing]!, 2);
  }
  return { form: 'file', bytes };
}
