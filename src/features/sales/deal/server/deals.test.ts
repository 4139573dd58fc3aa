import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
// biome-ignore lint/suspicious/noExplicitAny: answers as they come
let settings: any;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  stranger = await app.workspace('Other');
  settings = (await app.call(ada, 'GET /api/v1/pipelines/settings')).body;
});
afterAll(() => app.close());

const EUR = (amount: number) => ({ amount, currency: 'EUR' });

function stageOf(name: string): string {
  return settings.pipelines[0].stages.find((one: { name: string }) => one.name === name).id;
}

async function make(plural: string, body: object, by = ada) {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

function move(id: string, body: object, by = ada, headers = {}) {
  return app.call(by, `POST /api/v1/deals/${id}/move`, { body, headers });
}

async function read(id: string, by = ada) {
  return (await app.call(by, `GET /api/v1/deals/${id}`)).body;
}

test('a workspace begins with a pipeline, and a new deal at its first stage', async () => {
  const [first] = settings.pipelines;
  expect(settings.pipelines).toHaveLength(1);
  expect(first.stages.map(({ kind }: { kind: string }) => kind)).toEqual([
    'open',
    'open',
    'open',
    'open',
    'won',
    'lost',
  ]);
  expect(settings.reasons.some(({ kind }: { kind: string }) => kind === 'lost')).toBe(true);
  const deal = await make('deals', { name: 'Pumps' }, max);
  expect(deal).toMatchObject({
    stage_id: first.stages[0].id,
    pipeline_id: first.id,
    status: 'open',
  });
});

test('a move is told as one, and its undo puts the card back', async () => {
  const deal = await make('deals', { name: 'Valves', amount: EUR(500) });
  const moved = await move(deal.id, {
    stage_id: stageOf('Need understood'),
    closes_on: '2027-03-31',
  });
  expect(moved.status).toBe(200);
  expect(moved.body).toMatchObject({
    stage_id: stageOf('Need understood'),
    closes_on: '2027-03-31',
  });
  const history = await app.call(ada, `GET /api/v1/deals/${deal.id}/history`);
  expect(history.body.items[0].verb).toBe('deal.moved');
  expect(history.body.items[0].changes.stage_id).toEqual([deal.stage_id, moved.body.stage_id]);
  const command = moved.headers.get('uptake-command');
  expect((await app.call(ada, `POST /api/v1/commands/${command}/undo`)).status).toBe(200);
  expect(await read(deal.id)).toMatchObject({
    stage_id: deal.stage_id,
    stage_since: deal.stage_since,
    board_position: deal.board_position,
    closes_on: null,
  });
});

test('a stage asks for what it needs; who gives a reason goes on, and it is kept', async () => {
  const deal = await make('deals', { name: 'Filters', stage_id: stageOf('Proposal') });
  const asked = await move(deal.id, { stage_id: stageOf('Negotiation') });
  expect(asked).toMatchObject({
    status: 409,
    body: { reason: 'exit_criteria', fields: ['amount', 'closes_on'], stage: 'Proposal' },
  });
  expect((await read(deal.id)).stage_id).toBe(stageOf('Proposal'));
  const skipped = await move(deal.id, {
    stage_id: stageOf('Negotiation'),
    skip_reason: 'They call the price tomorrow',
  });
  expect(skipped.body).toMatchObject({ skipped_because: 'They call the price tomorrow' });
  expect((await move(deal.id, { stage_id: stageOf('Proposal') })).status).toBe(200);
  const filled = await move(deal.id, {
    stage_id: stageOf('Negotiation'),
    closes_on: '2027-01-31',
    amount: EUR(1_200_000),
  });
  expect(filled.body).toMatchObject({ skipped_because: null, amount: EUR(1_200_000) });
});

test('of two who move one card at once the later is told who moved it and where it is', async () => {
  const deal = await make('deals', { name: 'Motors' });
  const seen = { from_stage_id: deal.stage_id };
  const results = await Promise.all([
    move(deal.id, { stage_id: stageOf('Need understood'), ...seen }, max),
    move(deal.id, { stage_id: stageOf('Proposal'), ...seen }, ada),
  ]);
  expect(results.map(({ status }) => status).sort()).toEqual([200, 412]);
  const late = results.find(({ status }) => status === 412)!.body;
  const now = (await read(deal.id)).stage_id;
  expect(late).toMatchObject({ reason: 'moved_meanwhile', stage_id: now });
  expect(late.detail).toMatch(
    /moved this deal meanwhile: it is in “(Need understood|Proposal)” now/,
  );
});

test('a change of another field does not stop a move from where it was seen', async () => {
  const deal = await make('deals', { name: 'Seals' });
  await app.call(max, `PATCH /api/v1/deals/${deal.id}`, { body: { about: 'They hurry' } });
  const version = { 'if-match': `"${deal.version}"` };
  const stage_id = stageOf('Need understood');
  expect((await move(deal.id, { stage_id }, ada, version)).status).toBe(412);
  const seen = { stage_id, from_stage_id: deal.stage_id };
  expect((await move(deal.id, seen, ada)).status).toBe(200);
});

test('a program that names the version is held to it, wherever it saw the deal', async () => {
  const deal = await make('deals', { name: 'Valves' });
  const version = { 'if-match': `"${deal.version}"` };
  await app.call(max, `PATCH /api/v1/deals/${deal.id}`, { body: { about: 'They hurry' } });
  const seen = { stage_id: stageOf('Need understood'), from_stage_id: deal.stage_id };
  expect((await move(deal.id, seen, ada, version)).status).toBe(412);
  expect((await move(deal.id, { ...seen, stage_id: deal.stage_id }, ada, version)).status).toBe(
    412,
  );
  for (const verb of ['lose', 'win', 'reopen']) {
    const late = await app.call(ada, `POST /api/v1/deals/${deal.id}/${verb}`, { headers: version });
    expect(late).toMatchObject({ status: 412, body: { reason: 'stale_version' } });
  }
  expect(await read(deal.id)).toMatchObject({ stage_id: deal.stage_id, status: 'open' });
});

test('won and lost say why; taken up again a deal stands where it stood', async () => {
  const deal = await make('deals', { name: 'Tanks', stage_id: stageOf('Need understood') });
  const nothing = await app.call(ada, `POST /api/v1/deals/${deal.id}/lose`);
  expect(nothing).toMatchObject({ status: 409, body: { reason: 'needs_outcome' } });
  const reason = settings.reasons.find(({ kind }: { kind: string }) => kind === 'lost');
  const lost = await app.call(ada, `POST /api/v1/deals/${deal.id}/lose`, {
    body: { reason_id: reason.id, note: 'Cheaper elsewhere' },
  });
  expect(lost.body).toMatchObject({ status: 'lost', outcome_reason_id: reason.id });
  expect(lost.body.closed_at).not.toBeNull();
  const again = await app.call(ada, `POST /api/v1/deals/${deal.id}/reopen`);
  expect(again.body).toMatchObject({
    status: 'open',
    stage_id: stageOf('Need understood'),
    closed_at: null,
    outcome_reason_id: null,
    outcome_note: null,
  });
  const won = await app.call(ada, `POST /api/v1/deals/${deal.id}/win`, { body: {} });
  expect(won.body).toMatchObject({ status: 'won', stage_id: stageOf('Won') });
  const command = won.headers.get('uptake-command');
  await app.call(ada, `POST /api/v1/commands/${command}/undo`);
  expect(await read(deal.id)).toMatchObject({ status: 'open', closed_at: null });
});

test('a card is put above another', async () => {
  const stage_id = stageOf('Negotiation');
  const [a, b, c] = await Promise.all(
    ['A', 'B', 'C'].map((name) => make('deals', { name, stage_id })),
  );
  await move(c.id, { stage_id, before: a.id });
  const order = await Promise.all([a, b, c].map(({ id }) => read(id)));
  expect(order[2].board_position).toBeGreaterThan(order[0].board_position);
});

test('where a card stands that one does not see is not told by putting another above it', async () => {
  const stage_id = stageOf('Negotiation');
  const hidden = await make('deals', { name: 'Hidden', stage_id, visibility: 'private' });
  const card = await make('deals', { name: 'Seen', stage_id }, max);
  const body = { stage_id, before: hidden.id };
  const moved = await app.call(max, `POST /api/v1/deals/${card.id}/move`, { body });
  expect(moved.status).toBe(200);
  expect((await read(card.id)).board_position).toBe(card.board_position);
});

test('nobody moves what they do not see, nor to a stage of another workspace', async () => {
  const deal = await make('deals', { name: 'Secret', visibility: 'private' });
  expect((await move(deal.id, { stage_id: stageOf('Proposal') }, max)).status).toBe(404);
  expect((await move(deal.id, { stage_id: stageOf('Proposal') }, stranger)).status).toBe(404);
  const other = (await app.call(stranger, 'GET /api/v1/pipelines/settings')).body;
  const foreign = other.pipelines[0].stages[1].id;
  expect((await move(deal.id, { stage_id: foreign })).status).toBe(400);
  expect((await read(deal.id)).stage_id).toBe(deal.stage_id);
});

test('what is about a deal is seen by nobody who does not see the deal, and opens with it', async () => {
  const person = await make('people', { first_name: 'Eva' });
  const deal = await make('deals', { name: 'Quiet', person_id: person.id });
  const task = await make('tasks', { subject: 'Call back', deal_id: deal.id });
  const share = (type: string, id: string, visibility: string) =>
    app.call(ada, `PATCH /api/v1/${type}/${id}`, { body: { visibility } });
  const seen = async () => (await app.call(max, `GET /api/v1/tasks/${task.id}`)).status;
  await share('deals', deal.id, 'private');
  expect(await seen()).toBe(404);
  await share('people', person.id, 'private');
  await share('deals', deal.id, 'workspace');
  expect(await seen(), 'its person is private still').toBe(404);
  await share('people', person.id, 'workspace');
  expect(await seen()).toBe(200);
});

test('administrators set pipelines as one, others may not; stages with deals stay', async () => {
  const [first] = settings.pipelines;
  const stages = first.stages.map(
    ({ pipeline_id, position, ...stage }: { pipeline_id: string; position: number }) => stage,
  );
  const body = { id: first.id, name: 'Sales', stages };
  const setUp = (given: object, by = ada) =>
    app.call(by, 'POST /api/v1/pipelines/set-up', { body: given });
  expect((await setUp(body, max)).status).toBe(403);
  expect(
    (
      await app.call(max, 'POST /api/v1/stages', {
        body: { name: 'X', kind: 'open', pipeline_id: first.id },
      })
    ).status,
  ).toBe(403);
  await make('deals', { name: 'Stands', stage_id: stages[1].id });
  const without = { ...body, stages: stages.filter((_: unknown, at: number) => at !== 1) };
  expect(await setUp(without)).toMatchObject({ status: 409, body: { reason: 'in_use' } });
  const endless = { ...body, stages: stages.slice(0, 4) };
  expect((await setUp(endless)).status).toBe(400);
  const more = {
    name: 'Service contracts',
    stages: [
      { name: 'Asked', kind: 'open', probability: 20, exit_checks: ['Site seen'] },
      { name: 'Seen', kind: 'open' },
      { name: 'Signed', kind: 'won' },
      { name: 'Off', kind: 'lost' },
    ],
  };
  const made = await setUp(more);
  expect(made.body.pipelines.map(({ name }: { name: string }) => name)).toEqual([
    'Sales',
    'Service contracts',
  ]);
  const [asked, seen] = made.body.pipelines[1].stages;
  const deal = await make('deals', { name: 'Contract', stage_id: asked.id });
  const held = await move(deal.id, { stage_id: seen.id });
  expect(held.body).toMatchObject({ reason: 'exit_criteria', checks: ['Site seen'] });
  expect((await move(deal.id, { stage_id: seen.id, checks_met: ['Site seen'] })).status).toBe(200);
  await app.call(ada, `DELETE /api/v1/deals/${deal.id}`);
  const command = made.headers.get('uptake-command');
  await app.call(ada, `POST /api/v1/commands/${command}/undo`);
  const after = (await app.call(ada, 'GET /api/v1/pipelines/settings')).body;
  expect(after.pipelines).toHaveLength(1);
});

test('where an undo cannot give the stage back, the deal stays what its stage says', async () => {
  const setUp = (body: object) => app.call(ada, 'POST /api/v1/pipelines/set-up', { body });
  const ends = [
    { name: 'Done', kind: 'won' },
    { name: 'Gone', kind: 'lost' },
  ];
  const open = [
    { name: 'One', kind: 'open' },
    { name: 'Two', kind: 'open' },
  ];
  const made = (await setUp({ name: 'Short', stages: [...open, ...ends] })).body;
  const [one, ...left] = made.pipelines.find(({ id }: { id: string }) => id === made.id).stages;
  const deal = await make('deals', { name: 'Brief', stage_id: one.id });
  const won = await app.call(ada, `POST /api/v1/deals/${deal.id}/win`, { body: {} });
  const stages = left.map(({ id, name, kind }: Record<string, string>) => ({ id, name, kind }));
  expect((await setUp({ id: made.id, name: 'Short', stages })).status).toBe(200);
  const command = won.headers.get('uptake-command');
  const undone = await app.call(ada, `POST /api/v1/commands/${command}/undo`);
  expect(undone.status).toBe(200);
  expect(await read(deal.id)).toMatchObject({ status: 'won', stage_id: won.body.stage_id });
});

test('that one deal stands in a stage is said in the singular', async () => {
  const setUp = (body: object) => app.call(ada, 'POST /api/v1/pipelines/set-up', { body });
  const names = ['Asked', 'Seen'];
  const ends = ['won', 'lost'].map((kind) => ({ name: kind, kind }));
  const open = names.map((name) => ({ name, kind: 'open', probability: 20 }));
  const { body: made } = await setUp({ name: 'Rare', stages: [...open, ...ends] });
  const { body } = await app.call(ada, 'GET /api/v1/pipelines/settings');
  const { stages } = body.pipelines.find(({ id }: { id: string }) => id === made.id);
  await make('deals', { name: 'Stands alone', stage_id: stages[1].id });
  const left = stages
    .filter((_: unknown, at: number) => at !== 1)
    .map(({ id, name, kind }: { id: string; name: string; kind: string }) => ({ id, name, kind }));
  const refused = await setUp({ id: made.id, name: 'Rare', stages: left });
  expect(refused.body.detail).toBe('One deal stands in “Seen”. Move it first, then remove it.');
});
