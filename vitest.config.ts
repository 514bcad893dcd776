import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    // The tests that run the whole program need the bundle and the demo image that belong to these sources.
    globalSetup: ['test/build-first.ts'],
    setupFiles: ['test/own-cache.ts'],
    testTimeout: 30_000,
  },
});
