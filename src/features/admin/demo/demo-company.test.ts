import { isDeepStrictEqual } from 'node:util';
import { parsePhoneNumber } from 'awesome-phonenumber';
import { expect, test } from 'vitest';
import { isId } from '#src/lib/ids.ts';
import { DEMO_STATES, type Demo, type DemoEvent, type DemoRecords, type DemoType } from './demo.ts';
import { makeDemo } from './demo-company.ts';
import { HABITS } from './material/habits.ts';
import { MEMBERS, type MemberKey, memberOf } from './material/members.ts';
import { clockAt, dayOf, isWorkday, weekdayOf } from './time/calendar.ts';
import { turnOf } from './time/milestones.ts';

// A Sunday, a working day, the last of a long holiday, a leap day, the day after a clock change.
const DAYS = ['2026-11-22', '2026-11-24', '2027-01-03', '2028-02-29', '2026-03-30'];
const demos = DAYS.map((today) => makeDemo({ seed: 1, today }));
const demo = demos[0]!;

function recordsOf(of: Demo): Map<string, { type: DemoType; record: DemoRecords[DemoType] }> {
  const lists = [
    ['company', of.companies],
    ['person', of.people],
    ['activity', of.activities],
    ['task', of.tasks],
  ] as const;
  return new Map(
    lists.flatMap(([type, list]) => list.map((record) => [record.id, { type, record }] as const)),
  );
}

test('the same seed and day give the same company, another seed another', () => {
  expect(makeDemo({ seed: 1, today: DAYS[0]! })).toEqual(demo);
  expect(makeDemo({ seed: 2, today: DAYS[0]! }).activities).not.toEqual(demo.activities);
});

test('the companies and most people are the same on any day', () => {
  const namesOf = ({ companies, people }: Demo) => [
    ...companies.map(({ name, city }) => `${name}, ${city}`),
    ...people.map(({ first_name, last_name }) => `${first_name} ${last_name}`),
  ];
  const known = new Set(namesOf(demo));
  const same = namesOf(demos[1]!).filter((name) => known.has(name));
  expect(same.length / known.size).toBeGreaterThan(0.98);
});

test.each(demos)('on $today it is as large as promised', (of) => {
  expect(of.members).toHaveLength(12);
  expect(of.teams).toHaveLength(4);
  expect(of.companies).toHaveLength(160);
  expect(of.people.length).toBeGreaterThan(480);
  expect(of.people.length).toBeLessThan(580);
  expect(of.activities.length).toBeGreaterThan(4000);
  expect(of.activities.length).toBeLessThan(5200);
  expect(of.tasks.length).toBeGreaterThan(760);
  expect(of.tasks.length).toBeLessThan(1050);
});

test('each team is led by one of its members, and all sign in by an address of their own', () => {
  for (const team of demo.teams) expect(memberOf(team.leader).team).toBe(team.key);
  expect(new Set(MEMBERS.map(({ email }) => email)).size).toBe(MEMBERS.length);
  expect(new Set(MEMBERS.map(({ role }) => role))).toEqual(
    new Set(['administrator', 'manager', 'member']),
  );
});

test.each(demos)('on $today every state of the screens has its records', (of) => {
  const records = recordsOf(of);
  for (const state of DEMO_STATES) {
    expect(of.states[state].length, state).toBeGreaterThan(0);
    for (const id of of.states[state]) {
      const type = state.split('_')[0]!;
      expect(records.get(id)?.type, `${state} ${id}`).toBe(type);
    }
  }
});

