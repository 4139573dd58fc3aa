import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let owner: pg.Client;
let admin: TestMember;

beforeAll(async () => {
  app = await startTestApp();
  owner = new pg.Client(app.url);
  await owner.connect();
  admin = await app.workspace();
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

interface Story {
  by: TestMember;
  meeting: string;
  day: number;
  moved: string | null;
}

async function ask(by: TestMember, route: string, body?: object) {
  const answer = await app.call(by, route, body ? { body } : {});
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer;
}

const hint = (by: TestMember, topic: string, state: string) =>
  ask(by, `PUT /api/v1/help/topics/${topic}`, { state });

/** What may happen to somebody between two looks at the help. */
const ACTS = {
  async move(story: Story) {
    story.day += 1;
    const due_at = `2026-12-${String(story.day).padStart(2, '0')}T09:00:00Z`;
    const done = await ask(story.by, `PATCH /api/v1/tasks/${story.meeting}`, { due_at });
    story.moved = done.headers.get('uptake-command');
  },
  async undo({ by, moved }: Story) {
    if (moved) await app.call(by, `POST /api/v1/commands/${moved}/undo`);
  },
  close: ({ by }: Story) => hint(by, 'find', 'closed'),
  show: ({ by }: Story) => hint(by, 'move', 'shown'),
  open: ({ by }: Story) => hint(by, 'find', 'open'),
  keep: ({ by }: Story) => ask(by, 'POST /api/v1/help/learnt'),
  // what the law makes us forget leaves events without their values
  erase: ({ by }: Story) =>
    owner.query(
      `update ledger_event set changes = null, changes_salt = null
       where workspace_id = $1 and actor_id = $2`,
      [by.actor.workspaceId, by.actor.memberId],
    ),
};

async function statesOf({ by }: Story): Promise<Record<string, string>> {
  const { body } = await ask(by, 'GET /api/v1/help');
  const lessons = body.lessons as { name: string; state: string }[];
  return Object.fromEntries(lessons.map(({ name, state }) => [name, state]));
}

const HIDDEN = ['closed', 'learnt'];

/** Does it all; tells which lessons were learnt on the way. */
async function live(acts: (keyof typeof ACTS)[]): Promise<string[]> {
  const by = await app.member(admin);
  const due_at = '2026-12-01T09:00:00Z';
  const { body } = await ask(by, 'POST /api/v1/tasks', { subject: 'Meet', due_at });
  const story: Story = { by, meeting: body.id, day: 1, moved: null };
  let hidden: string[] = [];
  let states: Record<string, string> = {};
  for (const act of acts) {
    await ACTS[act](story);
    states = await statesOf(story);
    for (const name of hidden) expect(HIDDEN, `${name} after ${act}`).toContain(states[name]);
    hidden = Object.keys(states).filter((name) => HIDDEN.includes(states[name]!));
    // as every browser does that hears of it
    await ACTS.keep(story);
  }
  return hidden.filter((name) => states[name] === 'learnt');
}

test('a hint that was learnt or put away never returns, whatever is done, undone or erased', async () => {
  const names = Object.keys(ACTS) as (keyof typeof ACTS)[];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...names), { maxLength: 14 }), async (acts) => {
      await live(acts);
    }),
    { numRuns: 12 },
  );
  expect(await live(['move', 'move', 'erase', 'show'])).toEqual(['move']);
}, 60_000);
