import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONGEST = /\/pages\.e2e\.ts$/;

/** What takes longest begins first, lest one worker be left with it while the other rests. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [
      ...sorted.filter(({ moduleId }) => LONGEST.test(moduleId)),
      ...sorted.filter(({ moduleId }) => !LONGEST.test(moduleId)),
    ];
  }
}

/** The journeys in a real browser on the built product: two at a time, each on a product of its own. */
export default defineConfig({
  test: {
    include: ['e2e/**/*.e2e.ts'],
    globalSetup: ['e2e/prepared.ts'],
    sequence: { sequencer: LongestFirst },
    maxWorkers: 2,
    testTimeout: 240_000,
    // A machine that stood still for a moment is not a defect, and one that comes twice is. What was
    // done again is told in the report.
    retry: process.env.CI ? 1 : 0,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 30_000 } },
  },
});
