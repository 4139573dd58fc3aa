import { defineConfig } from 'vitest/config';

/** The journeys in a real browser on the built product: one after the other. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
});
