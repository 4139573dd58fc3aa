import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findLedgerFaults } from '#src/features/admin/doctor/server/ledger-fault-queries.ts';
import { newId } from '#src/lib/ids.ts';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { createRecords } from '#src/records/server/record-commands.ts';
import { type Machinery, runCommand } from './run-command.ts';
import { createTogether, MOST_WAITING, type Stored } from './run-together.ts';

let app: TestApp;
let owner: pg.Client;
let ada: TestMember;
let max: TestMember;
let other: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client(app.url);
  await owner.connect();
  ada = await app.workspace();
  max = await app.member(ada);
  other = await app.workspace('Other');
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

function create(member: TestMember, body: Record<string, unknown>) {
  return app.call(member, 'POST /api/v1/people', { body });
}

async function eventsOf(ids: string[]) {
  const { rows } = await owner.query(
    `select e.record_id, e.actor_id, e.command_id, p.xmin::text as in_transaction
     from ledger_event e join person p on p.id = e.record_id
     where e.record_id = any($1) and e.verb = 'person.created'`,
    [ids],
  );
  return rows as Record<'record_id' | 'actor_id' | 'command_id' | 'in_transaction', string>[];
}

test('what comes at one moment shares a transaction, and each is a command of its own', async () => {
  const members = Array.from({ length: 12 }, (_, at) => (at % 2 ? max : ada));
  const answers = await Promise.all(
    members.map((member, at) => create(member, { last_name: `Moment ${at}` })),
  );
  expect(answers.map(({ status, body }) => [status, body.last_name, body.owner_id])).toEqual(
    members.map((member, at) => [201, `Moment ${at}`, member.actor.memberId]),
  );
  const events = await eventsOf(answers.map(({ body }) => body.id));
  expect(new Set(events.map((event) => event.command_id)).size).toBe(12);
  expect(new Set(events.map((event) => event.in_transaction)).size).toBeLessThan(12);
  for (const [at, { headers, body }] of answers.entries()) {
    const event = events.find(({ record_id }) => record_id === body.id);
    expect(event?.command_id).toBe(headers.get('uptake-command'));
    expect(event?.actor_id).toBe(members[at]!.actor.memberId);
  }
});

test('one of them is taken back by itself', async () => {
  const answers = await Promise.all(
    ['Kept', 'Taken back', 'Kept too'].map((last_name) => create(ada, { last_name })),
  );
  const command = answers[1]!.headers.get('uptake-command');
  await app.call(ada, `POST /api/v1/commands/${command}/undo`);
  const now = await Promise.all(
    answers.map(({ body }) => app.call(ada, `GET /api/v1/people/${body.id}`)),
  );
  expect(now.map(({ body }) => Boolean(body.deleted_at))).toEqual([false, true, false]);
});

test('one that cannot be stored fails alone', async () => {
  const id = newId();
  const answers = await Promise.all([
    create(ada, { last_name: 'Before' }),
    create(ada, { id, last_name: 'First' }),
    create(max, { id, last_name: 'Second' }),
    create(max, { last_name: 'Of nobody', company_id: newId() }),
    create(ada, { last_name: 'After' }),
  ]);
  expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, 400, 409]);
  const made = answers.filter(({ status }) => status === 201).map(({ body }) => body.id);
  expect(await eventsOf(made)).toHaveLength(3);
  expect(await findLedgerFaults(owner, ada.actor.workspaceId)).toEqual([]);
});

test('members of two workspaces that come at one moment see nothing of each other', async () => {
  const answers = await Promise.all(
    [ada, other, ada, other].map((member) => create(member, { last_name: 'Walled' })),
  );
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
  const seen = await app.call(ada, `GET /api/v1/people/${answers[1]!.body.id}`);
  expect(seen.status).toBe(404);
});

test('what one keeps to oneself is answered to oneself and told to nobody else', async () => {
  const [mine, theirs] = await Promise.all([
    create(ada, { last_name: 'Mine', visibility: 'private' }),
    create(max, { last_name: 'Theirs', visibility: 'private' }),
  ]);
  expect([mine!.body.visibility, theirs!.body.visibility]).toEqual(['private', 'private']);
  expect((await app.call(max, `GET /api/v1/people/${mine!.body.id}`)).status).toBe(404);
});

test('what is done is done, although telling the others of it fails', async () => {
  const heard: unknown[] = [];
  const machinery: Machinery = {
    ...app.app.services.machinery,
    published: () => {
      throw new Error('nobody listens');
    },
    failed: (error) => heard.push(error),
  };
  const made = await runCommand(machinery, ada.actor, (ctx) =>
    createRecords(ctx, recordTypes.get('company')!, [{ id: newId(), name: 'Told to nobody' }]),
  );
  expect(made).toHaveLength(1);
  expect(heard).toMatchObject([{ message: 'nobody listens' }]);
});

test('those who would wait too long are told to come again, and nobody else', async () => {
  let go = () => {};
  const gone = new Promise<void>((resolve) => {
    go = resolve;
  });
  const create = createTogether(app.app.services.machinery, {
    draft: async (_ctx, input: number) => input,
    async store(commands: Stored<number>[]) {
      await gone;
      for (const { ctx, draft } of commands) {
        ctx.emit({
          verb: 'person.viewed',
          type: 'person',
          id: newId(),
          changes: { at: [null, draft] },
        });
      }
      return commands.map(({ draft }) => Promise.resolve(draft));
    },
  });
  const asked = Array.from({ length: MOST_WAITING + 3 }, (_, at) => create(ada.actor, at));
  const settled = Promise.allSettled(asked);
  const refused = await Promise.any(
    asked.map((one) =>
      one.then(
        () => Promise.reject(new Error('it was done')),
        (error: unknown) => error,
      ),
    ),
  );
  expect(refused).toMatchObject({ code: 'busy', details: { retry_after: 2 } });
  go();
  const done = (await settled).filter(({ status }) => status === 'fulfilled');
  expect(done.length).toBeGreaterThanOrEqual(MOST_WAITING);
  expect(done.length).toBeLessThan(MOST_WAITING + 3);
});
