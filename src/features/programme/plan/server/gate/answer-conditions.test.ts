import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runRead } from '#src/server/run-command.ts';
import type { AdoptionSums, Ease, ProgrammePorts } from '../ports.ts';
import { readProgrammeRow } from '../programme-queries.ts';
import { answerConditions } from './answer-conditions.ts';

const NOTED = { held_on: '2026-03-02', took_part: 1, concerns: 2, answered: 1 };
let app: TestApp;
let ada: TestMember;

beforeAll(async () => {
  app = await startTestApp({ now: () => new Date('2026-03-02T09:00:00Z') });
  ada = await app.workspace();
  const body = {
    ...{ objective: 'To be better', metric: 'retention', begins_on: '2026-03-02' },
    ...{ sponsor_id: ada.actor.memberId, everybody: true },
  };
  await app.call(ada, 'PUT /api/v1/programme/charter', { body });
});
afterAll(() => app.close());

const NOTHING: ProgrammePorts = {
  adoption: async () => null,
  adoptionKept: async () => null,
  tookPart: async () => null,
  topConcerns: async () => null,
  ease: async () => null,
  hasMetric: async () => true,
  rearViews: async () => [],
};

async function ask(ports: Partial<ProgrammePorts>, kickOff: object | null = null) {
  const { machinery } = app.app.services;
  return runRead(machinery, ada.actor, async (ctx) => {
    const row = (await readProgrammeRow(ctx))!;
    const noted = kickOff && { ...NOTED, of: 1, noted_by: row.sponsor_id, noted_on: '2026-03-02' };
    const known = { row: { ...row, kick_off: noted }, today: '2026-03-02' };
    const counts = { jobs: 4, reports: 0, fields: 0 };
    return answerConditions(ctx, { ...NOTHING, ...ports }, { ...known, counts });
  });
}

test('how easy it is: nobody was asked, too few answered, met, not met', async () => {
  const ease = async (port: ProgrammePorts['ease']) => (await ask({ ease: port })).ease!;
  const unknown = async (reason: Ease['reason']) =>
    (await ease(async () => ({ score: null, reason }))).why;
  expect(await ease(async () => null)).toMatchObject({ met: null, why: 'not_enough' });
  expect(await unknown('never_asked')).toBe('not_measured');
  expect(await unknown('too_few')).toBe('few_answers');
  expect(await unknown('too_old')).toBe('too_old');
  expect(await unknown('not_told')).toBe('not_enough');
  expect(await unknown('never_told')).toBe('never_told');
  const told = (score: number) => ease(async () => ({ score, reason: 'known' }));
  expect(await told(69)).toMatchObject({ met: false, have: 69, need: 70 });
  expect(await told(70)).toMatchObject({ met: true, have: 70 });
});

test('what was counted on the day itself is taken before what somebody noted', async () => {
  expect(await ask({})).toMatchObject({
    ...{ took_part: { met: null, why: 'not_noted' }, concerns_answered: { why: 'not_noted' } },
  });
  expect(await ask({}, NOTED)).toMatchObject({
    took_part: { met: true, why: 'noted' },
    concerns_answered: { met: false, have: 1, need: 2, why: 'noted' },
  });
  const tookPart = async () => ({ affected: 20, took_part: 17 });
  const topConcerns = async () => ({ top: 3, answered: 3 });
  expect(await ask({ tookPart, topConcerns }, NOTED)).toMatchObject({
    took_part: { met: false, have: 17, need: 18, why: 'short' },
    concerns_answered: { met: true, have: 3, need: 3, why: 'met' },
  });
});

test('one team that is not there holds the whole, and one that is not known leaves it open', async () => {
  const sums: AdoptionSums = {
    ...{ teams: 3, adopted: 2, unknown: 0, people: 9, people_adopted: 8 },
    ...{ least_team: 3, leaders: 5, leader_use: 0.8, give_get: null },
  };
  const given = async (rest: Partial<AdoptionSums>) =>
    ask({ adoption: async () => ({ ...sums, ...rest }) });
  expect((await given({})).team_adopted).toMatchObject({ met: false, why: 'partial' });
  expect((await given({ unknown: 1 })).team_adopted).toMatchObject({ met: null });
  expect(await given({ adopted: 3 })).toMatchObject({
    team_adopted: { met: true },
    leader_use: { met: true },
    give_get: { met: null, why: 'not_measured' },
  });
});

test('a figure of few is told as reached or not, without the number', async () => {
  const sums: AdoptionSums = {
    ...{ teams: 1, adopted: 0, unknown: 0, people: 4, people_adopted: 0, least_team: 4 },
    ...{ leaders: 4, leader_use: 0.4, give_get: 1.3 },
  };
  const given = async (rest: Partial<AdoptionSums> = {}) =>
    ask({ adoption: async () => ({ ...sums, ...rest }) });
  expect(await given()).toMatchObject({
    leader_use: { met: false, have: null, need: 0.8, why: 'short' },
    give_get: { met: true, have: null },
  });
  expect(await given({ leaders: 5, people: 5 })).toMatchObject({
    leader_use: { have: 0.4 },
    give_get: { have: 1.3 },
  });
});
