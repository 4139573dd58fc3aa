import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '#src/main/server/test-app.ts';
import { takeTurn } from '#src/server/jobs/take-turn.ts';
import { sweepReminders } from '../sweep.ts';
import { startPushService, type TestBrowser } from '../test-push-service.ts';

const DAY_MS = Date.UTC(2026, 2, 4);
const MINUTE_MS = 60_000;
const LEAD = 15;

let app: TestApp;
let push: Awaited<ReturnType<typeof startPushService>>;
let nowMs = DAY_MS;

beforeAll(async () => {
  push = await startPushService();
  app = await startTestApp({ now: () => new Date(nowMs), pushHosts: [push.host] });
});
afterAll(async () => {
  await app.close();
  await push.close();
});

/** Minutes of the day, every five, for a meeting. */
const minute = fc.integer({ min: 0, max: 36 }).map((step) => 8 * 60 + step * 5);
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('make' as const), at: minute }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('move' as const), which: fc.nat(9), at: minute }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('finish' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('bin' as const), which: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('refuse' as const) }) },
  // the server is away for so many minutes
  { weight: 1, arbitrary: fc.record({ do: fc.constant('stop' as const), for: fc.nat(12) }) },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('run' as const),
      for: fc.integer({ min: 1, max: 15 }),
      twice: fc.boolean(),
    }),
  },
);

interface Meeting {
  id: string;
  at: number;
  isOpen: boolean;
  isGone: boolean;
}

/** What ought to have been told, by the same steps on paper. */
class Paper {
  meetings: Meeting[] = [];
  told = new Set<string>();
  tell(nowMinute: number): void {
    for (const { id, at, isOpen, isGone } of this.meetings) {
      const isDue = at - LEAD <= nowMinute && nowMinute <= at + 5;
      if (isOpen && !isGone && isDue) this.told.add(keyOf(id, at));
    }
  }
}

const keyOf = (id: string, at: number) =>
  `${id} ${new Date(DAY_MS + at * MINUTE_MS).toISOString()}`;

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One member with two devices, what they do, and the minutes of the server. */
async function startDay() {
  nowMs = DAY_MS + 8 * 60 * MINUTE_MS;
  const ada = await app.member(await app.workspace());
  const browsers = [push.browser('Desk'), push.browser('Phone')] as const;
  const devices: string[] = [];
  for (const { subscription: body } of browsers) {
    devices.push((await app.call(ada, 'POST /api/v1/push-devices', { body })).body.id);
  }
  const paper = new Paper();
  const call = (route: string, body?: object) => app.call(ada, route, body ? { body } : {});
  const due = (at: number) => new Date(DAY_MS + at * MINUTE_MS).toISOString();

  async function runFor(minutes: number, twice: boolean): Promise<void> {
    for (let minute = 0; minute < minutes; minute++) {
      let refusals = browsers[0].answers.length;
      await runMinute(ada.actor.workspaceId, twice);
      // what was refused is made up for by the next look, which may be refused as well
      while (browsers[0].answers.length < refusals) {
        refusals = browsers[0].answers.length;
        await runMinute(ada.actor.workspaceId, false);
      }
      if (twice) await runMinute(ada.actor.workspaceId, false);
      paper.tell((nowMs - DAY_MS) / MINUTE_MS);
      nowMs += MINUTE_MS;
    }
  }

  async function change(one: Extract<Step, { which: number }>): Promise<void> {
    const meeting = paper.meetings[one.which];
    if (!meeting || meeting.isGone) return;
    const path = `/api/v1/tasks/${meeting.id}`;
    if (one.do === 'move') {
      await call(`PATCH ${path}`, { due_at: due(one.at) });
      meeting.at = one.at;
    } else if (one.do === 'bin') {
      await call(`DELETE ${path}`);
      meeting.isGone = true;
    } else if (meeting.isOpen === (one.do === 'finish')) {
      await call(`POST ${path}/${one.do === 'finish' ? 'complete' : 'reopen'}`);
      meeting.isOpen = !meeting.isOpen;
    }
  }

  return {
    browsers,
    paper,
    async take(one: Step): Promise<void> {
      if ('which' in one) return change(one);
      if (one.do === 'run') return runFor(one.for, one.twice);
      if (one.do === 'stop') nowMs += one.for * MINUTE_MS;
      if (one.do === 'refuse') browsers[0].answers.push(503);
      if (one.do !== 'make') return;
      const body = { subject: 'x', kind: 'meeting', due_at: due(one.at) };
      const { id } = (await call('POST /api/v1/tasks', body)).body;
      paper.meetings.push({ id, at: one.at, isOpen: true, isGone: false });
    },
    async end(): Promise<void> {
      for (const id of devices) await call(`DELETE /api/v1/push-devices/${id}`);
    },
  };
}

test('over random moves, ends, refusals and standstills each reminder comes once and none is missed', async () => {
  let told = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 25 }), async (steps) => {
      const day = await startDay();
      for (const one of steps) await day.take(one);
      check(day.browsers, day.paper);
      told += day.paper.told.size;
      await day.end();
    }),
    { numRuns: 8 },
  );
  // otherwise nothing was tried
  expect(told).toBeGreaterThan(0);
}, 120_000);

/** One look and its jobs; `twice`: as by two servers at once. */
async function runMinute(workspaceId: string, twice: boolean): Promise<number> {
  const looks = await Promise.all(
    Array.from({ length: twice ? 2 : 1 }, () => sweepReminders(app.app.services)),
  );
  const mine = looks.flatMap(({ push }) => push).filter((one) => one.workspaceId === workspaceId);
  const job = app.app.jobs.find(({ name }) => name === 'reminders.push')!;
  const signal = new AbortController().signal;
  await Promise.all(
    mine.map((payload) =>
      takeTurn(app.app.services, job, { payload, attempt: 1, maxAttempts: 5, signal }),
    ),
  );
  return mine.length;
}

function check(browsers: readonly TestBrowser[], paper: Paper): void {
  for (const { got } of browsers) {
    const tags = got.map(({ tag }) => tag).sort();
    expect(tags).toEqual([...new Set(tags)]);
    expect(tags).toEqual([...paper.told].sort());
  }
}