test('the states are what their names say', () => {
  const records = recordsOf(demo);
  const get = <T extends DemoType>(id: string) => records.get(id)!.record as DemoRecords[T];
  const busy = new Set([...demo.people, ...demo.activities].map(({ company_id }) => company_id));
  for (const id of demo.states.company_empty) expect(busy.has(id)).toBe(false);
  for (const id of demo.states.company_without_activity) {
    expect(demo.activities.some(({ company_id }) => company_id === id)).toBe(false);
    expect(demo.people.some(({ company_id }) => company_id === id)).toBe(true);
  }
  for (const id of demo.states.person_without_company) {
    expect(get<'person'>(id).company_id).toBeNull();
  }
  for (const id of demo.states.person_birthday_without_year) {
    expect(get<'person'>(id).birthday).toMatch(/^--\d\d-\d\d$/);
  }
  for (const id of demo.states.person_right_to_left) {
    expect(get<'person'>(id).last_name).toMatch(/[\u0590-\u06FF]/);
  }
  for (const id of demo.states.person_private) expect(get(id).visibility).toBe('private');
  for (const id of demo.states.person_binned) expect(get(id).deleted_at).not.toBeNull();
  for (const id of demo.states.person_restored) expect(get(id).deleted_at).toBeNull();
  for (const id of demo.states.activity_long) {
    expect(get<'activity'>(id).body!.length).toBeGreaterThan(4000);
  }
  for (const id of demo.states.company_unowned) expect(get(id).owner).toBeNull();
  const namesakes = demo.states.company_namesake.map((id) => get<'company'>(id));
  expect(new Set(namesakes.map(({ name }) => name)).size).toBe(namesakes.length / 2);
  expect(new Set(namesakes.map(({ name, city }) => name! + city)).size).toBe(namesakes.length);
});

test('the people one looks for in a demonstration are there', () => {
  const names = demo.people.map(({ first_name, last_name }) => `${first_name} ${last_name}`);
  const looked = ['Katharina Hofmann', 'Jürgen Schneider', 'Nikolaos Papadopoulos', 'Xenia King'];
  expect(names).toEqual(expect.arrayContaining([...looked, 'Sabine Müller', 'Kari Ødegård']));
  const globex = demo.companies.find(({ name }) => name === 'Globex')!;
  const anna = demo.people.find(
    ({ first_name, last_name, company_id }) =>
      first_name === 'Anna' && last_name === 'Rossi' && company_id === globex.id,
  );
  expect(demo.activities.filter(({ person_id }) => person_id === anna?.id).length).toBeGreaterThan(
    9,
  );
});

test.each(demos)('on $today every id is its own, and every reference leads to a record', (of) => {
  const records = recordsOf(of);
  const all = [of.companies, of.people, of.activities, of.tasks].flat();
  expect(records.size).toBe(all.length);
  expect(all.filter(({ id }) => !isId(id))).toEqual([]);
  const isLost = (id: string | null, type: DemoType) =>
    id !== null && records.get(id)?.type !== type;
  const placed = [...of.people, ...of.activities, ...of.tasks];
  expect(placed.filter(({ company_id }) => isLost(company_id, 'company'))).toEqual([]);
  const linked = [...of.activities, ...of.tasks];
  expect(linked.filter(({ person_id }) => isLost(person_id, 'person'))).toEqual([]);
  expect(of.views.filter(({ id, type }) => isLost(id, type))).toEqual([]);
  expect(of.duplicates.flat().filter((id) => isLost(id, 'person'))).toEqual([]);
  expect(of.duplicates.filter(([one, other]) => one === other)).toEqual([]);
});

test.each(demos)('on $today the events, replayed, give exactly the records', (of) => {
  const replayed = new Map<string, Record<string, unknown>>();
  const wrong: DemoEvent[] = [];
  for (const event of of.events) {
    const { id, verb, fields, at } = event;
    const record = replayed.get(id);
    const isAsBefore = Object.entries(fields).every(([name, [before]]) =>
      isDeepStrictEqual(known({ [name]: record?.[name] }), known({ [name]: before })),
    );
    if ((record === undefined) !== (verb === 'created') || !isAsBefore) wrong.push(event);
    const after = Object.fromEntries(
      Object.entries(fields).map(([name, [, value]]) => [name, value]),
    );
    const version = Number(record?.version ?? 0) + 1;
    const created_at = record?.created_at ?? at;
    replayed.set(id, { id, created_at, ...record, ...after, version, updated_at: at });
  }
  expect(wrong).toEqual([]);
  const different = [...recordsOf(of).values()].filter(
    ({ record }) => !isDeepStrictEqual(known(replayed.get(record.id)!), known(record)),
  );
  expect(different).toEqual([]);
});

