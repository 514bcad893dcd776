import type { World } from '../../src/explorer/world.js';

/** A world in which there is nothing to do: what a test does not need of one. */
export const idleWorld: World = {
  title: 'test',
  openSource: () => new Promise(() => {}),
  inspect: async function* () {},
  verify: async function* () {},
  copies: () => Promise.reject(new Error('nothing is compared here')),
  sameContent: () => Promise.reject(new Error('nothing is compared here')),
  search: async function* () {},
  compare: () => Promise.reject(new Error('nothing is compared here')),
  save: () => Promise.reject(new Error('nothing is saved here')),
  toClipboard: async () => ({ program: null, failed: null }),
  openOutside: () => Promise.reject(new Error('nothing is opened here')),
  preview: async () => null,
  openContent: () => Promise.reject(new Error('nothing is opened here')),
};
