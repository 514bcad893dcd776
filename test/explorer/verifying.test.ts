import { beforeAll, describe, expect, it } from 'vitest';
import { standardSetup } from '../../src/explorer/setup.js';
import { asciiSigns, unicodeSigns } from '../../src/explorer/signs.js';
import { Store } from '../../src/explorer/store.js';
import type { World } from '../../src/explorer/world.js';
import { checked } from '../../src/inspect/inspect.js';
import type { Inspection, LayerProgress } from '../../src/inspect/inspection.js';
import type { Digest } from '../../src/oci/digest.js';
import type { ImageCandidate } from '../../src/source/image.js';
import { idleTerminal } from './idle-terminal.js';
import { idleWorld } from './idle-world.js';
import { bigfile } from './images.js';
import { inspectionOf } from './inspection-of.js';
import { Journey } from './journey.js';

let skimmed: Inspection;

const digestOf = (digit: number) => `sha256:${String(digit).repeat(64)}` as Digest;

/** The layer after it was read through, with the digest it then has. */
function hashed({ image, layers }: Inspection, index: number, digest: Digest): LayerProgress {
  const layer = { ...image.layers[index]!, blob: { size: image.layers[index]!.declaredSize! } as never };
  const reading = { ...layers[index]!.reading!, digest, passed: 'all' as const };
  return { ...layers[index]!, ...checked(layer, reading), bytesHashed: null };
}

function withLayer(inspection: Inspection, index: number, change: Partial<LayerProgress>): Inspection {
  const layers = inspection.layers.map((layer, at) => (at === index ? { ...layer, ...change } : layer));
  return { ...inspection, layers };
}

beforeAll(async () => {
  const inspection = await inspectionOf(bigfile);
  const layers = inspection.layers.map((layer) => ({
    ...layer,
    verified: 'unchecked' as const,
    reading: { ...layer.reading!, passed: 'headers' as const },
  }));
  skimmed = { ...inspection, layers };
});

describe('checking digests', () => {
  it('is asked for with a key, told while it goes on, and told when it has ended', () => {
    const journey = Journey.of(skimmed);
    expect(journey.row('not checked')).toContain('not checked: c reads it through');
    journey.press('c');
    expect(journey.effects).toEqual([{ type: 'verify', inspection: skimmed }]);
    journey.send({ type: 'inspected', inspection: withLayer(skimmed, 0, { bytesHashed: 1024 }) });
    expect(journey.rows()[0]).toMatch(/checking \d+(\.\d)? %/);
    expect(journey.row('checking ')).toBeDefined();
    let now = skimmed;
    for (const index of [0, 1, 2]) now = withLayer(now, index, hashed(skimmed, index, digestOf(index)));
    journey.send({ type: 'inspected', inspection: now }).send({ type: 'verified' });
    expect(journey.rows().at(-1)).toContain('Every layer is what its digests promise.');
    expect(journey.row('verified:')).toContain('✓ verified: size, digest');
    journey.press('c');
    expect(journey.effects).toHaveLength(1);
    expect(journey.rows().at(-1)).toContain('Every layer is what its digests promise.');
  });

  it('is offered for what comes from the cache too', () => {
    const reading = { ...skimmed.layers[0]!.reading!, passed: 'cached' as const };
    const journey = Journey.of(withLayer(skimmed, 0, { reading }));
    expect(journey.row('not checked')).toContain('from the cache, not checked: c reads it');
    journey.press('c');
    expect(journey.effects.map(({ type }) => type)).toEqual(['verify']);
  });

  it('is stopped with the same key', () => {
    const journey = Journey.of(skimmed).press('c', 'c');
    expect(journey.effects.map(({ type }) => type)).toEqual(['verify', 'stop-verifying']);
    journey.send({ type: 'verified' });
    expect(journey.rows().join('\n')).not.toContain('Nothing is wrong with what could be checked');
    expect(journey.press('c').effects.at(-1)!.type).toBe('verify');
  });

  it('waits until the image is read', () => {
    const journey = Journey.of({ ...skimmed, finished: false }).press('c');
    expect(journey.effects).toEqual([]);
    expect(journey.rows().at(-1)).toContain('not read to its end yet');
  });
});

describe('a mismatch is seen', () => {
  it.each([unicodeSigns, asciiSigns])('in the list, in the details, in the explanation', (signs) => {
    const wrong = withLayer(skimmed, 1, hashed(skimmed, 1, digestOf(7)));
    const journey = new Journey(120, 36, signs).send({ type: 'inspected', inspection: wrong });
    expect(journey.row('COPY bigfile')).toMatch(/^ {2}1! +1\.00 MB/);
    journey.press('j');
    expect(journey.row('MISMATCH')).toContain('! MISMATCH: digest');
    journey.press('w');
    const said = journey.screen().replace(/\s+/g, ' ');
    expect(said).toContain('Layer 1 is not what was promised: its digest is sha256:7777');
    journey.send({ type: 'verified' });
  });

  it('when the checking has ended', () => {
    const journey = Journey.of(skimmed).press('c');
    journey.send({ type: 'inspected', inspection: withLayer(skimmed, 2, hashed(skimmed, 2, digestOf(7))) });
    journey.send({ type: 'verified' });
    expect(journey.rows().at(-1)).toContain('Layer 2 is not what digest, diff id and size promise');
  });
});

it('the world is asked for it, and told to stop', async () => {
  const signals: AbortSignal[] = [];
  const world: World = {
    ...idleWorld,
    title: 'test',
    openSource: async () => ({ kind: 'chosen', image: {} as ImageCandidate }),
    inspect: async function* () {
      yield skimmed;
    },
    verify: async function* (inspection, signal) {
      signals.push(signal);
      yield withLayer(inspection, 0, { bytesHashed: 5 });
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      yield inspection;
    },
  };
  const terminal = idleTerminal;
  const store = new Store(world, terminal, { columns: 80, rows: 24 }, standardSetup);
  const until = async (done: () => boolean) => {
    while (!done()) await new Promise((resolve) => setImmediate(resolve));
  };
  store.start();
  await until(() => store.state().inspection !== null);
  store.dispatch({ type: 'key', key: 'c' });
  await until(() => store.state().inspection!.layers[0]!.bytesHashed === 5);
  store.dispatch({ type: 'key', key: 'c' });
  await until(() => store.state().inspection!.layers[0]!.bytesHashed === null);
  expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  store.dispatch({ type: 'key', key: 'c' });
  await until(() => signals.length === 2);
  store.stop();
  expect(signals[1]!.aborted).toBe(true);
});
