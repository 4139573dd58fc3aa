import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runRead } from '#src/server/run-command.ts';
import { readHistories } from './history-queries.ts';

const DAY_MS = 86_400_000;
const BEGUN = Date.UTC(2023, 0, 1);
const DEALS = 4;

let app: TestApp;
let ada: TestMember;
let db: pg.Client;
let stages: { id: string; pipeline_id: string; kind: string }[];
const deals: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  const [first] = (await app.call(ada, 'GET /api/v1/pipelines/settings')).body.pipelines;
  stages = first.stages.map((stage: object) => ({ ...stage, pipeline_id: first.id }));
  for (let at = 0; at < DEALS; at += 1) {
    const made = await app.call(ada, 'POST /api/v1/deals', { body: { name: `Deal ${at}` } });
    deals.push(made.body.id);
  }
  db = new pg.Client(app.url);
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await app.close();
});

interface State {
  deal: number;
  since: number;
  until: number;
  stage: number;
}

/** What a deal was, one after the other; days from the beginning. */
const ofOneDeal = (deal: number) =>
  fc
    .uniqueArray(fc.record({ since: fc.nat({ max: 1500 }), stage: fc.nat({ max: 5 }) }), {
      maxLength: 7,
      selector: ({ since }) => since,
    })
    .map((all) => {
      const sorted = all.toSorted((a, b) => a.since - b.since);
      return sorted.map(
        (one, at): State => ({ ...one, deal, until: sorted[at + 1]?.since ?? Infinity }),
      );
    });
const dealStates = fc
  .tuple(...Array.from({ length: DEALS }, (_, deal) => ofOneDeal(deal)))
  .map((all) => all.flat());
const days = fc
  .uniqueArray(fc.nat({ max: 2400 }), { minLength: 1, maxLength: 6 })
  .map((all) => all.toSorted((a, b) => a - b));

const instant = (day: number) =>
  Number.isFinite(day) ? new Date(BEGUN + day * DAY_MS).toISOString() : 'infinity';

test('the histories of several instants are those that each instant tells by itself', async () => {
  await fc.assert(
    fc.asyncProperty(dealStates, days, async (states, at) => {
      await store(states);
      const told = await runRead(app.app.services.machinery, ada.actor, (ctx) =>
        readHistories(ctx, at.map(instant)),
      );
      const counts = told.map((one) =>
        one.map(({ stage_id, closed, won }) => [stage_id, closed, won]),
      );
      expect(counts).toEqual(at.map((day) => countedAt(states, day)));
    }),
    { numRuns: 40 },
  );
}, 60_000);

async function store(states: State[]): Promise<void> {
  await db.query('delete from deal_state');
  const rows = states.map(({ deal, since, until, stage }) => {
    const { id, kind, pipeline_id } = stages[stage]!;
    const closed_at = kind === 'open' ? null : instant(since);
    const times = { since: instant(since), until: instant(until), closed_at };
    return { deal_id: deals[deal], stage_id: id, pipeline_id, status: kind, ...times };
  });
  await db.query(
    `insert into deal_state (workspace_id, deal_id, since, until, pipeline_id, stage_id, status, closed_at)
     select $1, n.* from jsonb_to_recordset($2::jsonb) as n (deal_id uuid, since timestamptz,
       until timestamptz, pipeline_id uuid, stage_id uuid, status text, closed_at timestamptz)`,
    [ada.actor.workspaceId, JSON.stringify(rows)],
  );
}

function countedAt(states: State[], day: number) {
  const kindOf = ({ stage }: State) => stages[stage]!.kind;
  const ended = states.filter(
    (one) => kindOf(one) !== 'open' && one.since <= day && day < one.until && one.since > day - 730,
  );
  return stages
    .filter(({ kind }) => kind === 'open')
    .map(({ id }) => {
      const been = ended.filter(({ deal }) =>
        states.some((one) => one.deal === deal && one.since <= day && stages[one.stage]!.id === id),
      );
      return [id, been.length, been.filter((one) => kindOf(one) === 'won').length];
    });
}
