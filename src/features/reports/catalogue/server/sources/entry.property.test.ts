import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { sees } from '#src/records/server/visible.ts';
import type { FigureRequest } from '../../../metric/metric.ts';

/** One saved form, and what became of its record. */
const saved = fc.record({
  who: fc.nat(6),
  type: fc.constantFrom('person', 'deal', 'deal', 'company', 'service_case'),
  visibility: fc.constantFrom('workspace', 'workspace', 'team', 'private'),
  via: fc.constantFrom('web', 'web', 'phone', 'capture', 'api', 'import', 'automation'),
  ms: fc.option(fc.integer({ min: 1, max: 400_000 }), { freq: 8 }),
  hoursAgo: fc.integer({ min: 0, max: 24 * 70 }),
  fate: fc.constantFrom('kept', 'kept', 'kept', 'binned', 'erased', 'words erased'),
});
type Saved = typeof saved extends fc.Arbitrary<infer T> ? T : never;

const PLURAL: Record<Saved['type'], string> = {
  person: 'people',
  deal: 'deals',
  company: 'companies',
  service_case: 'cases',
};
const NAME: Record<Saved['type'], string> = {
  person: 'first_name',
  deal: 'name',
  company: 'name',
  service_case: 'subject',
};

let app: TestApp;
let ada: TestMember;
let members: TestMember[];
let elsewhere: TestMember;
let db: pg.Client;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  elsewhere = await app.workspace();
  const [north, south] = [await app.team(ada, 'North'), await app.team(ada, 'South')];
  members = [ada];
  for (const [name, teamId] of [
    ['Max', north],
    ['Eva', north],
    ['Lea', south],
    ['Tom', south],
    ['Ben', undefined],
    ['Ida', undefined],
  ] as const)
    members.push(await app.member(ada, { name, ...(teamId && { teamId }) }));
  db = new pg.Client(app.url);
  await db.connect();
  for (const one of [
    ...fc.sample(saved, { numRuns: 160, seed: 11 }),
    // somebody with a day of so many saves as to be put together
    ...Array.from({ length: 30 }, (_, at) => ({ ...PLAIN, who: at % 2, ms: 1000 + at * 7 })),
  ])
    await save(members[one.who]!, one);
  await save(elsewhere, PLAIN);
}, 120_000);
afterAll(async () => {
  await db.end();
  await app.close();
});

const PLAIN: Saved = {
  ...{ who: 0, type: 'deal', visibility: 'workspace', via: 'web', ms: 60_000 },
  ...{ hoursAgo: 30, fate: 'kept' },
};

async function save(who: TestMember, { type, visibility, via, ms, hoursAgo, fate }: Saved) {
  const given = type === 'service_case' ? {} : { visibility };
  const body = { [NAME[type]]: `Any ${crypto.randomUUID()}`, ...given };
  const headers: Record<string, string> =
    ms === null ? {} : { 'uptake-effort': `ms=${ms};keys=10` };
  const made = await app.call(who, `POST /api/v1/${PLURAL[type]}`, { body, headers });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { id } = made.body;
  const at = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
  await db.query('update ledger_event set at = $2, via = $3 where record_id = $1', [id, at, via]);
  if (fate === 'binned') await app.call(who, `DELETE /api/v1/${PLURAL[type]}/${id}`);
  if (fate === 'erased') await erase(type, id);
  if (fate === 'words erased')
    await db.query(
      'update ledger_event set changes = null, changes_salt = null where record_id = $1',
      [id],
    );
}

/** As the product does it to whoever asks for it, and to what belongs to them. */
async function erase(type: Saved['type'], id: string): Promise<void> {
  await db.query('begin');
  await db.query(`select set_config('uptake.workspace_id', $1, true)`, [ada.actor.workspaceId]);
  await db.query(
    `select erase_for_good(array[$1]::uuid[], array[$2]::text[], '', '{}'::text[], '{}'::text[])`,
    [id, type],
  );
  await db.query('commit');
}

interface Entry {
  actor_id: string;
  record_type: string;
  ms: number;
  at: Date;
}

