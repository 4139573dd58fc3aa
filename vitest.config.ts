import { defineConfig } from 'vitest/config';

const SERVER = ['src/**/server/**/*.test.ts', 'src/main/*.test.ts'];
const WEB = ['src/**/web/**/*.test.{ts,tsx}'];

/**
 * What loads the whole product takes seconds to load: the files of a worker share it. They stand on
 * databases of their own and put back what they change in the process. Files of the web app each
 * set up the browser they believe to be in, so each loads anew.
 */
export default defineConfig({
  test: {
    maxWorkers: 2,
    testTimeout: 15_000,
    hookTimeout: 30_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: SERVER,
          isolate: false,
          globalSetup: ['src/server/db/test-cluster.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['src/**/*.test.ts', 'bin/**/*.test.ts', 'bench/**/*.test.ts'],
          exclude: [...SERVER, ...WEB],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'web', include: WEB } },
    ],
  },
});
