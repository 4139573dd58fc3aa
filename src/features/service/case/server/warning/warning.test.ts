import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  type CallOptions,
  startTestApp,
  type TestApp,
  type TestMember,
} from '#src/main/server/test-app.ts';
import { sweepCases } from './sweep.ts';
import { createWarningJob } from './warning-job.ts';

const MONDAY = '2026-11-23T10:00:00Z';

let app: TestApp;
let now = new Date(MONDAY);
let ada: TestMember;
let lea: TestMember;
let max: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
});
afterAll(() => app.close());
beforeEach(async () => {
  at(MONDAY);
  ada = await app.workspace();
  const team = await app.team(ada, 'Service');
  lea = await app.member(ada, { name: 'Lea Leader', role: 'manager', teamId: team });
  max = await app.member(ada, { name: 'Max Agent', teamId: team });
  const leader_id = lea.actor.memberId;
  await ok(ada, `PATCH /api/v1/teams/${team}`, { body: { leader_id } });
});

function at(instant: string): void {
  now = new Date(instant);
}

async function ok(member: TestMember, route: string, options: CallOptions = {}) {
  const answer = await app.call(member, route, options);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
}

async function openUrgent(body: object = {}) {
  const given = { subject: 'The pump leaks', priority: 'urgent', ...body };
  return ok(max, 'POST /api/v1/cases', { body: given });
}

/** As the queue of jobs does, in this workspace alone. */
async function sweep(): Promise<void> {
  const { services } = app.app;
  const swept = await sweepCases({ machinery: services.machinery, log: services.log });
  const job = createWarningJob(services);
  const actor = { ...ada.actor, via: 'automation' as const };
  for (const caseId of swept) await job.run({ caseId }, actor, new AbortController().signal);
}

async function tasksOf(member: TestMember) {
  const filter = JSON.stringify({ field: 'owner_id', op: 'is', value: '$me' });
  const { items } = await ok(member, `GET /api/v1/tasks?filter=${encodeURIComponent(filter)}`);
  return items as { subject: string; done_at: string | null; due_at: string; case_id: string }[];
}

test('when three quarters have passed, owner and leader are told once, and again when it breaks', async () => {
  const { id } = await openUrgent();
  await ok(max, `POST /api/v1/cases/${id}/take`);
  at('2026-11-23T10:44:00Z');
  await sweep();
  expect(await tasksOf(max)).toEqual([]);
  at('2026-11-23T10:45:00Z');
  await sweep();
  await sweep();
  for (const member of [max, lea]) {
    const tasks = await tasksOf(member);
    expect(tasks).toHaveLength(1);
    expect(tasks[0]!.subject).toBe('Answer case C-1001 by Mon 23 Nov, 11:00: The pump leaks');
    expect(tasks[0]).toMatchObject({ case_id: id, due_at: '2026-11-23T10:45:00Z' });
  }
  const warned = await ok(max, `GET /api/v1/cases/${id}`);
  expect(warned).toMatchObject({
    escalated_at: '2026-11-23T10:45:00Z',
    owner_id: max.actor.memberId,
  });
  at('2026-11-23T11:01:00Z');
  await sweep();
  await sweep();
  expect(await tasksOf(lea)).toHaveLength(2);
  const { items } = await ok(max, `GET /api/v1/cases/${id}/history`);
  expect(
    items.filter(({ verb }: { verb: string }) => verb === 'service_case.escalated'),
  ).toHaveLength(2);
});

test('what was late when nobody looked is told of as one', async () => {
  const { id } = await openUrgent();
  at('2026-11-24T10:00:00Z');
  await sweep();
  await sweep();
  const tasks = await tasksOf(ada);
  expect(tasks.map(({ subject }) => subject)).toEqual([
    'Case C-1001 should have been resolved by Mon 23 Nov, 14:00: The pump leaks',
  ]);
  const { escalations } = await ok(max, `GET /api/v1/cases/${id}`);
  expect(escalations).toHaveLength(4);
});

test('the task ends when the customer is answered, and comes back when that is undone', async () => {
  const { id } = await openUrgent();
  await ok(max, `POST /api/v1/cases/${id}/take`);
  at('2026-11-23T10:50:00Z');
  await sweep();
  const body = { kind: 'call', case_id: id, occurred_at: now.toISOString() };
  const told = await app.call(max, 'POST /api/v1/activities', { body });
  expect((await tasksOf(max))[0]!.done_at).not.toBe(null);
  expect((await tasksOf(lea))[0]!.done_at).not.toBe(null);
  await ok(max, `POST /api/v1/commands/${told.headers.get('uptake-command')}/undo`);
  expect((await tasksOf(max))[0]!.done_at).toBe(null);
});

test('of a case that nobody has, who looks after the queue is told; of a waiting one nobody', async () => {
  const queue = await ok(ada, 'POST /api/v1/queues', {
    body: { name: 'Support', owner_id: max.actor.memberId },
  });
  await openUrgent({ queue_id: queue.id });
  const waiting = await openUrgent();
  await ok(max, `POST /api/v1/cases/${waiting.id}/wait`);
  at('2026-11-23T10:50:00Z');
  await sweep();
  expect(await tasksOf(max)).toHaveLength(1);
  expect(await tasksOf(lea)).toHaveLength(1);
  expect(await tasksOf(ada)).toHaveLength(0);
});

test('a member is told in their language and on their clock', async () => {
  await ok(max, 'PATCH /api/v1/me', { body: { language: 'de', time_zone: 'Europe/Berlin' } });
  const { id } = await openUrgent();
  await ok(max, `POST /api/v1/cases/${id}/take`);
  at('2026-11-23T10:50:00Z');
  await sweep();
  expect((await tasksOf(max))[0]!.subject).toBe(
    'Fall C-1001 bis Mo., 23. Nov., 12:00 beantworten: The pump leaks',
  );
});
