import { describe, expect, it } from 'vitest';
import { ContentEffects } from '../../src/explorer/content/content-effects.js';
import type { Message } from '../../src/explorer/message.js';
import { standardSetup } from '../../src/explorer/setup.js';
import { Store } from '../../src/explorer/store.js';
import type { OpenContent, World } from '../../src/explorer/world.js';
import { ImageError } from '../../src/problem/errors.js';
import type { ImageCandidate } from '../../src/source/image.js';
import { idleTerminal } from './idle-terminal.js';
import { idleWorld } from './idle-world.js';
import { inspectionOf } from './inspection-of.js';

const inspection = await inspectionOf({ layers: [{ entries: { a: 'x', b: 'y', c: 'x' } }] });

/** Whatever comes of promises that are settled. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A world in which everything that is asked for comes when the test says so. */
function lateWorld(world: Partial<World>) {
  const told: Message[] = [];
  const crash = (error: unknown) => {
    throw error;
  };
  const effects = new ContentEffects({ ...idleWorld, ...world }, (message) => told.push(message), crash);
  return { told, effects };
}

function opened(isText: boolean): OpenContent {
  return { kind: { size: 1, isText, format: null } } as OpenContent;
}

describe('a content that is opened', () => {
  it('is not told of when another one was asked for meanwhile', async () => {
    const waiting: ((content: OpenContent) => void)[] = [];
    const { told, effects } = lateWorld({ openContent: () => new Promise((resolve) => waiting.push(resolve)) });
    effects.run({ type: 'open-content', inspection, version: 0 });
    effects.run({ type: 'read-rows', from: 0, count: 10 });
    effects.run({ type: 'close-content' });
    effects.run({ type: 'open-content', inspection, version: 1 });
    waiting[0]!(opened(false));
    await settled();
    expect(told).toEqual([]);
    waiting[1]!(opened(true));
    await settled();
    expect(told).toEqual([{ type: 'content-opened', kind: { size: 1, isText: true, format: null } }]);
  });
});

describe('contents that are compared', () => {
  /** What was asked for: its signal, and how it ends. */
  type Asked = { signal: AbortSignal; resolve: (found: never[]) => void; reject: (error: unknown) => void };
  const hashing = () => {
    const copies: Asked[] = [];
    const same: Asked[] = [];
    const ask = (list: Asked[], signal: AbortSignal) =>
      new Promise<never[]>((resolve, reject) => list.push({ signal, resolve, reject }));
    const world = {
      copies: (_inspection: unknown, signal: AbortSignal) => ask(copies, signal),
      sameContent: (_inspection: unknown, _version: unknown, signal: AbortSignal) => ask(same, signal),
    };
    return { copies, same, world };
  };

  it('are compared once for an image, however often the list is left', async () => {
    const { copies, world } = hashing();
    const { told, effects } = lateWorld(world);
    for (let i = 0; i < 5; i += 1) effects.run({ type: 'find-copies', inspection });
    expect(copies).toHaveLength(1);
    copies[0]!.resolve([]);
    await settled();
    expect(told).toEqual([{ type: 'copies-found', duplicates: [] }]);
    effects.run({ type: 'find-copies', inspection: { ...inspection } });
    effects.run({ type: 'find-copies', inspection: { ...inspection } });
    expect(copies.slice(1).map(({ signal }) => signal.aborted)).toEqual([true, false]);
  });

  it('are those that were asked for last, also where that failed', async () => {
    const { same, world } = hashing();
    const { told, effects } = lateWorld(world);
    for (const version of [0, 0, 1]) effects.run({ type: 'find-same', inspection, version });
    expect(same).toHaveLength(2);
    same[0]!.reject(new ImageError('Gone.', 'Look for it.'));
    same[1]!.resolve([]);
    await settled();
    expect(told).toEqual([{ type: 'same-found', version: 1, places: [] }]);
  });

  it('are no longer when the explorer is left', async () => {
    const { copies, same, world } = hashing();
    const store = new Store(
      {
        ...idleWorld,
        ...world,
        openSource: async () => ({ kind: 'chosen', image: {} as ImageCandidate }),
        inspect: async function* () {
          yield inspection;
        },
      },
      idleTerminal,
      { columns: 80, rows: 24 },
      standardSetup,
    );
    store.start();
    while (store.state().inspection === null) await settled();
    for (const key of ['C', 'escape', 'C', 'escape', 'enter', '*']) store.dispatch({ type: 'key', key });
    store.stop();
    expect([...copies, ...same].map(({ signal }) => signal.aborted)).toEqual([true, true]);
  });
});
