import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';
import { doForWorkspaces } from './keep-doing-for-workspaces.ts';

let app: TestApp;
let ids: string[];

beforeAll(async () => {
  app = await startTestApp();
  const made = [await app.workspace(), await app.workspace(), await app.workspace()];
  ids = made.map(({ actor }) => actor.workspaceId).sort();
});
afterAll(() => app.close());

test('where the first workspace fails, the others have their turn, and the failure is told', async () => {
  const told: unknown[] = [];
  const log = { info() {}, error() {}, warn: (...said: unknown[]) => told.push(said) };
  const { machinery } = app.app.services;
  const done = await doForWorkspaces(
    { machinery, log },
    {
      failed: 'looking failed',
      async work(_, workspaceId) {
        if (workspaceId === ids[0]) throw new Error('no luck');
        return workspaceId;
      },
    },
  );
  expect(done).toEqual(ids.slice(1));
  expect(told).toEqual([[{ err: new Error('no luck'), workspaceId: ids[0] }, 'looking failed']]);
});
