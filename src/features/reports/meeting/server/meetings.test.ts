import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { metricCatalogueOf } from '#src/main/server/ports/metric-catalogue.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { TRANSACT } from '#src/server/db/transact.ts';
import { runRead } from '#src/server/run-command.ts';
import { createThanksJob } from './thanks/thanks-job.ts';

const now = new Date('2026-11-22T10:00:00Z');
const PIPELINE = 'pipeline';
let pipelineBoard: string;
let app: TestApp;
let ada: TestMember;
let max: TestMember;
let mia: TestMember;
let stranger: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  [ada, stranger] = await Promise.all([app.workspace(), app.workspace('Other')]);
  max = await app.member(ada, { name: 'Max' });
  mia = await app.member(ada, { name: 'Mia' });
  await makeDeal(max, 'Pumps');
  await makeDeal(ada, 'Valves', 'private');
  const numbers = ['pipeline_value', 'deals_won', 'win_rate', 'sales_cycle'];
  const tiles = numbers.map((metric, at) => ({
    id: at === 0 ? PIPELINE : metric,
    request: { metrics: [metric], period: 'all' },
    ...{ x: at * 3, y: 0, w: 3, h: 2 },
  }));
  const board = { name: 'Pipeline', tiles: JSON.stringify(tiles) };
  pipelineBoard = (await ask(ada, 'POST /api/v1/dashboards', board)).id;
});
afterAll(() => app.close());

async function makeDeal(who: TestMember, name: string, visibility = 'workspace') {
  const amount = { amount: 100_000, currency: 'EUR' };
  return ask(who, 'POST /api/v1/deals', { name, visibility, amount });
}

async function ask(who: TestMember, route: string, body?: unknown, wanted?: number) {
  const given = body === undefined ? {} : { body };
  const answer = await app.call(who, route, given);
  if (wanted !== undefined) expect(answer.status, JSON.stringify(answer.body)).toBe(wanted);
  else expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return { ...answer.body, command: answer.headers.get('uptake-command') };
}
const undo = (who: TestMember, { command }: { command: string }, wanted = 200) =>
  ask(who, `POST /api/v1/commands/${command}/undo`, undefined, wanted);
const show = (who: TestMember, id: string) => ask(who, `GET /api/v1/meetings/${id}/agenda`);

function plan(who: TestMember, given: object = {}) {
  const attendees = [max.actor.memberId];
  const body = { name: 'Sales', board: 'seller', starts_on: '2026-11-22', attendees, ...given };
  return ask(who, 'POST /api/v1/meetings', body);
}

async function held(given: object = {}) {
  const meeting = await plan(ada, given);
  const started = await ask(ada, `POST /api/v1/meetings/${meeting.id}/start`);
  const { figures } = await show(ada, meeting.id);
  return { ...meeting, command: started.command, figures };
}

const said = (given: object = {}) => ({
  what: 'Call every open quote',
  reason: 'Half of them are older than a month',
  owner_id: max.actor.memberId,
  due_on: '2026-11-29',
  ...given,
});

function pipelineOf(shown: {
  figures: { tile: string; answer: { totals: { value: number }[] } }[];
}) {
  return shown.figures.find(({ tile }) => tile === PIPELINE)?.answer.totals[0]?.value;
}

test('its figures are those of its leader at the start, and stay so whatever is sold since', async () => {
  const meeting = await held({ board: pipelineBoard });
  expect(meeting.figures.length).toBeGreaterThan(3);
  const before = pipelineOf(await show(max, meeting.id));
  expect(before).toBe(200_000);
  await makeDeal(max, 'Later');
  expect(pipelineOf(await show(max, meeting.id))).toBe(before);
  await expect(
    app.app.services.machinery.database[TRANSACT](ada.actor.workspaceId, (db) =>
      db.rows(sql`update meeting_figure set answer = '{}' where meeting_id = ${meeting.id}`),
    ),
  ).rejects.toThrow('never changed');
});

