import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLedgerFaults } from '#src/features/admin/doctor/server/ledger-fault-queries.ts';
import { updateMember } from '#src/features/admin/workspace/server/workspace-commands.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runCommand } from '#src/server/run-command.ts';
import { wantsAnswer } from '../../wants-answer.ts';
import type { BoardCluster } from '../../workshop-board.ts';
import { type TestWorkshop, workshopsOf } from '../test-room.ts';

let app: TestApp;
let ada: TestMember;
let owner: pg.Client;
let room: ReturnType<typeof workshopsOf>;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  room = workshopsOf(app, ada);
  owner = new pg.Client(app.url);
  await owner.connect();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

const act = (workshop: TestWorkshop, path: string, body: object, who = ada) =>
  app.call(who, `POST /api/v1/workshops/${workshop.id}${path}`, { body });
const undo = (answer: { headers: Headers }) =>
  app.call(ada, `POST /api/v1/commands/${answer.headers.get('uptake-command')}/undo`);

async function answering(texts: string[]) {
  const made = await room.grouped(texts);
  await room.advance(made.workshop, { kind: 'answer' });
  return made;
}

const answer = (workshop: TestWorkshop, cluster: BoardCluster, who: TestMember) =>
  act(workshop, `/clusters/${cluster.id}/answer`, {
    ...{ answer: 'yes', reason: 'We do it', due_on: '2999-01-01' },
    owner_id: who.actor.memberId,
  });

const tasksOf = async ({ actor }: TestMember) =>
  (
    await owner.query(
      `select subject, due_on::text, done_at from task where owner_id = $1 and deleted_at is null`,
      [actor.memberId],
    )
  ).rows;

const leave = (who: TestMember) =>
  runCommand(app.app.services.machinery, ada.actor, (ctx) =>
    updateMember(ctx, recordTypes, { id: who.actor.memberId, patch: { active: false } }),
  );

test('what is decided stands in the day of who sees to it, and leaves it with the undo', async () => {
  const ida = await app.member(ada, { name: 'Ida' });
  const { workshop, clusterOf } = await answering(['Too many fields']);
  const given = await answer(workshop, clusterOf('Too many fields'), ida);
  expect(given.status).toBe(200);
  expect(await tasksOf(ida)).toMatchObject([
    { subject: 'Look after it: Too many fields', due_on: '2999-01-01' },
  ]);
  await undo(given);
  expect(await tasksOf(ida)).toEqual([]);
});

test('where who sees to it has left, all see it, and somebody who leads is asked for another', async () => {
  const ida = await app.member(ada, { name: 'Ida' });
  const ben = await app.member(ada, { name: 'Ben' });
  const { workshop, clusterOf } = await answering(['Two systems']);
  await answer(workshop, clusterOf('Two systems'), ida);
  const path = `GET /api/v1/join/${workshop.code}/board`;
  const read = async () => (await app.call(null, path)).body.clusters[0].answer;
  expect(await read()).toMatchObject({ owner: 'Ida', owner_left: false });
  await leave(ida);
  expect(await read()).toMatchObject({ owner: 'Ida', owner_left: true });
  const { body } = await app.call(ada, 'GET /api/v1/slipping');
  expect(JSON.stringify(body)).toMatch(
    /orphaned.*Look after it: Two systems|Two systems.*orphaned/,
  );
  const gone = await answer(workshop, clusterOf('Two systems'), ida);
  expect(gone.status).toBe(400);
  expect((await answer(workshop, clusterOf('Two systems'), ben)).status).toBe(200);
  expect(await read()).toMatchObject({ owner: 'Ben', owner_left: false });
  expect(await tasksOf(ida)).toEqual([]);
  expect(await tasksOf(ben)).toHaveLength(1);
});

test('where who facilitates has left, another goes on where it stood, and takes it over', async () => {
  const mia = await app.member(ada, { name: 'Mia', role: 'manager' });
  const workshop = await room.addWorkshop();
  const path = `/api/v1/workshops/${workshop.id}`;
  const owner_id = mia.actor.memberId;
  expect((await app.call(ada, `PATCH ${path}`, { body: { owner_id } })).status).toBe(200);
  await room.advance(workshop, { kind: 'cards' });
  await room.send(workshop, await room.join(workshop), 'Sent before the laptop died');
  await leave(mia);
  const { body } = await app.call(ada, `GET ${path}`);
  expect(body).toMatchObject({ facilitator: { name: 'Mia', active: false }, may_run: true });
  await room.advance(workshop, { kind: 'cards', phase: 'done' });
  expect((await room.boardOf(workshop)).clusters).toHaveLength(1);
  const taken = await app.call(ada, `PATCH ${path}`, { body: { owner_id: ada.actor.memberId } });
  expect(taken.body.facilitator).toMatchObject({ name: 'Ada Admin', active: true });
});

