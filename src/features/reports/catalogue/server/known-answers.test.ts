import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runRead } from '#src/server/run-command.ts';
import type { FigureOutcome } from '../../metric/figure-api.ts';
import type { FigureRequest } from '../../metric/metric.ts';
import { standardMetrics } from '../standard/standard-metrics.ts';
import { standardSources } from './standard-sources.ts';
import { answersFor, worldBefore } from './test-answers.ts';
import { NOW, QUARTER, QUARTER_ENDS, type Who } from './test-facts.ts';
import { plant } from './test-plant.ts';

const clock = { now: new Date(NOW) };
let app: TestApp;
let people: Record<Who, TestMember>;
let stranger: TestMember;
let chances: number[];

beforeAll(async () => {
  app = await startTestApp({ now: () => clock.now });
  const ada = await app.workspace();
  people = { ada, max: await app.member(ada, { name: 'Max' }) };
  const db = new pg.Client(app.url);
  await db.connect();
  await db.query(`update member set time_zone = 'Europe/Rome'`);
  await plant({ app, db, clock, people, deals: new Map() }).finally(() => db.end());
  stranger = await app.workspace('Other');
  const settings = await app.call(ada, 'GET /api/v1/pipelines/settings');
  chances = settings.body.pipelines[0].stages.map(
    ({ probability }: { probability: number }) => probability,
  );
}, 120_000);
afterAll(() => app.close());

async function ask(who: TestMember, requests: FigureRequest[]): Promise<FigureOutcome[]> {
  const answers: FigureOutcome[] = [];
  for (let from = 0; from < requests.length; from += 24) {
    const body = { requests: requests.slice(from, from + 24) };
    const answer = await app.call(who, 'POST /api/v1/figures/run', { body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(200);
    answers.push(...answer.body.answers);
  }
  return answers;
}

const isStanding = (metric: (typeof standardMetrics)[number]) =>
  'time' in metric && metric.time === 'standing';

const standing = standardMetrics.filter(isStanding).map(({ name }) => name);
const allNames = standardMetrics.map(({ name }) => name);

/** Every metric's value: of the quarter, and of what stands as of now. */
async function valuesFor(
  who: TestMember,
  names: readonly string[] = allNames,
  period: (name: string) => FigureRequest['period'] = (name) =>
    standing.includes(name) ? 'all' : QUARTER,
): Promise<Record<string, number | null>> {
  const requests = names.map((name): FigureRequest => ({ metrics: [name], period: period(name) }));
  const answers = await ask(who, requests);
  const pairs = names.map((name, at) => {
    const answer = answers[at]!;
    if ('error' in answer) throw new Error(`${name}: ${answer.error.detail}`);
    return [name, answer.totals[0]!.value];
  });
  return Object.fromEntries(pairs);
}

function expectSame(found: Record<string, number | null>, known: Record<string, number | null>) {
  const differences = Object.entries(found).filter(([name, given]) => {
    const value = known[name]!;
    if (value === null || given === null) return value !== given;
    return !(Math.abs(given - value) <= 1e-6 * Math.max(1, Math.abs(value)));
  });
  expect(differences.map(([name, value]) => ({ name, known: known[name], found: value }))).toEqual(
    [],
  );
}

describe('every metric comes to what plain sums over the facts come to', () => {
  test.each<Who>(['ada', 'max'])('as %s may see them', async (who) => {
    const found = await valuesFor(people[who]);
    const known = answersFor(who, chances);
    expect(Object.keys(known).toSorted()).toEqual(Object.keys(found).toSorted());
    expectSame(found, known);
  });

  test.each<Who>(['ada', 'max'])(
    'as it stood at the end of the quarter, as %s sees it',
    async (who) => {
      const found = await valuesFor(people[who], standing, () => QUARTER);
      expectSame(found, answersFor(who, chances, worldBefore(QUARTER_ENDS)));
    },
  );
});

test('what is changed since leaves a past day as fresh as it was', async () => {
  const then = () => valuesFor(people.ada, ['company_freshness', 'deal_freshness'], () => QUARTER);
  const before = await then();
  for (const [plural, field] of [
    ['companies', 'city'],
    ['deals', 'about'],
  ]) {
    const { body: found } = await app.call(people.ada, `GET /api/v1/${plural}`);
    const { id } = found.items.find(({ title }: { title: string }) => !/alpha/i.test(title));
    const route = `PATCH /api/v1/${plural}/${id}`;
    const { status } = await app.call(people.ada, route, { body: { [field!]: 'Elsewhere' } });
    expect(status).toBe(200);
  }
  expect(await then()).toEqual(before);
});

test('what belongs to one alone is in nobody else’s figures', async () => {
  const [ada, max] = [await valuesFor(people.ada), await valuesFor(people.max)];
  expect(max.won_value! - ada.won_value!).toBe(99_999_00);
  expect(max.cases_opened! - ada.cases_opened!).toBe(1);
});

test('another workspace has none of it', async () => {
  for (const [name, value] of Object.entries(await valuesFor(stranger))) {
    expect([0, null], name).toContain(value);
  }
});

test.each<Who>(['ada', 'max'])(
  'where a source tells apart when its earliest rows came to be, these are the times of its rows, for %s',
  async (who) => {
    const [actor, now] = [people[who].actor, () => clock.now];
    const scope = { actor, timeZone: 'Europe/Rome', before: null, now: NOW };
    const { machinery } = app.app.services;
    for (const source of standardSources.filter(({ times }) => times)) {
      const timesOf = (rows: ReturnType<typeof source.rows>) =>
        runRead({ ...machinery, now }, actor, ({ db }) =>
          db.rows(sql`select ${sql.ref(`s.${source.since!}`)} as at from (${rows}) s
            order by 1 limit 3`),
        );
      const told = await timesOf(source.times!(scope, 3));
      expect(told.length, source.name).toBe(3);
      expect(told, source.name).toEqual(await timesOf(source.rows(scope)));
    }
  },
);

test('an amount without a rate is in no sum, and is told', async () => {
  const [answer] = await ask(people.ada, [{ metrics: ['won_value'], period: QUARTER }]);
  if (!answer || 'error' in answer) throw new Error('refused');
  expect(answer.totals[0]!.fitness.missing_rates ?? [{ currency: 'CHF', rows: 1 }]).toEqual([
    { currency: 'CHF', rows: 1 },
  ]);
});
