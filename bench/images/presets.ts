import { directory, file, type ImageEntry, type ImagePlan, whiteout } from './image-entry.js';
import { type LayerMix, layeredTree } from './layered-tree.js';

/** An image that is measured, by its name. */
export type Preset = {
  /** What it is like, in a few words. */
  readonly what: string;
  /** Content bytes in all, roughly, at full size. */
  readonly bytes: number;
  /** The layers; `scale` is 1 for the full size, and smaller for a try. */
  readonly plan: (seed: number, scale: number) => ImagePlan;
};

const scaled = (mixes: readonly LayerMix[], scale: number): LayerMix[] =>
  mixes.map((mix) => ({ ...mix, entries: Math.ceil(mix.entries * scale), bytes: Math.ceil(mix.bytes * scale) }));

/** Layers as people's are: an operating system and an installation below, changes above. */
const realLayers: readonly LayerMix[] = [
  { instruction: 'ADD rootfs.tar.xz /', entries: 6_200, bytes: 199e6 },
  { instruction: 'RUN groupadd app', entries: 30, bytes: 1e6, churn: 1 },
  { instruction: 'RUN apt-get update', entries: 270, bytes: 4e6, churn: 0.5 },
  { instruction: 'RUN apt-get install -y build-essential openjdk', entries: 17_000, bytes: 941e6, churn: 0.02 },
  { instruction: 'COPY . /srv/app', entries: 3_700, bytes: 27.4e6 },
  { instruction: 'RUN chmod -R 755 /srv/app', entries: 3_700, bytes: 27.4e6, churn: 1, keepsContents: true },
  { instruction: 'RUN rm -rf /var/lib/apt/lists', entries: 100, bytes: 0.1e6, whiteouts: 0.9 },
];

/** A base of a fifth of the entries, and equal layers above it. */
function evenLayers(layers: number, entries: number, bytes: number): LayerMix[] {
  const base = { instruction: 'ADD rootfs.tar.xz /', entries: entries / 5, bytes: bytes / 5 };
  const rest = (entries * 4) / 5 / (layers - 1);
  return Array.from({ length: layers }, (_, index) =>
    index === 0
      ? base
      : {
          instruction: `RUN make step-${index}`,
          entries: Math.floor(rest),
          bytes: (bytes * 4) / 5 / (layers - 1),
          churn: 0.15,
          whiteouts: 0.01,
        },
  );
}

function* one(instruction: string, entries: Iterable<ImageEntry>): ImagePlan {
  yield { instruction, entries };
}

function* huge(scale: number): ImagePlan {
  for (let layer = 0; layer < 10; layer += 1) {
    yield { instruction: `RUN fetch-model ${layer}`, entries: hugeFiles(layer, scale) };
  }
}

function* hugeFiles(layer: number, scale: number): Iterable<ImageEntry> {
  yield directory('opt');
  yield directory('opt/models');
  for (let number = 0; number < 100; number += 1) {
    const name = `opt/models/model-${layer}/shard-${String(number).padStart(5, '0')}.safetensors`;
    yield { ...file(name, Math.ceil(20e6 * scale), 0), hole: true };
  }
}

function* rewrites(scale: number): ImagePlan {
  for (let layer = 0; layer < 1000 * scale; layer += 1) {
    yield {
      instruction: `RUN date > /etc/motd # ${layer}`,
      entries: [directory('etc'), file('etc/motd', 1000 + (layer % 7), layer)],
    };
  }
}

function* children(scale: number): ImagePlan {
  const count = Math.ceil(300_000 * scale);
  const name = (number: number) => `var/cache/thumbnails/${(number * 2654435761).toString(16)}.png`;
  const parents = ['var', 'var/cache', 'var/cache/thumbnails'].map(directory);
  function* all(): Iterable<ImageEntry> {
    yield* parents;
    for (let number = 0; number < count; number += 1) yield file(name(number), 100 + (number % 300), number);
  }
  function* some(): Iterable<ImageEntry> {
    yield* parents;
    for (let number = 0; number < count; number += 10) {
      yield number % 20 === 0 ? whiteout(name(number)) : file(name(number), 100, number + count);
    }
  }
  yield { instruction: 'RUN make thumbnails', entries: all() };
  yield { instruction: 'RUN make clean thumbnails', entries: some() };
}

/** Chains of directories, each with an entry of its own, that meet nowhere but at the root. */
function* deep(scale: number): Iterable<ImageEntry> {
  for (let chain = 0; chain < 100 * scale; chain += 1) {
    const parts = Array.from({ length: 1000 }, (_, depth) => (depth === 0 ? `chain${chain}` : 'd'));
    for (let depth = 1; depth < parts.length; depth += 1) yield directory(parts.slice(0, depth).join('/'));
    yield file(parts.join('/'), 100, chain);
  }
}

const manyFiles = 50_000;
const fileOf = (number: number) => `usr/share/data/${number % 100}/file-${number}.dat`;

function* removing(scale: number, whiteouts: number): ImagePlan {
  const count = Math.ceil(manyFiles * scale);
  function* files(): Iterable<ImageEntry> {
    for (let number = 0; number < count; number += 1) yield file(fileOf(number), 300, number);
  }
  function* gone(): Iterable<ImageEntry> {
    yield file('usr/share/data/done', 0, 0);
    for (let turn = 0; turn < whiteouts * scale; turn += 1) {
      yield whiteout(fileOf(Math.floor((turn * manyFiles) / whiteouts)));
    }
  }
  yield { instruction: 'RUN make data', entries: files() };
  yield { instruction: 'RUN make smaller', entries: gone() };
}

export const presets = {
  real: {
    what: '31 000 entries in 7 layers, 1.2 GB',
    bytes: 1.2e9,
    plan: (seed, scale) => layeredTree(seed, scaled(realLayers, scale)),
  },
  wide: {
    what: '224 000 entries in 20 layers',
    bytes: 175e6,
    plan: (seed, scale) => layeredTree(seed, scaled(evenLayers(20, 224_000, 175e6), scale)),
  },
  million: {
    what: '1 000 000 entries in 40 layers',
    bytes: 700e6,
    plan: (seed, scale) => layeredTree(seed, scaled(evenLayers(40, 1_000_000, 700e6), scale)),
  },
  small: {
    what: '2000 entries in 40 layers, whatever the scale: what keys on the million are held against',
    bytes: 1.4e6,
    plan: (seed) => layeredTree(seed, evenLayers(40, 2000, 1.4e6)),
  },
  huge: {
    what: '20 GB in 10 layers of 100 files, whose contents are holes',
    bytes: 0,
    plan: (_, scale) => huge(scale),
  },
  rewrites: {
    what: '1000 layers that all rewrite one file',
    bytes: 1e6,
    plan: (_, scale) => rewrites(scale),
  },
  children: {
    what: 'a directory of 300 000 files; a layer above rewrites and removes some',
    bytes: 75e6,
    plan: (_, scale) => children(scale),
  },
  deep: {
    what: '100 paths of 1000 parts, each part with an entry',
    bytes: 10_000,
    plan: (_, scale) => one('RUN mkdir -p d/d/d', deep(scale)),
  },
  whiteouts: {
    what: '50 000 files, 5000 of them removed by a second layer',
    bytes: 15e6,
    plan: (_, scale) => removing(scale, 5000),
  },
  kept: {
    what: '50 000 files, and a second layer that removes none',
    bytes: 15e6,
    plan: (_, scale) => removing(scale, 0),
  },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof presets;
