import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
let globex: string;
let anna: string;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { name: 'Max' });
  stranger = await app.workspace('Other');
  globex = await make('companies', { name: 'Globex' });
  anna = await make('people', { first_name: 'Anna', last_name: 'Rossi', company_id: globex });
});
afterAll(() => app.close());

async function make(plural: string, body: object, by = ada): Promise<string> {
  const answer = await app.call(by, `POST /api/v1/${plural}`, { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

function note(body: string, day: string, more: object = {}, by = ada): Promise<string> {
  const occurred_at = `${day}T10:00:00Z`;
  return make('activities', { kind: 'note', body, occurred_at, person_id: anna, ...more }, by);
}

async function read(query: string, by = ada) {
  const answer = await app.call(by, `GET /api/v1/timeline?${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
}

function titles(timeline: { items: { title: string }[] }): string[] {
  return timeline.items.map(({ title }) => title);
}

test('a person has their activities and done tasks newest first, and open promises apart', async () => {
  const bea = await make('people', { first_name: 'Bea' });
  const of = { person_id: bea };
  await note('second', '2026-02-02', of);
  await note('first', '2026-02-01', of, max);
  await make('tasks', { subject: 'later', due_on: '2026-04-01', ...of });
  await make('tasks', { subject: 'some day', ...of });
  await make('tasks', { subject: 'sooner', due_on: '2026-03-01', ...of });
  const done = await make('tasks', { subject: 'done', ...of });
  await app.call(max, `POST /api/v1/tasks/${done}/complete`);
  const timeline = await read(`person_id=${bea}`);
  expect(titles(timeline)).toEqual(['done', 'second', 'first']);
  expect(titles({ items: timeline.open })).toEqual(['sooner', 'later', 'some day']);
  expect(timeline.more_open).toBe(false);
  expect(timeline.refs[bea]).toEqual({ type: 'person', title: 'Bea' });
  expect(timeline.refs[max.actor.memberId]).toEqual({ type: 'member', title: 'Max' });
  const { items } = await read(`person_id=${bea}`, max);
  expect(items.map(({ can }: { can: string[] }) => can)).toEqual([
    ['edit'],
    ['edit'],
    ['edit', 'delete'],
  ]);
});

test("a company has its people's, also from before they were linked to it", async () => {
  const initech = await make('companies', { name: 'Initech' });
  const carl = await make('people', { first_name: 'Carl' });
  await note('before', '2026-01-01', { person_id: carl });
  await make('tasks', { subject: 'promised before', person_id: carl, due_on: '2026-05-01' });
  await app.call(ada, `PATCH /api/v1/people/${carl}`, { body: { company_id: initech } });
  await note('after', '2026-01-02', { person_id: carl });
  await note('with no person', '2026-01-03', { person_id: null, company_id: initech });
  await app.call(ada, `PATCH /api/v1/people/${carl}`, { body: { company_id: globex } });
  await note('at the new company', '2026-01-04', { person_id: carl });
  await app.call(ada, `PATCH /api/v1/people/${carl}`, { body: { company_id: initech } });
  const timeline = await read(`company_id=${initech}`);
  expect(titles(timeline)).toEqual(['with no person', 'after', 'before']);
  expect(titles({ items: timeline.open })).toEqual(['promised before']);
  expect(titles(await read(`person_id=${carl}`))).toEqual([
    'at the new company',
    'after',
    'before',
  ]);
});

test('pages follow one another without gap or double, also within the same moment', async () => {
  const dora = await make('people', { first_name: 'Dora', company_id: globex });
  const of = { person_id: dora };
  for (let day = 1; day <= 9; day++)
    await note(`day ${day}`, `2026-01-0${day % 3}`.replace('00', '03'), of);
  for (let at = 0; at < 4; at++) {
    const id = await make('tasks', { subject: `task ${at}`, ...of });
    await app.call(ada, `POST /api/v1/tasks/${id}/complete`);
  }
  const whole = await read(`person_id=${dora}&limit=100`);
  expect(whole.items).toHaveLength(13);
  expect(whole.next_cursor).toBeNull();
  const pieces: { id: string }[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const page: { items: { id: string }[]; next_cursor: string | null; open: unknown[] } =
      await read(`person_id=${dora}&limit=2${cursor && `&cursor=${cursor}`}`);
    pieces.push(...page.items);
    cursor = page.next_cursor;
  }
  expect(pieces.map(({ id }) => id)).toEqual(whole.items.map(({ id }: { id: string }) => id));
});

test('what is in the bin is not on it, and comes back', async () => {
  const emil = await make('people', { first_name: 'Emil' });
  const id = await note('said', '2026-01-01', { person_id: emil });
  await app.call(ada, `DELETE /api/v1/activities/${id}`);
  expect(titles(await read(`person_id=${emil}`))).toEqual([]);
  await app.call(ada, `POST /api/v1/activities/${id}/restore`);
  expect(titles(await read(`person_id=${emil}`))).toEqual(['said']);
});

test('what is private or of another team stays unseen, on the company too', async () => {
  const north = await app.team(ada, 'North');
  const south = await app.team(ada, 'South');
  const nora = await app.member(ada, { teamId: north });
  const sam = await app.member(ada, { teamId: south });
  const umbrella = await make('companies', { name: 'Umbrella' });
  const fay = await make('people', { first_name: 'Fay', company_id: umbrella });
  const ghost = await make(
    'people',
    { first_name: 'Ghost', company_id: umbrella, visibility: 'private' },
    nora,
  );
  const of = { person_id: fay };
  await note('for all', '2026-01-01', of, nora);
  await note('of the north', '2026-01-02', { ...of, visibility: 'team' }, nora);
  await note('of Nora', '2026-01-03', { ...of, visibility: 'private' }, nora);
  await note('with a private contact', '2026-01-04', { person_id: ghost }, nora);
  await make('tasks', { subject: 'private promise', ...of, visibility: 'private' }, nora);
  for (const query of [`person_id=${fay}`, `company_id=${umbrella}`]) {
    const seen = await read(query, sam);
    expect(titles(seen)).toEqual(['for all']);
    expect(seen.open).toEqual([]);
    expect(Object.keys(seen.refs)).not.toContain(ghost);
  }
  expect(titles(await read(`company_id=${umbrella}`, nora))).toHaveLength(4);
  const hidden = await app.call(sam, `GET /api/v1/timeline?person_id=${ghost}`);
  expect(hidden.status).toBe(404);
});

test('another workspace finds nobody here', async () => {
  for (const query of [`person_id=${anna}`, `company_id=${globex}`]) {
    const answer = await app.call(stranger, `GET /api/v1/timeline?${query}`);
    expect(answer.status).toBe(404);
  }
});

test('a wrong question is told how to ask', async () => {
  const bad = [
    '',
    `person_id=${anna}&company_id=${globex}`,
    'person_id=1',
    `person_id=${anna}&cursor=x`,
    `person_id=${anna}&cursor=${btoa(JSON.stringify(['soon', anna]))}`,
    `person_id=${anna}&limit=1000`,
  ];
  for (const query of bad) {
    const answer = await app.call(ada, `GET /api/v1/timeline?${query}`);
    expect(answer.status, query).toBe(400);
  }
});

test('a meeting stands with everyone who comes, once, as far as the reader may see it', async () => {
  const [host, guest] = [
    await make('people', { first_name: 'Host' }),
    await make('people', { first_name: 'Guest' }),
  ];
  const of = { kind: 'meeting', due_at: '2026-03-01T10:00:00Z', person_id: host };
  const lunch = await make('tasks', { subject: 'Lunch', guests: [host, guest], ...of });
  await make('tasks', { subject: 'Secret', guests: [guest], visibility: 'private', ...of });
  const titlesOf = async (id: string, by = ada) =>
    titles({ items: (await read(`person_id=${id}`, by)).open });
  expect(await titlesOf(host)).toEqual(['Lunch', 'Secret']);
  expect(await titlesOf(guest)).toEqual(['Lunch', 'Secret']);
  expect(await titlesOf(guest, max)).toEqual(['Lunch']);
  await app.call(ada, `POST /api/v1/tasks/${lunch}/complete`);
  expect(titles(await read(`person_id=${guest}`, max))).toEqual(['Lunch']);
});

test('a deal has what was said and promised about it, and its person and company have it too', async () => {
  const bea = await make('people', { first_name: 'Bea', company_id: globex });
  const deal = await make('deals', { name: 'Pumps', company_id: globex, person_id: bea });
  const other = await make('deals', { name: 'Valves', company_id: globex });
  await note('they want two', '2026-02-01', { person_id: null, deal_id: deal });
  await note('of the other', '2026-02-02', { person_id: null, deal_id: other });
  await make('tasks', { subject: 'send the drawing', deal_id: deal });
  const timeline = await read(`deal_id=${deal}`);
  // beside it that the deal was made
  expect(titles(timeline)).toEqual(['Pumps', 'they want two']);
  expect(titles({ items: timeline.open })).toEqual(['send the drawing']);
  for (const query of [`person_id=${bea}`, `company_id=${globex}`]) {
    expect(titles(await read(query))).toContain('they want two');
  }
  const step = await app.call(ada, `GET /api/v1/next-step?deal_id=${deal}`);
  expect(step.body.step).toMatchObject({ subject: 'send the drawing', person: 'Bea' });
  for (const path of ['timeline', 'next-step']) {
    const answer = await app.call(stranger, `GET /api/v1/${path}?deal_id=${deal}`);
    expect(answer.status).toBe(404);
    expect(
      (await app.call(ada, `GET /api/v1/${path}?deal_id=${deal}&person_id=${bea}`)).status,
    ).toBe(400);
  }
});

test('the turns of a deal stand on its page and on that of its company, once each, page by page', async () => {
  const company_id = await make('companies', { name: 'Turning' });
  const deal = await make('deals', { name: 'Pumps', company_id });
  const { items: stages } = (await app.call(ada, 'GET /api/v1/stages?sort=position')).body;
  const stage = (name: string) => stages.find((one: { name: string }) => one.name === name).id;
  await app.call(ada, `POST /api/v1/deals/${deal}/move`, {
    body: { stage_id: stage('Negotiation') },
  });
  const told = await read(`deal_id=${deal}&limit=1`);
  expect(told.items).toMatchObject([{ type: 'turn', stage: 'Negotiation', is_new: false }]);
  const older = await read(`deal_id=${deal}&limit=1&cursor=${told.next_cursor}`);
  expect(older.items).toMatchObject([{ type: 'turn', stage: 'First contact', is_new: true }]);
  expect((await read(`company_id=${company_id}`)).items).toHaveLength(2);
  const patch = { visibility: 'private' };
  await app.call(ada, `PATCH /api/v1/deals/${deal}`, { body: patch });
  expect((await read(`company_id=${company_id}`, max)).items).toEqual([]);
});
