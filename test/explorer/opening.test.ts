import { describe, expect, it } from 'vitest';
import { standardSetup } from '../../src/explorer/setup.js';
import { Store } from '../../src/explorer/store.js';
import type { ImageCandidate } from '../../src/source/image.js';
import type { SpoolProgress } from '../../src/spool/spool-options.js';
import { idleTerminal } from './idle-terminal.js';
import { idleWorld } from './idle-world.js';
import { Journey } from './journey.js';

const inflating: SpoolProgress = { what: 'inflating', path: 'x.tar.gz', bytesRead: 34_000_000, size: 100_000_000 };
const reading: SpoolProgress = { what: 'reading', path: 'standard input', bytesRead: 1_500_000, size: null };

describe('while a copy is made of what is opened', () => {
  it.each([
    [80, 24],
    [120, 36],
    [200, 60],
  ])('the screen says how far it is, at %i by %i', (columns, rows) => {
    const journey = new Journey(columns, rows);
    expect(journey.screen()).toContain('opening');
    journey.send({ type: 'opening', progress: inflating });
    expect(journey.screen()).toContain('inflating 34.0 % of 100 MB');
    journey.send({ type: 'opening', progress: reading });
    expect(journey.screen()).toContain('reading 1.50 MB');
  });

  it('keys are heard, and q leaves', () => {
    const journey = new Journey(120, 36).send({ type: 'opening', progress: inflating }).press('?', 'escape', 'q');
    expect(journey.effects).toEqual([{ type: 'quit' }]);
  });

  it('it is no longer said once an image is chosen', () => {
    const journey = new Journey(120, 36).send({ type: 'opening', progress: inflating });
    expect(journey.send({ type: 'chosen', candidate: {} as ImageCandidate }).screen()).not.toContain('inflating');
  });

  it('the store tells it of the world', async () => {
    const world = {
      ...idleWorld,
      title: 'test',
      openSource: async (onProgress: (progress: SpoolProgress) => void) => {
        onProgress(inflating);
        return await new Promise<never>(() => {});
      },
      inspect: async function* () {},
    };
    const terminal = idleTerminal;
    const store = new Store(world, terminal, { columns: 80, rows: 24 }, standardSetup);
    store.start();
    expect(store.state().opening).toEqual(inflating);
  });
});
