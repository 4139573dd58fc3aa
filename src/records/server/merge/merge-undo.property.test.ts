import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { role: 'manager' });
});
afterAll(() => app.close());

const text = fc.constantFrom(null, 'a', 'b');
const who = fc.record(
  {
    first_name: text,
    city: text,
    emails: fc.subarray(['a@x.de', 'b@x.de', 'c@x.de']),
    phones: fc.subarray(['0471 123456', '+39 0471 123456']),
    tags: fc.subarray(['x', 'y']),
    about: fc.constantFrom(null, 'one', 'one\ntwo'),
    visibility: fc.constantFrom('workspace', 'workspace', 'private'),
    company: fc.constantFrom(null, 0, 1),
  },
  { requiredKeys: ['visibility', 'company'] },
);
const link = fc.record({
  kind: fc.constantFrom('activities', 'tasks', 'facts', 'guests'),
  to: fc.nat(3),
  by: fc.nat(1),
  isPrivate: fc.boolean(),
  isBinned: fc.boolean(),
});
const world = fc.record({
  people: fc.array(who, { minLength: 2, maxLength: 4 }),
  links: fc.array(link, { maxLength: 8 }),
  survivor: fc.nat(3),
  values: fc.record({ city: text, tags: fc.subarray(['x', 'z']) }, { requiredKeys: [] }),
});

async function call(member: TestMember, route: string, body?: unknown) {
  const answer = await app.call(member, route, body === undefined ? {} : { body });
  expect(answer.status, `${route} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
  return answer;
}

async function make(member: TestMember, plural: string, body: object): Promise<string> {
  return (await call(member, `POST /api/v1/${plural}`, body)).body.id;
}

const bodies: Record<string, (id: string) => [string, object]> = {
  activities: (person_id) => [
    'activities',
    { kind: 'note', body: 'x', occurred_at: '2026-11-20T10:00:00Z', person_id },
  ],
  tasks: (person_id) => ['tasks', { subject: 'x', person_id }],
  facts: (person_id) => ['facts', { text: 'x', person_id }],
  guests: (person_id) => ['tasks', { subject: 'x', guests: [person_id] }],
};

/** All that is stored of these records, as those who may see each read it; but for when and how often. */
async function readAll(paths: [TestMember, string][]) {
  const all = [];
  for (const [member, path] of paths) {
    const { body } = await app.call(member, `GET /api/v1/${path}`);
    const { version, updated_at, can, refs, merged_into, ...rest } = body;
    all.push(rest);
  }
  return all;
}

type World = typeof world extends fc.Arbitrary<infer T> ? T : never;
type Path = [member: TestMember, path: string];

async function makePeople({ people }: World): Promise<string[]> {
  const companies = [
    await make(ada, 'companies', { name: 'Globex' }),
    await make(ada, 'companies', { name: 'Initech' }),
  ];
  const ids: string[] = [];
  for (const { company, ...person } of people) {
    const company_id = company === null ? null : companies[company];
    ids.push(await make(ada, 'people', { last_name: 'Rossi', ...person, company_id }));
  }
  return ids;
}

async function makeLinks({ people, links }: World, ids: string[]): Promise<Path[]> {
  const paths: Path[] = [];
  for (const { kind, to, by, isPrivate, isBinned } of links) {
    const at = to % ids.length;
    const member = by === 0 || people[at]!.visibility === 'private' ? ada : max;
    const [plural, body] = bodies[kind]!(ids[at]!);
    const visibility = isPrivate && kind !== 'facts' ? { visibility: 'private' } : {};
    const id = await make(member, plural, { ...body, ...visibility });
    if (isBinned) await call(member, `DELETE /api/v1/${plural}/${id}`);
    paths.push([member, `${plural}/${id}`]);
  }
  return paths;
}

async function tryOut(given: World): Promise<void> {
  const ids = await makePeople(given);
  const links = await makeLinks(given, ids);
  const paths: Path[] = [...ids.map((id): Path => [ada, `people/${id}`]), ...links];
  const before = await readAll(paths);
  const kept = ids[given.survivor % ids.length]!;
  const others = ids.filter((id) => id !== kept);
  const body = { others, values: given.values };
  const done = await app.call(ada, `POST /api/v1/people/${kept}/merge`, { body });
  if (done.body.reason !== 'would_hide') {
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    for (const link of await readAll(links)) {
      expect(link.person_id ?? link.guests?.[0]).toBe(kept);
    }
    const command = done.headers.get('uptake-command');
    const undone = await call(ada, `POST /api/v1/commands/${command}/undo`);
    expect(undone.body.kept).toEqual([]);
  }
  expect(await readAll(paths)).toEqual(before);
}

test('whatever is linked, a merge that is undone leaves all as it was', async () => {
  await fc.assert(fc.asyncProperty(world, tryOut), { numRuns: 25, endOnFailure: true });
}, 120_000);
