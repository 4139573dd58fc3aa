import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { MOST_IN_CHAIN } from '../automation.ts';
import { followRules } from './run/follow-rules.ts';

let app: TestApp;
const silent = { info: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const CITIES = ['Rome', 'Oslo', 'Paris', 'Lima'];
const FIELDS = ['city', 'job_title', 'street'];
const field = fc.constantFrom(...FIELDS);
const value = fc.constantFrom(...CITIES);
const when = fc.oneof(
  fc.constant({ kind: 'created' }),
  fc.record({ kind: fc.constant('changed'), fields: fc.uniqueArray(field, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('entered'), field, value }),
);
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('set'), field, value }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('tag'), tag: value }) },
  {
    weight: 1,
    arbitrary: fc.constant({
      kind: 'task',
      subject: 'Look at {title}',
      due_in_days: 1,
      whom: { kind: 'owner' },
    }),
  },
);
const rules = fc.array(
  fc.record({
    record_type: fc.constantFrom('person', 'person', 'task'),
    when,
    actions: fc.array(action, { minLength: 1, maxLength: 2 }),
    hourly_limit: fc.integer({ min: 1, max: 6 }),
  }),
  { minLength: 2, maxLength: 6 },
);

async function switchOn(ada: TestMember, body: object): Promise<string | null> {
  const made = await app.call(ada, 'POST /api/v1/automation-rules', { body });
  if (made.status !== 201) return null; // tasks have none of these fields
  const path = `/api/v1/automation-rules/${made.body.id}`;
  await app.call(ada, `POST ${path}/rehearse`);
  expect((await app.call(ada, `POST ${path}/switch-on`)).status).toBe(200);
  return made.body.id;
}

test('no set of rules goes round for ever, or beyond its limits', async () => {
  let chained = 0;
  await fc.assert(
    fc.asyncProperty(
      rules,
      fc.array(value, { minLength: 1, maxLength: 3 }),
      async (set, cities) => {
        const ada = await app.workspace();
        const { workspaceId } = ada.actor;
        const limits = new Map<string, number>();
        for (const body of set) {
          const id = await switchOn(ada, body);
          if (id) limits.set(id, body.hourly_limit);
        }
        for (const city of cities) {
          await app.call(ada, 'POST /api/v1/people', { body: { first_name: 'Pat', city } });
        }
        const { machinery } = app.app.services;
        const running = { machinery, log: silent, types: recordTypes };
        // it ends by itself: what rules led to is read in the same go
        await followRules(running, workspaceId);
        const runs = await machinery.database.read(workspaceId, (db) =>
          db.rows<{ rule_id: string; chain: string[]; state: string }>({
            text: 'select rule_id, chain, state from automation_run where workspace_id = $1',
            values: [workspaceId],
          }),
        );
        for (const { chain } of runs.filter(({ state }) => state === 'done')) {
          expect(new Set(chain).size).toBe(chain.length);
          expect(chain.length).toBeLessThanOrEqual(MOST_IN_CHAIN);
          if (chain.length > 1) chained++;
        }
        for (const [id, limit] of limits) {
          const done = runs.filter((run) => run.rule_id === id && run.state === 'done');
          expect(done.length).toBeLessThanOrEqual(limit);
        }
      },
    ),
    { numRuns: 12, seed: 3 },
  );
  expect(chained).toBeGreaterThan(5);
}, 120_000);
