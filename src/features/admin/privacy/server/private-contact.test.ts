import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { seenChanges } from '#src/records/server/seen-changes.ts';
import { runRead } from '#src/server/run-command.ts';

const MARK = 'Zyzzyva';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let others: Record<string, TestMember>;
let company: string;
let secret: string;
let note: string;
let meeting: string;
let counted: Record<string, unknown>;

const READS = [
  'GET /api/v1/people?limit=200',
  'GET /api/v1/people/count',
  'GET /api/v1/people/groups?by=city',
  'GET /api/v1/people/export?format=csv',
  'GET /api/v1/people/export?format=vcard',
  'GET /api/v1/activities?limit=200',
  'GET /api/v1/activities/count',
  'GET /api/v1/tasks?limit=200',
  'GET /api/v1/tasks/count',
  'GET /api/v1/tasks/groups?by=kind',
  `GET /api/v1/search?q=${MARK}`,
  'GET /api/v1/search?q=zyzzyva%40example.com',
  'GET /api/v1/today',
  'GET /api/v1/slipping',
  'GET /api/v1/duplicates',
  'GET /api/v1/me/looks',
  'GET /api/v1/me/recorded',
];

/** Everything that a member can read, with what has nothing to do with it. */
async function readAll(member: TestMember): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = {};
  const of = [
    `GET /api/v1/companies/${company}`,
    `GET /api/v1/timeline?company_id=${company}`,
    `GET /api/v1/companies/${company}/history`,
    `GET /api/v1/companies/${company}/looks`,
  ];
  for (const route of [...READS, ...of]) {
    const answer = await app.call(member, route);
    answers[route] = answer.status === 200 ? answer.body : answer.status;
  }
  return answers;
}

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  const team = await app.team(ada, 'North');
  max = await app.member(ada, { teamId: team });
  others = {
    administrator: ada,
    manager: await app.member(ada, { role: 'manager', teamId: team }),
    member: await app.member(ada, { teamId: team }),
    'stranger’s administrator': await app.workspace('Other'),
  };
  const make = async (plural: string, body: object) => {
    const answer = await app.call(max, `POST /api/v1/${plural}`, { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body.id as string;
  };
  company = await make('companies', { name: 'Globex' });
  await make('people', { first_name: 'Open', city: 'Bozen', company_id: company });
  counted = {};
  for (const [name, who] of Object.entries(others)) counted[name] = await readAll(who);
  secret = await make('people', {
    first_name: MARK,
    last_name: 'Secret',
    emails: ['zyzzyva@example.com'],
    city: MARK,
    company_id: company,
    visibility: 'private',
  });
  note = await make('activities', {
    kind: 'call',
    body: `${MARK} said so`,
    occurred_at: '2026-01-20T10:00:00Z',
    person_id: secret,
    visibility: 'private',
  });
  meeting = await make('tasks', {
    subject: `Lunch with ${MARK}`,
    kind: 'meeting',
    due_at: '2026-11-23T11:00:00Z',
    person_id: secret,
    visibility: 'private',
  });
  await app.call(max, `POST /api/v1/people/${secret}/viewed`);
});
afterAll(() => app.close());

test('their owner has them in all of these places', async () => {
  const all = await readAll(max);
  const found = Object.entries(all).filter(([, answer]) => JSON.stringify(answer).includes(MARK));
  expect(found.map(([route]) => route)).toEqual(
    expect.arrayContaining([
      'GET /api/v1/people?limit=200',
      'GET /api/v1/activities?limit=200',
      'GET /api/v1/tasks?limit=200',
      `GET /api/v1/search?q=${MARK}`,
      'GET /api/v1/search?q=zyzzyva%40example.com',
      `GET /api/v1/timeline?company_id=${company}`,
      'GET /api/v1/me/recorded',
    ]),
  );
});

describe.each(['administrator', 'manager', 'member', 'stranger’s administrator'])(
  'for a %s',
  (role) => {
    test('a private person, their calls and meetings are in no list, count, search or file', async () => {
      const now = await readAll(others[role]!);
      for (const [route, answer] of Object.entries(now)) {
        const text = JSON.stringify(answer);
        expect(text, route).not.toContain(MARK);
        for (const id of [secret, note, meeting]) expect(text, route).not.toContain(id);
        // what was recorded about who reads goes on; all else stands as before there was anybody
        if (/recorded|today/.test(route)) continue;
        expect(answer, route).toEqual((counted[role] as Record<string, unknown>)[route]);
      }
    });

    test('nothing about them can be asked for by their id', async () => {
      for (const what of ['', '/history', '/looks', '/timeline', '/dossier', '/erasure']) {
        const answer = await app.call(others[role]!, `GET /api/v1/people/${secret}${what}`);
        expect([403, 404], what).toContain(answer.status);
        expect(JSON.stringify(answer.body)).not.toContain(MARK);
      }
      const body = { name: `${MARK} Secret` };
      const erase = await app.call(others[role]!, `POST /api/v1/people/${secret}/erase`, { body });
      expect([403, 404]).toContain(erase.status);
    });

    test('a change of theirs is told to nobody, and a like person warns of no duplicate', async () => {
      const who = others[role]!;
      const seen = await runRead(app.app.services.machinery, who.actor, (ctx) =>
        seenChanges(ctx, recordTypes, [
          { type: 'person', id: secret },
          { type: 'activity', id: note },
          { type: 'task', id: meeting },
        ]),
      );
      expect(seen).toEqual([]);
      const hint = await app.call(who, 'POST /api/v1/people/duplicates', {
        body: { first_name: MARK, last_name: 'Secret', emails: ['zyzzyva@example.com'] },
      });
      expect(JSON.stringify(hint.body)).not.toContain(secret);
    });

    test('their meeting is busy time and nothing else', async () => {
      const query = `from=2026-11-23&to=2026-11-24&members=${max.actor.memberId}`;
      const { status, body } = await app.call(others[role]!, `GET /api/v1/calendar?${query}`);
      expect(JSON.stringify(body)).not.toContain(MARK);
      if (role.startsWith('stranger')) return;
      expect(status).toBe(200);
      expect(body.items).toEqual([]);
      expect(body.busy).toHaveLength(1);
      expect(Object.keys(body.busy[0]).sort()).toEqual(['ends_at', 'member_id', 'starts_at']);
    });
  },
);