test('a workshop of one team makes concerns of that team', async () => {
  const team_id = await app.team(ada, 'South');
  const { workshop } = await room.grouped(['Only we have this']);
  const path = `PATCH /api/v1/workshops/${workshop.id}`;
  expect((await app.call(ada, path, { body: { team_id: workshop.id } })).status).toBe(400);
  expect((await app.call(ada, path, { body: { team_id } })).body.team_id).toBe(team_id);
  await room.advance(workshop, { kind: 'answer' });
  const { rows } = await owner.query(
    `select team_id from concern where title = 'Only we have this'`,
  );
  expect(rows).toEqual([{ team_id }]);
});

test('what is hidden is told by no concern, no task and no event of the ledger', async () => {
  const ida = await app.member(ada, { name: 'Ida' });
  const { workshop, clusterOf, cardOf } = await answering(['Wolpertinger is a fool']);
  await answer(workshop, clusterOf('Wolpertinger is a fool'), ida);
  const told = async () =>
    (
      await owner.query(
        `select 'event' as what from ledger_event where changes::text like '%Wolpertinger%'
         union all select 'concern' from concern where title || body like '%Wolpertinger%'
         union all select 'task' from task where subject || title like '%Wolpertinger%'`,
      )
    ).rows.map(({ what }) => what);
  expect((await told()).length).toBeGreaterThan(2);
  const hidden = await act(workshop, `/cards/${cardOf('Wolpertinger is a fool').id}/hide`, {
    reason: 'It hurts',
  });
  expect(hidden.status).toBe(200);
  expect(await told()).toEqual([]);
  expect(await tasksOf(ida)).toMatchObject([{ subject: 'Look after it: It hurts' }]);
  expect(await findLedgerFaults(owner as never, ada.actor.workspaceId)).toEqual([]);
  // shown again by the undo, it stands in its concern again
  expect((await undo(hidden)).status).toBe(200);
  const { rows } = await owner.query(`select body from concern where body like '%Wolpertinger%'`);
  expect(rows).toEqual([{ body: '– Wolpertinger is a fool' }]);
});

const concernCalled = async (title: string) => {
  const { rows } = await owner.query(`select id, body from concern where title = $1 order by id`, [
    title,
  ]);
  return rows as { id: string; body: string }[];
};

test('hiding one card damages no other concern, and shown again all stands as before', async () => {
  const texts = ['Sync stops', 'Sync stops at noon', 'Sync stops'];
  const { workshop, cardOf } = await answering(texts);
  const all = async () =>
    (
      await owner.query(
        `select title, body, (select count(*) from ledger_event e where e.record_id = c.id
           and e.changes is null) as forgotten
         from concern c where workshop_id = $1 order by title, body, forgotten`,
        [workshop.id],
      )
    ).rows;
  const hide = (reason: string | null) =>
    act(workshop, `/cards/${cardOf('Sync stops').id}/hide`, { reason });
  const before = await all();
  const others = before.slice(1);
  expect((await hide('It hurts')).status).toBe(200);
  const [hidden, ...stay] = await all();
  expect(stay).toEqual(others);
  expect(hidden).toMatchObject({ title: 'It hurts', body: '' });
  expect((await hide(null)).status).toBe(200);
  const words = (rows: { title: string; body: string }[]) =>
    rows.map(({ title, body }) => ({ title, body }));
  expect(words(await all())).toEqual(words(before));
});

