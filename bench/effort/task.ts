import type { APIRequestContext, Page } from 'playwright-core';
import type { Hand } from './hand.ts';

/** What a task works with: records made beforehand, and the API to see what came of it. */
export interface Bench {
  hand: Hand;
  page: Page;
  api: APIRequestContext;
  /** A list of 500 people with their companies, as a file. */
  listFile: string;
}

export interface Task {
  name: string;
  /** Seconds that it may take, and what the best-known rival takes. */
  goal: number;
  rival: number | null;
  size: 'desk' | 'phone';
  /** Makes what the task needs and opens the page that the person is on. */
  prepare(bench: Bench): Promise<void>;
  /** Does it, and says what came of it, read from the API or the screen. Throws if it is not so. */
  perform(bench: Bench): Promise<string>;
}