test('those who come see the figures, others that there was a meeting, another workspace nothing', async () => {
  const meeting = await held();
  expect((await show(max, meeting.id)).figures_hidden).toBe(false);
  const seen = await show(mia, meeting.id);
  expect(seen).toMatchObject({ figures: [], figures_hidden: true, comes: false });
  for (const way of ['agenda', 'minutes']) {
    await ask(stranger, `GET /api/v1/meetings/${meeting.id}/${way}`, undefined, 404);
  }
  for (const way of ['start', 'drilled']) {
    await ask(stranger, `POST /api/v1/meetings/${meeting.id}/${way}`, undefined, 404);
  }
  await ask(stranger, `POST /api/v1/meetings/${meeting.id}/decide`, said(), 404);
  await ask(stranger, `POST /api/v1/meetings/${meeting.id}/end`, {}, 404);
});

test('who comes but may not see the dashboard sees no figure of it', async () => {
  const tiles = [
    { id: 'a', request: { metrics: ['deals_won'], period: 'all' }, x: 0, y: 0, w: 3, h: 2 },
  ];
  const body = { name: 'Mine', visibility: 'private', tiles: JSON.stringify(tiles) };
  const board = await ask(ada, 'POST /api/v1/dashboards', body);
  const meeting = await held({ board: board.id });
  expect(meeting.figures).toHaveLength(1);
  expect(await show(max, meeting.id)).toMatchObject({ figures: [], figures_hidden: true });
  const refused = await ask(
    max,
    'POST /api/v1/meetings',
    {
      ...{ name: 'Mine too', board: board.id, starts_on: '2026-11-22' },
    },
    400,
  );
  expect(refused.reason).toBe('unknown_board');
});

test('a company that a figure is grouped by is named to nobody who may not see it', async () => {
  const company = await ask(ada, 'POST /api/v1/companies', {
    name: 'Secret',
    visibility: 'private',
  });
  const amount = { amount: 5, currency: 'EUR' };
  await ask(ada, 'POST /api/v1/deals', {
    name: 'D',
    amount,
    company_id: company.id,
    visibility: 'private',
  });
  const tiles = [
    {
      id: 'a',
      request: { metrics: ['pipeline_value'], by: { field: 'company_id' }, period: 'all' },
      ...{ chart: 'bar', x: 0, y: 0, w: 6, h: 4 },
    },
  ];
  const board = await ask(ada, 'POST /api/v1/dashboards', {
    name: 'B',
    tiles: JSON.stringify(tiles),
  });
  const meeting = await held({ board: board.id });
  const labels = (shown: { figures: { answer: { groups: { label: string }[] } }[] }) =>
    shown.figures[0]!.answer.groups.map(({ label }) => label);
  expect(labels(meeting)).toContain('Secret');
  const shown = await show(max, meeting.id);
  expect(JSON.stringify(shown)).not.toContain('Secret');
  expect(JSON.stringify(shown)).not.toContain(company.id);
});

test.each([{ field: 'title' }, { field: 'company_id.name' }, { field: 'company_id.domains' }])(
  'what a figure is grouped by, such as %j, is told of records that the reader sees',
  async (by) => {
    const word = `hidden-${by.field.replaceAll(/\W/g, '-')}.example`;
    const hidden = { visibility: 'private' };
    const company = await ask(ada, 'POST /api/v1/companies', {
      ...{ name: word, domains: [word], ...hidden },
    });
    const amount = { amount: 5, currency: 'EUR' };
    const deal = { name: word, amount, company_id: company.id, ...hidden };
    await ask(ada, 'POST /api/v1/deals', deal);
    const request = { metrics: ['pipeline_value'], by, period: 'all' };
    const tiles = JSON.stringify([{ id: 'a', request, chart: 'bar', x: 0, y: 0, w: 6, h: 4 }]);
    const board = await ask(ada, 'POST /api/v1/dashboards', { name: 'B', tiles });
    const meeting = await held({ board: board.id });
    expect(JSON.stringify(meeting.figures)).toContain(word);
    const shown = JSON.stringify((await show(max, meeting.id)).figures);
    expect(shown).not.toContain(word);
    if (by.field === 'title') expect(shown).toContain('Pumps');
  },
);

