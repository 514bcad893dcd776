import type { Terminal } from '../../src/explorer/store.js';

/** A terminal that takes everything and does nothing: what a test does not need of one. */
export const idleTerminal: Terminal = {
  suspend: () => {},
  mouse: () => {},
  quit: () => {},
  lend: (run) => run(),
  copy: () => true,
};
