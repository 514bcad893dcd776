import { describe, expect, it, vi } from 'vitest';
import { standardSetup } from '../../src/explorer/setup.js';
import { Store } from '../../src/explorer/store.js';
import type { ImageCandidate } from '../../src/source/image.js';
import { idleTerminal } from './idle-terminal.js';
import { idleWorld } from './idle-world.js';
import { inspectionOf } from './inspection-of.js';

const layers = Array.from({ length: 100 }, (_, i) => ({ entries: { [`file${i}`]: 'x' } }));
const terminal = idleTerminal;

/** A store with an image of 100 layers, and what was told to who listens: the layer that was selected then. */
async function open(drawing: () => void): Promise<{ store: Store; told: number[] }> {
  const inspection = await inspectionOf({ layers });
  const world = {
    ...idleWorld,
    title: 'test',
    openSource: async () => ({ kind: 'chosen', image: {} as ImageCandidate }) as const,
    inspect: async function* () {
      yield inspection;
    },
  };
  const store = new Store(world, terminal, { columns: 80, rows: 24 }, standardSetup);
  store.start();
  while (store.state().inspection === null) await turn();
  // Until the pause after the first frame is over. One long wait could end before the pause begins, where the machine stalls.
  for (let wait = 0; wait < 10; wait += 1) await new Promise((resolve) => setTimeout(resolve, 5));
  const told: number[] = [];
  store.subscribe(() => {
    told.push(store.state().layer);
    queueMicrotask(drawing);
  });
  return { store, told };
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function busy(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('a store', () => {
  it('tells of a key at once', async () => {
    const { store, told } = await open(() => {});
    store.dispatch({ type: 'key', key: 'j' });
    expect(told).toEqual([1]);
  });

  it('gives every digit of a number the time until a key that counts', async () => {
    const { store } = await open(() => {});
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      store.dispatch({ type: 'key', key: '1' });
      vi.advanceTimersByTime(600);
      store.dispatch({ type: 'key', key: '2' });
      expect(vi.getTimerCount()).toBe(1);
      vi.advanceTimersByTime(600);
      expect(store.state()).toMatchObject({ focus: 'files', count: { digits: '12' } });
      vi.advanceTimersByTime(101);
      expect(store.state()).toMatchObject({ focus: 'files', count: null });
    } finally {
      vi.useRealTimers();
    }
  });

  it('leaves out frames rather than fall behind the keys', async () => {
    const { store, told } = await open(() => busy(30));
    for (let i = 0; i < 90; i += 1) {
      store.dispatch({ type: 'key', key: 'j' });
      await turn();
    }
    expect(store.state().layer).toBe(90);
    while (told.at(-1) !== 90) await turn();
    expect(told.length).toBeLessThan(30);
  });
});