test('of a meeting that is not shared a decision does not tell by what figures it was made', async () => {
  const meeting = await held({ board: pipelineBoard, visibility: 'team' });
  const figure = meeting.figures[0];
  const made = await ask(
    ada,
    `POST /api/v1/meetings/${meeting.id}/decide`,
    said({ figures: [figure.id], owner_id: max.actor.memberId }),
  );
  const share = { visibility: 'workspace' };
  await ask(max, `PATCH /api/v1/meeting_decisions/${made.id}`, share);
  const told = async (who: TestMember) =>
    (await ask(who, 'GET /api/v1/decision-log')).items.find(
      (one: { id: string }) => one.id === made.id,
    );
  expect((await told(max)).figures).toHaveLength(1);
  expect(await told(mia)).toMatchObject({ figures: [], meeting: null });
});

test('a decision needs what, why, who of those there, and until when; then it is a task', async () => {
  const meeting = await held();
  const decide = (given: object, wanted: number, who = ada) =>
    ask(who, `POST /api/v1/meetings/${meeting.id}/decide`, said(given), wanted);
  await decide({ what: ' ' }, 400);
  await decide({ reason: '' }, 400);
  await decide({ owner_id: mia.actor.memberId }, 400);
  await decide({ due_on: undefined }, 400);
  await decide({ due_on: '2026-02-30' }, 400);
  await decide({ figures: [meeting.id] }, 400);
  await decide({}, 403, mia);
  const made = await decide({ figures: [meeting.figures[0].id] }, 201);
  const { decisions } = await show(max, meeting.id);
  expect(decisions).toMatchObject([
    {
      id: made.id,
      status: 'open',
      owner: { name: 'Max' },
      task_done: false,
      figures: [{ id: meeting.figures[0].id }],
    },
  ]);
  const { task_id } = await ask(max, `GET /api/v1/meeting_decisions/${made.id}`);
  const task = await ask(max, `GET /api/v1/tasks/${task_id}`);
  expect(task).toMatchObject({ owner_id: max.actor.memberId, due_on: '2026-11-29', done_at: null });
  await undo(ada, made);
  expect((await show(max, meeting.id)).decisions).toEqual([]);
  expect((await ask(max, `GET /api/v1/tasks/${task_id}`)).deleted_at).not.toBeNull();
});

test('only its leader starts and ends it, each once, and both can be taken back', async () => {
  const meeting = await plan(ada);
  const at = `/api/v1/meetings/${meeting.id}`;
  await ask(max, `POST ${at}/start`, undefined, 403);
  await ask(ada, `POST ${at}/end`, {}, 409);
  await ask(ada, `POST ${at}/decide`, said(), 409);
  const started = await ask(ada, `POST ${at}/start`);
  await ask(ada, `POST ${at}/start`, undefined, 409);
  const { figures } = await show(ada, meeting.id);
  const back = await undo(ada, started);
  expect(await show(ada, meeting.id)).toMatchObject({ status: 'planned', figures: [] });
  expect(back.undone).toEqual([meeting.id]);
  const again = await ask(ada, `POST ${at}/start`);
  expect((await show(ada, meeting.id)).figures).not.toEqual(figures);
  const decided = await ask(ada, `POST ${at}/decide`, said());
  await undo(ada, again, 409);
  const ended = await ask(ada, `POST ${at}/end`, { note: 'Short' });
  await ask(ada, `POST ${at}/end`, {}, 409);
  await ask(ada, `PATCH ${at}`, { starts_on: '2026-01-01' }, 409);
  await ask(ada, `PATCH ${at}`, { board: 'manager' }, 409);
  await ask(max, `PATCH ${at}`, { name: 'Mine' }, 403);
  await undo(ada, decided, 409);
  await ask(ada, `PATCH /api/v1/meeting_decisions/${decided.id}`, { reason: 'Another' }, 409);
  await undo(ada, ended);
  expect((await show(ada, meeting.id)).status).toBe('open');
});