test('hidden words stay in no task and at no desk, also where the concern was called otherwise since', async () => {
  const ida = await app.member(ada, { name: 'Ina' });
  const texts = ['Rumpelstilz is a fool', 'Rumpelstilz again'];
  const { workshop, clusterOf, cardOf } = await answering(texts);
  await answer(workshop, clusterOf('Rumpelstilz is a fool'), ida);
  // a task that was taken away lies there and can be brought back
  await answer(workshop, clusterOf('Rumpelstilz again'), ida);
  const [again] = await concernCalled('Rumpelstilz again');
  const body = { answer: 'no', reason: 'We do not', owner_id: null, due_on: null };
  await app.call(ada, `POST /api/v1/concerns/${again!.id}/answer`, { body });
  const { id } = (await concernCalled('Rumpelstilz is a fool'))[0]!;
  await owner.query(`update concern set class = 'technical' where id = $1`, [id]);
  expect((await app.call(ada, `POST /api/v1/concerns/${id}/desk`)).status).toBe(200);
  const named = { title: 'Words between colleagues', body: 'We talk about it on Friday.' };
  expect((await app.call(ada, `PATCH /api/v1/concerns/${id}`, { body: named })).status).toBe(200);
  const reason = 'It hurts';
  for (const text of texts) {
    const path = `/cards/${cardOf(text).id}/hide`;
    expect((await act(workshop, path, { reason })).status).toBe(200);
  }
  const { rows: told } = await owner.query(
    `select 'event' as what from ledger_event where changes::text like '%Rumpelstilz%'
     union all select 'desk' from desk_item where said like '%Rumpelstilz%'
     union all select 'task' from task where subject || title like '%Rumpelstilz%'`,
  );
  expect(told).toEqual([]);
  const subject = 'Look after it: Words between colleagues';
  expect(await tasksOf(ida)).toMatchObject([{ subject }]);
  // what somebody wrote there themselves stays
  expect(await concernCalled(named.title)).toEqual([{ id, body: named.body }]);
  expect(await findLedgerFaults(owner as never, ada.actor.workspaceId)).toEqual([]);
});

test('an undo empties no theme that has become a concern', async () => {
  const { workshop, clusterOf, cardOf } = await room.grouped(['Stays', 'Goes']);
  const into = clusterOf('Stays').id;
  const move = (text: string, cluster_id: string | null) =>
    act(workshop, `/cards/${cardOf(text).id}/move`, { cluster_id });
  const moved = await move('Goes', into);
  await move('Stays', null);
  await room.advance(workshop, { kind: 'answer' });
  const back = await undo(moved);
  expect(back.body).toMatchObject({ reason: 'has_concern' });
  const board = await room.boardOf(workshop);
  expect(board.clusters.map(({ cards }) => cards.length)).toEqual([1, 1]);
});

test('the screens and the server agree on which themes want an answer', async () => {
  const texts = Array.from({ length: 12 }, (_, at) => `Card ${at}`);
  const { workshop } = await room.grouped(texts);
  const kinds = ['idea', 'question', 'concern', 'proposal', 'start', 'stop', 'reason'] as const;
  const state = fc.record({
    kind: fc.constantFrom(...kinds),
    votes: fc.constantFrom(null, 0, 2),
    hidden: fc.constantFrom(null, null, 'It hurts'),
  });
  const [states] = fc.sample(fc.array(state, { minLength: 12, maxLength: 12 }), {
    seed: 7,
    numRuns: 1,
  });
  for (const [at, { kind, votes, hidden }] of states!.entries()) {
    await owner.query(
      `with c as (update workshop_card set kind = $1, hidden = $2
         where workshop_id = $3 and text = $4 returning cluster_id)
       update workshop_cluster k set votes = $5, version = version + 1 from c where k.id = c.cluster_id`,
      [kind, hidden, workshop.id, texts[at], votes],
    );
  }
  const wanting = (await room.boardOf(workshop)).clusters.filter(wantsAnswer);
  await room.advance(workshop, { kind: 'vote' });
  await owner.query(
    `update workshop_cluster set votes = coalesce(votes, 0) where workshop_id = $1`,
    [workshop.id],
  );
  const { items } = (await app.call(ada, 'GET /api/v1/workshops')).body;
  const listed = items.find(({ id }: { id: string }) => id === workshop.id);
  expect(listed).toMatchObject({ answered: 0, of: wanting.length });
  expect(wanting.length).toBeGreaterThan(3);
  expect(wanting.length).toBeLessThan(12);
});

test('a ballot that an earlier step left behind is none of the vote', async () => {
  const questions = [{ text: 'Why?', options: ['So', 'Not so'], right: 0 }];
  const workshop = await room.addWorkshop({ questions });
  await room.advance(workshop, { kind: 'check' });
  const tokens: string[] = [];
  for (let i = 0; i < 6; i++) tokens.push(await room.join(workshop));
  await room.atCode(workshop, 'PUT', '/check', { token: tokens[0]!, picked: [0] });
  const { steps, step, phase } = await room.boardOf(workshop);
  const vote = steps.findIndex(({ kind }) => kind === 'vote');
  await act(workshop, '/step', { from: { step, phase }, step: vote });
  for (const token of tokens.slice(0, 5)) {
    await room.atCode(workshop, 'PUT', '/ballot', { token, dots: {} });
  }
  expect((await room.boardOf(workshop)).people.voted).toBe(0);
});
