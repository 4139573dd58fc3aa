import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { runCommand } from '#src/server/run-command.ts';

const WEEK = 7 * 86_400_000;
let app: TestApp;
/** How far the clock of the product is ahead of the ledger's own. */
let ahead = 0;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date(Date.now() + ahead) });
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  for (let at = 0; at < 40; at++) await make(max, 'company', { name: `Company ${at}` }, 6000);
});
afterAll(() => app.close());

/** As somebody saves a form who has typed for so long. */
function make(member: TestMember, type: string, values: object, interactionMs: number) {
  const actor = { ...member.actor, via: 'web' as const };
  const body = recordTypes.get(type)!;
  return runCommand(
    app.app.services.machinery,
    actor,
    (ctx) => createRecords(ctx, body, [values as Row], { isAsked: true }),
    { effort: { interactionMs, keys: 9 } },
  );
}

const field = { kind: 'field', record_type: 'company', field_kind: 'text' };
const preview = (member: TestMember, change: object) =>
  app.call(member, 'POST /api/v1/change-costs/preview', { body: { change } });
const costs = async (member: TestMember) =>
  (await app.call(member, 'GET /api/v1/change-costs')).body.items;

test('a field is weighed by how often such records are made, and by whom', async () => {
  const { status, body } = await preview(ada, { ...field, required: true });
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.roles).toMatchObject([{ role: 'member', people: 1 }]);
  expect(body).toMatchObject({ weeks: 1, times_a_week: [40, 40] });
  expect(body).toMatchObject({ measured: 40, minutes: [4, 4] });
  const optional = (await preview(ada, { ...field, required: false })).body;
  expect(optional.minutes[1]).toBeLessThan(body.minutes[1]);
});

test('only administrators weigh changes, and nothing is said of another workspace', async () => {
  expect((await preview(max, { ...field, required: true })).status).toBe(403);
  const other = await app.workspace();
  const { body } = await preview(other, { ...field, required: true });
  expect(body).toMatchObject({ roles: [], minutes: [0, 0] });
  expect((await preview(other, { ...field, record_type: 'nonsense', required: true })).status).toBe(
    400,
  );
});

test('what was said is kept with the change and held against what it took', async () => {
  const made = await app.call(ada, 'POST /api/v1/custom-fields', {
    body: { label: 'Region', why: 'To know it', record_type: 'company', kind: 'text' },
  });
  const said = (await costs(max))[0];
  expect(said).toMatchObject({ what: 'Region', verdict: 'too_early', took: null });
  expect(said.predicted.minutes[1]).toBeGreaterThan(0);
  // each of them takes 12 s for its two fields, so 40 in four weeks take a minute a week for the new one
  for (let at = 0; at < 40; at++) {
    await make(max, 'company', { name: `New ${at}`, [made.body.name]: 'North' }, 12_000);
  }
  ahead = 5 * WEEK;
  const [told] = await costs(max);
  ahead = 0;
  expect(told).toMatchObject({ took: 1, verdict: 'as_said' });
  await app.call(ada, `POST /api/v1/custom-fields/${made.body.id}/archive`);
  expect(await costs(max)).toEqual([]);
});

test('a prediction from measured saves is right to a quarter when people go on as before', async () => {
  const lea = await app.workspace();
  const add = async (label: string) => {
    const rest = { why: 'To know it', record_type: 'person', kind: 'text' };
    return (await app.call(lea, 'POST /api/v1/custom-fields', { body: { label, ...rest } })).body
      .name;
  };
  const first = await add('First');
  for (let at = 0; at < 24; at++) {
    await make(lea, 'person', { first_name: `Anna ${at}`, [first]: 'x' }, 10_000);
  }
  const second = await add('Second');
  const [said] = await costs(lea);
  expect(said.predicted).toMatchObject({
    measured: 48,
    seconds: [5, 5],
    times_a_week: [2.4, 16.8],
  });
  // four weeks at 24 a week, every other one with the new field
  for (let at = 0; at < 48; at++) {
    await make(lea, 'person', { first_name: `Bea ${at}`, [second]: 'y' }, 10_000);
  }
  ahead = 5 * WEEK;
  const told = (await costs(lea)).find(({ what }: { what: string }) => what === 'Second');
  ahead = 0;
  expect(told).toMatchObject({ took: 1, verdict: 'as_said' });
});

test('an approval rule is tried on what was written, for who asks and who answers', async () => {
  const stage = { conditions: { amount_over: { amount: 100_000, currency: 'EUR' } } };
  const steps = [{ approver: { kind: 'manager' }, hours: 4 }];
  const rule = { record_type: 'deal', ...stage, steps };
  expect((await preview(ada, { kind: 'approval', rule })).body).toMatchObject({ roles: [] });
  for (const amount of [50_000, 200_000, 300_000]) {
    const body = { name: `Deal ${amount}`, amount: { amount, currency: 'EUR' } };
    const made = await app.call(max, 'POST /api/v1/deals', { body });
    expect(made.status, JSON.stringify(made.body)).toBe(201);
  }
  const { body } = await preview(ada, { kind: 'approval', rule });
  const roles = body.roles.map(({ role }: { role: string }) => role);
  expect(roles.toSorted()).toEqual(['manager', 'member']);
  const shipped = await app.call(ada, 'POST /api/v1/approval-rules', { body: rule });
  expect(shipped.status).toBeLessThan(300);
  expect((await costs(max))[0]).toMatchObject({
    record_type: 'approval_rule',
    verdict: 'too_early',
  });
  const undo = `POST /api/v1/commands/${shipped.headers.get('uptake-command')}/undo`;
  expect((await app.call(ada, undo)).status).toBe(200);
  expect(await costs(max)).toEqual([]);
});

test('a rule is weighed by what it would have done, when it is switched on, for who gets its tasks', async () => {
  const kim = await app.workspace();
  const leo = await app.member(kim, { name: 'Leo' });
  for (let at = 0; at < 6; at++) await make(leo, 'company', { name: `New ${at}` }, 4000);
  const task = { kind: 'task', subject: 'Say hello', due_in_days: 2, whom: { kind: 'owner' } };
  const rule = {
    name: 'Greet',
    record_type: 'company',
    when: { kind: 'created' },
    actions: [task],
  };
  const made = await app.call(kim, 'POST /api/v1/automation-rules', { body: rule });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const change = { kind: 'automation', rule_id: made.body.id };
  expect((await preview(kim, change)).body).toMatchObject({
    ...{ times_a_week: [1.4, 1.4], seconds: [5, 30], measured: 0 },
    roles: [{ role: 'member', people: 1 }],
  });
  expect((await preview(ada, change)).status).toBe(404);
  expect((await preview(leo, change)).status).toBe(403);
  expect(await costs(kim)).toEqual([]);
  const one = `POST /api/v1/automation-rules/${made.body.id}`;
  expect((await app.call(kim, `${one}/rehearse`)).status).toBe(200);
  expect((await app.call(kim, `${one}/switch-on`)).status).toBe(200);
  expect(await costs(leo)).toMatchObject([
    { record_type: 'automation_rule', what: 'Greet', verdict: 'too_early', took: null },
  ]);
  ahead = 5 * WEEK;
  expect((await costs(leo))[0]).toMatchObject({ verdict: 'not_measured' });
  ahead = 0;
});