test('the next meeting opens with what was decided, until it is done, or dropped with a reason', async () => {
  const meeting = await held({ repeats: 'monthly', board: 'manager' });
  const at = `/api/v1/meetings/${meeting.id}`;
  const one = await ask(ada, `POST ${at}/decide`, said());
  const two = await ask(ada, `POST ${at}/decide`, said({ what: 'Second', due_on: '2026-11-23' }));
  const { next_id } = await ask(ada, `POST ${at}/end`, {});
  const next = await show(max, next_id);
  expect(next).toMatchObject({ status: 'planned', starts_on: '2026-12-22' });
  expect(next.follow_ups.map(({ id }: { id: string }) => id)).toEqual([two.id, one.id]);
  const settle = (id: string, body: object, wanted = 200) =>
    ask(max, `POST /api/v1/meeting_decisions/${id}/settle`, body, wanted);
  await settle(one.id, { status: 'dropped' }, 400);
  const dropped = await settle(one.id, { status: 'dropped', outcome: 'The customer left' });
  await settle(two.id, { status: 'done' });
  expect((await show(max, next_id)).follow_ups).toEqual([]);
  await undo(max, dropped);
  expect((await show(max, next_id)).follow_ups.map(({ id }: { id: string }) => id)).toEqual([
    one.id,
  ]);
  await settle(two.id, { status: 'open' });
  expect((await show(max, next_id)).follow_ups).toHaveLength(2);
  const log = await ask(max, 'GET /api/v1/decision-log?board=manager');
  expect(log.items.map(({ what }: { what: string }) => what)).toEqual(['Second', said().what]);
  expect((await ask(stranger, 'GET /api/v1/decision-log')).items).toEqual([]);
});

test('whether the leader opened, drilled and decided stands beside the meetings of the series', async () => {
  const meeting = await held({ board: 'service' });
  const facts = async () => (await show(max, meeting.id)).series[0];
  expect(await facts()).toMatchObject({ opened: true, drilled: false, decided: false });
  await ask(max, `POST /api/v1/meetings/${meeting.id}/drilled`);
  expect((await facts()).drilled).toBe(false);
  await ask(ada, `POST /api/v1/meetings/${meeting.id}/drilled`);
  await ask(ada, `POST /api/v1/meetings/${meeting.id}/drilled`);
  await ask(ada, `POST /api/v1/meetings/${meeting.id}/decide`, said());
  expect(await facts()).toMatchObject({ opened: true, drilled: true, decided: true });
  const events = await runRead(app.app.services.machinery, ada.actor, ({ db, actor }) =>
    db.rows<{
      verb: string;
    }>(sql`select verb from ledger_event where workspace_id = ${actor.workspaceId}
      and record_id = ${meeting.id} and verb like 'meeting.d%' order by seq`),
  );
  expect(events.map(({ verb }) => verb)).toEqual([
    'meeting.drilled',
    'meeting.drilled',
    'meeting.decided',
  ]);
});

test('with a time it stands in the calendar of all who come, and is done there when it ends', async () => {
  const meeting = await plan(ada, { starts_at: '2026-11-24T09:00:00Z' });
  expect(meeting.starts_on).toBe('2026-11-24');
  const task = () => ask(max, `GET /api/v1/tasks/${meeting.task_id}`);
  expect(await task()).toMatchObject({
    due_at: '2026-11-24T09:00:00Z',
    colleagues: [max.actor.memberId],
  });
  await ask(ada, `PATCH /api/v1/meetings/${meeting.id}`, { starts_at: '2026-11-25T09:00:00Z' });
  expect((await task()).due_on).toBe('2026-11-25');
  await ask(ada, `POST /api/v1/meetings/${meeting.id}/start`);
  await ask(ada, `POST /api/v1/meetings/${meeting.id}/end`, {});
  expect((await task()).done_at).not.toBeNull();
});