/** From scratch: every event, and the record that it tells of as it is now. */
async function entriesSeenBy({ actor }: TestMember): Promise<Entry[]> {
  const { rows } = await db.query(
    `select actor_id, record_type, record_id, interaction_ms as ms, at from ledger_event
     where workspace_id = $1 and interaction_ms is not null and actor_id is not null
       and via not in ('import', 'automation', 'api')`,
    [actor.workspaceId],
  );
  const seen: Entry[] = [];
  for (const { record_id, ...entry } of rows) {
    const found = await db.query(`select * from ${entry.record_type} where id = $1`, [record_id]);
    const row: Row | undefined = found.rows[0];
    if (row && row.deleted_at === null && sees(actor, row)) seen.push(entry);
  }
  return seen;
}

const dayOf = (at: Date) => at.toISOString().slice(0, 10);
const dayAgo = (days: number) => dayOf(new Date(Date.now() - days * 86_400_000));
const METRICS = ['administration_minutes', 'days_with_entries', 'administration_time'];

/** Nothing is told of fewer than five but to themselves. */
function reckon(entries: Entry[], { actor }: TestMember) {
  const who = new Set(entries.map(({ actor_id }) => actor_id));
  const isTold = who.size >= 5 || [...who].every((id) => id === actor.memberId);
  if (!isTold) return [null, null, null];
  const minutes = entries.reduce((sum, { ms }) => sum + ms / 60_000, 0);
  const days = new Set(entries.map(({ actor_id, at }) => `${actor_id} ${dayOf(at)}`)).size;
  return entries.length === 0 ? [0, 0, null] : [minutes, days, minutes / days];
}

function close(told: unknown[], expected: (number | null)[], about: string): void {
  const near = (one: number | null) => (one === null ? null : expect.closeTo(one, 6));
  expect(told, about).toEqual(expected.map(near));
}

async function ask(who: TestMember, request: Partial<FigureRequest>) {
  const requests = [{ metrics: METRICS, ...request }];
  const answer = await app.call(who, 'POST /api/v1/figures/run', { body: { requests } });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.answers[0];
}

const valuesOf = (told: { value: number | null }[]) => told.map(({ value }) => value);

test('what is saved is told of all that the reader sees, and of nothing that is hidden, binned or erased', async () => {
  const counts = new Set<number>();
  for (const who of [...members, elsewhere]) {
    const entries = await entriesSeenBy(who);
    counts.add(entries.length);
    const { totals } = await ask(who, { period: 'all' });
    close(valuesOf(totals), reckon(entries, who), who.actor.memberId);
    expect(totals[0].fitness.rows).toBe(entries.length);
  }
  expect(counts.size).toBeGreaterThan(4);
});

test('so it is of each period beside the one before, and of each type', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(6),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 0, max: 30 }),
      async (place, until, length) => {
        const who = members[place]!;
        const [from, to] = [dayAgo(until + length), dayAgo(until)];
        const entries = await entriesSeenBy(who);
        const within = (first: string, last: string) =>
          entries.filter(({ at }) => dayOf(at) >= first && dayOf(at) <= last);
        const period = { from, to };
        const { totals, groups, cells } = await ask(who, { period, by: { field: 'type' } });
        close(valuesOf(totals), reckon(within(from, to), who), `${from} ${to}`);
        for (const [at, { key }] of groups.entries()) {
          const own = within(from, to).filter(({ record_type }) => record_type === key);
          const told = METRICS.map((name) => {
            const isIts = (one: { metric: string; group: number }) =>
              one.metric === name && one.group === at;
            return cells.find(isIts).value;
          });
          close(told, reckon(own, who), key);
        }
        const beside = await ask(who, { period, compare: 'previous' });
        close(valuesOf(beside.totals), reckon(within(from, to), who), `${from} ${to}`);
        const before = within(dayAgo(until + 2 * length + 1), dayAgo(until + length + 1));
        // of what was before the first record nothing is said
        if (beside.totals.some((one: object) => 'records_from' in one)) return;
        const was = beside.totals.map((one: { was: number | null }) => one.was);
        close(was, reckon(before, who), `before ${from}`);
      },
    ),
    { numRuns: 25, seed: 3 },
  );
}, 120_000);