/** The fields that hold something, in the order of their names. */
function known(record: object): [string, unknown][] {
  return Object.entries(record)
    .filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

test.each(demos)('on $today nothing is written before what it speaks of, or after today', (of) => {
  const records = recordsOf(of);
  const isOutside = ({ at }: { at: string }) =>
    at <= of.workspace.created_at || at >= `${of.today}T00:00:00.000Z`;
  expect(of.events.filter(isOutside)).toEqual([]);
  expect(of.views.filter(isOutside)).toEqual([]);
  expect(of.events.filter(({ at }, index) => index > 0 && at < of.events[index - 1]!.at)).toEqual(
    [],
  );
  const early = [...of.people, ...of.activities, ...of.tasks].filter((record) =>
    [record.company_id, 'person_id' in record ? record.person_id : null].some(
      (id) => id !== null && records.get(id)!.record.created_at >= record.created_at,
    ),
  );
  // Who goes to another company may go to one that is younger than their record.
  const moved = new Set(
    of.events
      .filter(({ verb, fields }) => verb !== 'created' && fields.company_id)
      .map(({ id }) => id),
  );
  expect(early.filter(({ id }) => !moved.has(id))).toEqual([]);
  const foretold = ({ occurred_at, created_at }: DemoRecords['activity']) =>
    occurred_at! > created_at;
  expect(of.activities.filter(foretold)).toEqual([]);
});

test.each(demos)('on $today contacts happen when people work', (of) => {
  const outside = of.activities.filter(({ owner, occurred_at }) => {
    const { country, time_zone, leave } = memberOf(owner!);
    const { day, minuteOfDay } = clockAt(Date.parse(occurred_at!), time_zone);
    const isAway = leave && day >= dayOf(of.today) - leave.since;
    const isOffHours = minuteOfDay < 7 * 60 || minuteOfDay > 18 * 60;
    return !isWorkday(day, [country]) || isOffHours || isAway;
  });
  expect(outside).toEqual([]);
});

test.each(demos)(
  'on $today fewer than a third of the offers were taken before they worked with it, then half',
  (of) => {
    const turn = turnOf(dayOf(of.today)) * 86_400_000;
    const answers = of.dealings.filter(
      ({ doing }) => doing.do === 'accept_quote' || doing.do === 'decline_quote',
    );
    const share = (some: typeof answers) =>
      some.filter(({ doing }) => doing.do === 'accept_quote').length / some.length;
    const [before, since] = [
      answers.filter(({ at }) => at < turn),
      answers.filter(({ at }) => at >= turn),
    ];
    expect(since.length).toBeGreaterThan(20);
    expect(share(before)).toBeGreaterThan(0.1);
    expect(share(before)).toBeLessThan(1 / 3);
    expect(share(since)).toBeGreaterThan(0.4);
    expect(share(since)).toBeLessThan(0.65);
  },
);

test.each(demos)('on $today the business has grown in a year, and not in a month', (of) => {
  const worth = new Map<string, number>();
  for (const { doing } of of.dealings) {
    if (doing.do === 'make_deal') worth.set(doing.deal.id, doing.deal.amount.amount);
    if (doing.do === 'make_quote') worth.set(doing.id, doing.deal.amount.amount);
  }
  const won = of.dealings.flatMap(({ at, doing }) => {
    const isWon = doing.do === 'accept_quote' || (doing.do === 'close_deal' && doing.as === 'won');
    return isWon
      ? [{ daysAgo: dayOf(of.today) - at / 86_400_000, amount: worth.get(doing.id)! }]
      : [];
  });
  const within = (from: number, to: number) =>
    won
      .filter(({ daysAgo }) => daysAgo >= from && daysAgo < to)
      .reduce((sum, { amount }) => sum + amount, 0);
  const [late, early] = [within(0, 180), within(180, 360)];
  expect(late / early).toBeGreaterThan(1);
  expect(late / early).toBeLessThan(2);
  for (let month = 0; month < 12; month++) {
    const share = within(30 * month, 30 * month + 30) / (late + early);
    expect(share, `${month} months ago`).toBeGreaterThan(0.02);
    expect(share, `${month} months ago`).toBeLessThan(0.2);
  }
  const orders = of.dealings.filter(({ doing }) => ['order', 'accept_quote'].includes(doing.do));
  expect(orders).toHaveLength(won.length);
});

test('members write in their own way', () => {
  const written = (key: MemberKey) =>
    demo.activities
      .filter(({ owner }) => owner === key)
      .map(({ created_at }) => clockAt(Date.parse(created_at), memberOf(key).time_zone));
  const share = (key: MemberKey, is: (at: ReturnType<typeof clockAt>) => boolean) =>
    written(key).filter(is).length / written(key).length;
  expect(share('tomasz', ({ minuteOfDay }) => minuteOfDay > 19 * 60)).toBeGreaterThan(0.9);
  expect(share('katerina', ({ day }) => weekdayOf(day) === 5)).toBeGreaterThan(0.8);
  expect(share('ingrid', ({ day }) => weekdayOf(day) === 5)).toBeLessThan(0.4);
  expect(written('stefan').length).toBeLessThan(written('katerina').length / 2);
  expect(written('riccardo').length).toBeLessThan(written('ingrid').length / 8);
  const first = Math.min(...written('jonas').map(({ day }) => day));
  expect(first).toBeGreaterThanOrEqual(dayOf(demo.today) - 21);
  expect(new Set(Object.values(HABITS).map(({ when }) => when)).size).toBe(5);
});

test.each(demos)('on $today everyone at work has something to do today and tomorrow', (of) => {
  const today = dayOf(of.today);
  for (const { key, leave } of MEMBERS) {
    if (leave) continue;
    const open = of.tasks.filter(
      ({ owner, done_at, due_on, deleted_at }) =>
        owner === key && !done_at && due_on && !deleted_at,
    );
    const ahead = (days: number) => open.filter(({ due_on }) => dayOf(due_on!) === today + days);
    expect(ahead(0).filter(({ due_at }) => due_at).length, key).toBeGreaterThan(0);
    expect(ahead(0).filter(({ due_at }) => !due_at).length, key).toBeGreaterThan(0);
    expect(ahead(1).filter(({ due_at }) => due_at).length, key).toBeGreaterThan(0);
    const slots = ahead(0).flatMap(({ due_at }) => due_at ?? []);
    expect(new Set(slots).size, key).toBe(slots.length);
  }
});

test('notes read differently, have no gaps, and go to addresses that nobody has', () => {
  const bodies = demo.activities.map(({ body }) => body!);
  expect(new Set(bodies).size / bodies.length).toBeGreaterThan(0.97);
  const texts = [...bodies, ...demo.tasks.map(({ subject }) => subject!)];
  for (const text of texts) expect(text).not.toMatch(/[{}[\]]|undefined|null| {2}/);
  const addresses = demo.people.flatMap(({ emails }) => emails);
  for (const address of addresses)
    expect(address).toMatch(/^[a-z0-9.-]{1,64}@[a-z0-9-]+\.example$/);
  for (const { domains } of demo.companies) {
    for (const domain of domains) expect(domain).toMatch(/^[a-z0-9-]+\.example$/);
  }
});

test('numbers can be dialled, and only those of one human being are shared', () => {
  const twice = new Set(demo.duplicates.flat());
  const phones = demo.people.filter(({ id }) => !twice.has(id)).flatMap(({ phones }) => phones);
  expect(new Set(phones).size).toBe(phones.length);
  const emails = demo.people.filter(({ id }) => !twice.has(id)).flatMap(({ emails }) => emails);
  expect(new Set(emails).size).toBe(emails.length);
  for (const phone of phones) expect(parsePhoneNumber(phone).possible, phone).toBe(true);
});