test('whose records a decision rests on is told so, alone, once; the minutes are a PDF', async () => {
  const meeting = await held({ board: pipelineBoard });
  const figure = meeting.figures.find(({ tile }: { tile: string }) => tile === PIPELINE);
  await ask(ada, `POST /api/v1/meetings/${meeting.id}/decide`, said({ figures: [figure.id] }));
  await ask(ada, `POST /api/v1/meetings/${meeting.id}/end`, {});
  const job = createThanksJob(app.app.services, metricCatalogueOf(recordTypes));
  await job.run({ meetingId: meeting.id }, ada.actor, AbortSignal.timeout(10_000));
  await job.run({ meetingId: meeting.id }, ada.actor, AbortSignal.timeout(10_000));
  const { items } = await ask(max, 'GET /api/v1/meeting-thanks');
  expect(items[0]).toMatchObject({ meeting_id: meeting.id, decisions: 1 });
  expect(items[0].records).toBeGreaterThanOrEqual(2);
  for (const who of [mia, ada, stranger]) {
    expect((await ask(who, 'GET /api/v1/meeting-thanks')).items).toEqual([]);
  }
  const own = await held({ board: pipelineBoard, visibility: 'private', attendees: [] });
  const [first] = own.figures;
  const alone = said({ figures: [first.id], owner_id: ada.actor.memberId });
  await ask(ada, `POST /api/v1/meetings/${own.id}/decide`, alone);
  await ask(ada, `POST /api/v1/meetings/${own.id}/end`, {});
  await job.run({ meetingId: own.id }, ada.actor, AbortSignal.timeout(10_000));
  expect((await ask(max, 'GET /api/v1/meeting-thanks')).items).toEqual(items);
  await ask(max, `POST /api/v1/meetings/${meeting.id}/thanks/seen`);
  expect((await ask(max, 'GET /api/v1/meeting-thanks')).items).toEqual([]);
  const pdf = await app.raw(max, `GET /api/v1/meetings/${meeting.id}/minutes`);
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(
    Buffer.from(await pdf.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-');
});

test('the last day that there is has no next one', async () => {
  const { id } = await held({ starts_on: '9999-12-31', repeats: 'weekly' });
  const ended = await ask(ada, `POST /api/v1/meetings/${id}/end`, {});
  expect(ended.next_id).toBeNull();
});

test('a field says by which meetings it is read, and those that one does not see are counted alone', async () => {
  const readers = async (who: TestMember) =>
    (await ask(who, 'GET /api/v1/lineage/deal/amount')) as {
      readers: { kind: string; id: string; name: string; look: object | null }[];
      hidden: { kind: string; count: number }[];
    };
  const named = async (who: TestMember, id: string) =>
    (await readers(who)).readers.find((one) => one.id === id);
  const seen = await held({ name: 'Read in', board: pipelineBoard });
  expect(await named(ada, seen.id)).toMatchObject({
    ...{ kind: 'meeting', name: 'Read in', look: { on: '2026-11-22', people: 2 } },
  });
  const before = (await readers(mia)).hidden.find(({ kind }) => kind === 'meeting')?.count ?? 0;
  const hidden = await plan(ada, { board: pipelineBoard, visibility: 'private', attendees: [] });
  expect(await named(ada, hidden.id)).toMatchObject({ look: null });
  expect(await named(mia, hidden.id)).toBeUndefined();
  const after = (await readers(mia)).hidden.find(({ kind }) => kind === 'meeting')?.count;
  expect(after).toBe(before + 1);
  const others = (await readers(stranger)).readers;
  expect(others.filter(({ kind }) => kind === 'meeting')).toEqual([]);
});
