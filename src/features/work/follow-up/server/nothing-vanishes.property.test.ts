import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

const START = new Date('2026-03-04T12:00:00Z');
const YEARS_LATER = new Date('2028-03-04T12:00:00Z');
let app: TestApp;
let now = START;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());

const index = fc.nat({ max: 5 });
const who = fc.nat({ max: 2 });
const day = fc.option(fc.integer({ min: -9, max: 40 }).map((days) => dayFromStart(days)));
const step = fc.oneof(
  fc.record({ verb: fc.constant('make' as const), who, day, shared: fc.boolean() }),
  fc.record({ verb: fc.constantFrom('complete', 'reopen', 'undo', 'call'), who, task: index }),
  fc.record({ verb: fc.constant('postpone' as const), who, task: index, day }),
  fc.record({ verb: fc.constantFrom('hand-over', 'assign'), who, task: index, to: who }),
  fc.record({ verb: fc.constantFrom('deactivate', 'activate'), to: who }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function dayFromStart(days: number): string {
  return new Date(START.getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

interface World {
  admin: TestMember;
  members: TestMember[];
  tasks: string[];
  /** The commands of each member, the newest last. */
  commands: string[][];
}

async function makeWorld(): Promise<World> {
  const admin = await app.workspace();
  const team = await app.team(admin, 'North');
  const members = [
    await app.member(admin, { name: 'A', teamId: team }),
    await app.member(admin, { name: 'B' }),
    await app.member(admin, { name: 'C', role: 'manager' }),
  ];
  return { admin, members, tasks: [], commands: [[], [], []] };
}

async function act(world: World, one: Step): Promise<void> {
  const { members, tasks, commands, admin } = world;
  if (!('who' in one)) {
    const member = members[one.to]!;
    await app.call(admin, `PATCH /api/v1/members/${member.actor.memberId}`, {
      body: { active: one.verb === 'activate' },
    });
    // the key they had has ended with them
    if (one.verb === 'activate') members[one.to] = await app.withKey(member.actor);
    return;
  }
  const by = members[one.who]!;
  const answer = await app.call(by, ...requestOf(world, one));
  expect(answer.status).toBeLessThan(500);
  const command = answer.headers.get('uptake-command');
  if (command && one.verb !== 'undo') commands[one.who]!.push(command);
  if (one.verb === 'make' && answer.status === 201) tasks.push(answer.body.id);
}

type Act = Extract<Step, { who: number }>;

function requestOf(world: World, one: Act): [string, { body: unknown }] {
  const id =
    'task' in one ? (world.tasks[one.task % Math.max(world.tasks.length, 1)] ?? 'none') : '';
  const path = `POST /api/v1/tasks/${id}`;
  if ('shared' in one) {
    const visibility = one.shared ? 'workspace' : 'team';
    return ['POST /api/v1/tasks', { body: { subject: 'Promise', due_on: one.day, visibility } }];
  }
  if ('day' in one) return [`${path}/postpone`, { body: { due_on: one.day ?? dayFromStart(3) } }];
  if ('to' in one) {
    const owner_id = world.members[one.to]!.actor.memberId;
    return [`${path}/${one.verb}`, { body: { owner_id } }];
  }
  if (one.verb === 'undo') {
    return [`POST /api/v1/commands/${world.commands[one.who]!.pop() ?? 'none'}/undo`, { body: {} }];
  }
  if (one.verb === 'call') {
    const body = { task_id: id, note: 'No answer', move_to: { due_on: dayFromStart(5) } };
    return ['POST /api/v1/calls', { body }];
  }
  return [`${path}/${one.verb}`, { body: {} }];
}

interface Section {
  items: { id?: string; task_id?: string | null }[];
}

function idsIn(sections: Section[]): string[] {
  const ids = sections.flatMap(({ items }) => items.map((one) => one.id ?? one.task_id));
  return ids.filter((id) => typeof id === 'string');
}

/** What somebody who can still sign in has before their eyes, and how many of theirs have no day. */
async function readShown({ admin, members }: World) {
  const shown = new Set<string>();
  let undated = 0;
  for (const member of [admin, ...members]) {
    const today = await app.call(member, 'GET /api/v1/today');
    if (today.status === 401) continue;
    const slipping = await app.call(member, 'GET /api/v1/slipping');
    const { slipped, promised, coming, meetings } = today.body;
    const sections = [slipped, promised, coming, meetings, ...slipping.body.sections];
    for (const id of idsIn(sections)) shown.add(id);
    undated += today.body.undated;
  }
  return { shown, undated };
}

test('whatever is done to promises and their keepers, once due each is before somebody who can act', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      now = START;
      const world = await makeWorld();
      for (const one of steps) await act(world, one);
      now = YEARS_LATER;
      const { shown, undated } = await readShown(world);
      const filter = JSON.stringify({ field: 'done_at', op: 'is_empty' });
      const open = await app.call(world.admin, `GET /api/v1/tasks?limit=200&filter=${filter}`);
      const hidden = (open.body.items as { id: string; due_on: string | null }[]).filter(
        ({ id }) => !shown.has(id),
      );
      // those without a day are told by their number, with a way to them
      expect(hidden.filter(({ due_on }) => due_on !== null)).toEqual([]);
      expect(hidden).toHaveLength(undated);
    }),
    { numRuns: 25 },
  );
}, 120_000);
