import { analyse } from '../../src/analysis/analyse.js';
import type { Inspection, LayerProgress } from '../../src/inspect/inspection.js';
import type { Digest } from '../../src/oci/digest.js';
import type { HistoryEntry, ImageConfig } from '../../src/oci/image-config.js';
import { PathTree } from '../../src/path/path-tree.js';
import type { Problem } from '../../src/problem/problem.js';
import type { Image } from '../../src/source/image.js';
import { Stack } from '../../src/tree/stack.js';
import { changesetOf, type LayerEntries, tarOf } from '../images.js';

/** A layer in a test: what is in it, and the step that is said to have made it. */
export type TestLayer = { readonly entries: LayerEntries; readonly step?: string };

export type TestImage = {
  readonly layers: readonly TestLayer[];
  readonly reference?: string;
  readonly problems?: readonly Problem[];
};

/** An image that was read to the end. */
export async function inspectionOf(image: TestImage): Promise<Inspection> {
  const all = await inspectionsOf(image);
  return all.at(-1)!;
}

/** What one sees while the image is read: nothing yet, then one layer more in each inspection. */
export async function inspectionsOf({
  layers,
  reference = 'test:latest',
  problems = [],
}: TestImage): Promise<Inspection[]> {
  const tars = await Promise.all(layers.map(({ entries }) => tarOf(entries)));
  const image = imageOf(layers, tars, reference, problems);
  const stack = new Stack(new PathTree());
  const progress: LayerProgress[] = layers.map(() => ({
    state: 'waiting',
    bytesRead: 0,
    reading: null,
    bytesHashed: null,
    checks: [],
    verified: 'unchecked',
  }));
  const inspection = (finished: boolean): Inspection => ({
    image,
    stack,
    layers: [...progress],
    analysis: analyse(stack),
    problems: [...problems, ...stack.layers.flatMap((layer) => layer.problems)],
    complete: true,
    finished,
  });
  const inspections = [inspection(false)];
  tars.forEach((tar, layer) => {
    const changeset = changesetOf(tar);
    stack.push(changeset);
    const reading = { changeset, compression: 'none', digest: null, diffId: null, passed: 'all', toc: null } as const;
    progress[layer] = {
      state: 'read',
      bytesRead: tar.length,
      reading,
      bytesHashed: null,
      checks: [],
      verified: 'verified',
    };
    inspections.push(inspection(layer === layers.length - 1));
  });
  if (layers.length === 0) inspections.push(inspection(true));
  return inspections;
}

function imageOf(
  layers: readonly TestLayer[],
  tars: readonly Buffer[],
  reference: string,
  problems: readonly Problem[],
): Image {
  const history = layers.map(({ step }) => (step === undefined ? null : stepOf(step)));
  return {
    source: 'test:',
    reference,
    tags: [reference],
    platform: { os: 'linux', architecture: 'amd64', variant: null, osVersion: null },
    digest: null,
    imageId: `sha256:${'ab'.repeat(32)}`,
    config: { ...config, history: history.filter((step) => step !== null) },
    layers: layers.map((_layer, index) => ({
      index,
      digest: `sha256:${String(index).repeat(64).slice(0, 64)}` as Digest,
      digestSays: 'descriptor' as const,
      diffId: null,
      mediaType: null,
      declaredSize: tars[index]!.length,
      urls: [],
      annotations: new Map(),
      blob: null,
      history: history[index]!,
    })),
    checks: [],
    artifacts: [],
    problems,
  };
}

function stepOf(createdBy: string): HistoryEntry {
  return { created: '2026-11-23T05:38:00Z', createdBy, comment: null, author: null, emptyLayer: false };
}

const config: ImageConfig = {
  architecture: 'amd64',
  os: 'linux',
  variant: null,
  created: null,
  user: null,
  env: [],
  entrypoint: [],
  cmd: [],
  workingDir: null,
  exposedPorts: [],
  labels: new Map(),
  history: [],
  diffIds: [],
};
