import ICAL from 'ical.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let stranger: TestMember;
let anna: { id: string };
const now = new Date('2026-03-18T12:00:00Z');

beforeAll(async () => {
  app = await startTestApp({ now: () => now });
  ada = await app.workspace();
  max = await app.member(ada);
  stranger = await app.workspace('Other');
  for (const member of [ada, max, stranger]) {
    await app.call(member, 'PATCH /api/v1/me', { body: { time_zone: 'Europe/Rome' } });
  }
  const person = { first_name: 'Anna', last_name: 'Rossi', emails: ['anna@globex.com'] };
  anna = (await app.call(ada, 'POST /api/v1/people', { body: person })).body;
});
afterAll(() => app.close());

async function make(body: object, by = ada): Promise<string> {
  const answer = await app.call(by, 'POST /api/v1/tasks', { body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body.id;
}

async function link(by: TestMember): Promise<{ id: string; path: string }> {
  const { body, status } = await app.call(by, 'POST /api/v1/calendar-links');
  expect(status).toBe(201);
  return { id: body.id, path: new URL(body.url).pathname };
}

function importFile(by: TestMember | null, text: string, query = '') {
  const headers = new Headers({ 'content-type': 'text/calendar' });
  if (by) headers.set('authorization', `Bearer ${by.key}`);
  const url = `http://localhost:3000/api/v1/calendar-imports${query}`;
  return app.app.http.request(new Request(url, { method: 'POST', headers, body: text }));
}

function file(...events: string[]): string {
  const parts = events.map((event) => `BEGIN:VEVENT\r\n${event.trim()}\r\nEND:VEVENT`);
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...parts, 'END:VCALENDAR', ''].join('\r\n');
}

async function tasksOf(by: TestMember) {
  const { body } = await app.call(by, 'GET /api/v1/tasks?limit=100&sort=title');
  return body.items;
}

test('a link opens the calendar of its member, and ends at once', async () => {
  await make({
    subject: 'Lunch; with, Anna\nand all',
    kind: 'meeting',
    due_at: '2026-03-24T11:00:00Z',
    ends_at: '2026-03-24T12:00:00Z',
    location: 'Via Roma 1, Bolzano',
    note: 'x'.repeat(300),
    person_id: anna.id,
    guests: [anna.id],
    reminder: 15,
  });
  await make({
    subject: 'Team',
    kind: 'meeting',
    due_at: '2026-03-24T09:00:00Z',
    ends_at: '2026-03-24T10:00:00Z',
    repeats: 'FREQ=WEEKLY;UNTIL=20260630',
  });
  await make({ subject: 'Zyzzyva of Ada', due_on: '2026-03-25', visibility: 'private' });
  await make({ subject: 'Not mine', due_on: '2026-03-25' }, max);
  const { id, path } = await link(ada);
  const answer = await app.call(null, `GET ${path}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toContain('text/calendar');
  const text = answer.body as string;
  expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent');
  const named = (name: string) => events.find((e) => e.getFirstPropertyValue('summary') === name)!;
  expect(events).toHaveLength(3);
  expect(named('Not mine')).toBeUndefined();
  expect(String(named('Zyzzyva of Ada').getFirstPropertyValue('dtstart'))).toBe('2026-03-25');
  const lunch = named('Lunch; with, Anna\nand all');
  expect(lunch.getFirstPropertyValue('location')).toBe('Via Roma 1, Bolzano');
  expect(lunch.getFirstPropertyValue('attendee')).toBe('mailto:anna@globex.com');
  expect(String(lunch.getFirstPropertyValue('dtstart'))).toBe('2026-03-24T11:00:00Z');
  const team = named('Team');
  expect(String(team.getFirstPropertyValue('rrule'))).toContain('UNTIL=20260630T080000Z');
  expect(String(team.getFirstPropertyValue('dtstart'))).toBe('2026-03-24T10:00:00');
  const zone = calendar.getFirstSubcomponent('vtimezone')!;
  expect(zone.getFirstPropertyValue('tzid')).toBe('Europe/Rome');
  // the clocks of the file are those of the world: 31 March, 10:00 in Rome is 08:00 in UTC
  const clock = new ICAL.Timezone(zone);
  const after = ICAL.Time.fromDateTimeString('2026-03-31T10:00:00');
  expect(clock.utcOffset(after)).toBe(7200);
  expect(clock.utcOffset(ICAL.Time.fromDateTimeString('2026-03-24T10:00:00'))).toBe(3600);

  expect((await app.call(max, `DELETE /api/v1/calendar-links/${id}`)).status).toBe(404);
  expect((await app.call(stranger, `DELETE /api/v1/calendar-links/${id}`)).status).toBe(404);
  expect((await app.call(ada, `DELETE /api/v1/calendar-links/${id}`)).status).toBe(200);
  expect((await app.call(null, `GET ${path}`)).status).toBe(404);
  expect((await app.call(null, 'GET /calendar/nonsense.ics')).status).toBe(404);
});

test('what one member brings out, another brings in, as it was', async () => {
  const { path } = await link(ada);
  const { body: text } = await app.call(null, `GET ${path}`);
  const answer = await importFile(stranger, text);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toMatchObject({ found: 3, repeating: 1, known: 0, notes: [] });
  expect(await tasksOf(stranger)).toMatchObject([
    {
      subject: 'Lunch; with, Anna\nand all',
      due_at: '2026-03-24T11:00:00Z',
      location: 'Via Roma 1, Bolzano',
      visibility: 'private',
    },
    {
      subject: 'Team',
      due_at: '2026-03-24T09:00:00Z',
      ends_at: '2026-03-24T10:00:00Z',
      repeats: 'FREQ=WEEKLY;BYDAY=TU;UNTIL=20260630',
      time_zone: 'Europe/Rome',
    },
    { subject: 'Zyzzyva of Ada', due_on: '2026-03-25', due_at: null, ends_at: null },
  ]);
  // her own events are known to her
  expect(await (await importFile(ada, text)).json()).toMatchObject({ found: 0, known: 3 });
});

test('a file is told before, brought in once, and taken back as one', async () => {
  const text = file(
    `UID:one\nDTSTART:20260401T080000Z\nDTEND:20260401T090000Z\nSUMMARY:One\nATTENDEE;CN=Anna:mailto:Anna@globex.com`,
    'UID:past\nDTSTART:20250401T080000Z\nSUMMARY:Past',
    'UID:gone\nDTSTART:20260401T080000Z\nSUMMARY:Gone\nSTATUS:CANCELLED',
    'UID:day\nDTSTART;VALUE=DATE:20260402\nDTEND;VALUE=DATE:20260403\nSUMMARY:Day',
  );
  const before = await tasksOf(max);
  const preview = await importFile(max, text, '?preview=true');
  const telling = await preview.json();
  expect(telling).toEqual({
    found: 3,
    repeating: 0,
    guests: 1,
    known: 0,
    first_day: '2025-04-01',
    last_day: '2026-04-02',
    notes: [{ reason: 'cancelled', count: 1, example: 'Gone' }],
  });
  expect(await tasksOf(max)).toHaveLength(before.length);
  const done = await importFile(max, text);
  expect(await done.json()).toEqual(telling);
  const made = (await tasksOf(max)).filter(({ owner_id }: { owner_id: string }) => {
    return owner_id === max.actor.memberId;
  });
  const one = made.find(({ subject }: { subject: string }) => subject === 'One');
  expect(one).toMatchObject({ guests: [anna.id], person_id: anna.id, visibility: 'workspace' });
  const past = made.find(({ subject }: { subject: string }) => subject === 'Past');
  expect(past).toMatchObject({ done_at: '2025-04-01T08:00:00Z', visibility: 'private' });
  expect(await (await importFile(max, text)).json()).toMatchObject({ found: 0, known: 3 });
  const command = done.headers.get('uptake-command');
  const undone = await app.call(max, `POST /api/v1/commands/${command}/undo`);
  expect(undone.body.undone).toHaveLength(3);
  expect(await (await importFile(max, text, '?preview=true')).json()).toMatchObject({ found: 3 });
});

test('series go on from their next day; what a file breaks is told', async () => {
  const other = await app.workspace('Third');
  await app.call(other, 'PATCH /api/v1/me', { body: { time_zone: 'Europe/Rome' } });
  const text = file(
    `UID:w\nDTSTART;TZID=America/New_York:20250304T100000\nDTEND;TZID=America/New_York:20250304T110000\nRRULE:FREQ=WEEKLY\nEXDATE;TZID=America/New_York:20260331T100000\nSUMMARY:Weekly`,
    `UID:w\nRECURRENCE-ID;TZID=America/New_York:20260407T100000\nDTSTART;TZID=America/New_York:20260408T100000\nSUMMARY:Weekly moved`,
    'UID:s\nDTSTART:20260401T080000Z\nRRULE:FREQ=SECONDLY\nSUMMARY:Bomb',
    'UID:z\nDTSTART;TZID=Nowhere/Land:20260401T080000\nSUMMARY:Lost zone',
    'UID:m\nDTSTART;TZID=W. Europe Standard Time:20260401T080000\nSUMMARY:Outlook',
    'UID:l\nDTSTART:20260401T080000Z\nDTEND:20270401T080000Z\nSUMMARY:Long',
    'UID:n\nSUMMARY:No time',
    'UID:e\nDTSTART:20190101T080000Z\nRRULE:FREQ=DAILY;COUNT=3\nSUMMARY:Ended',
  );
  const answer = await importFile(other, text);
  const telling = (await answer.json()) as { notes: object[] };
  expect(answer.status, JSON.stringify(telling)).toBe(200);
  expect(telling.notes).toEqual([
    { reason: 'rule', count: 1, example: 'Bomb' },
    { reason: 'zone', count: 1, example: 'Lost zone' },
    { reason: 'long', count: 1, example: 'Long' },
    { reason: 'unreadable', count: 1, example: '' },
  ]);
  const tasks = await tasksOf(other);
  const named = (name: string) => tasks.find((task: { subject: string }) => task.subject === name);
  expect(named('Weekly')).toMatchObject({
    due_at: '2026-03-24T14:00:00Z',
    time_zone: 'America/New_York',
    repeats: 'FREQ=WEEKLY;BYDAY=TU',
    skipped: ['2026-03-31', '2026-04-07'],
  });
  expect(named('Weekly moved')).toMatchObject({ due_at: '2026-04-08T14:00:00Z', repeats: null });
  expect(named('Lost zone')).toMatchObject({ due_at: '2026-04-01T06:00:00Z' });
  expect(named('Outlook')).toMatchObject({ due_at: '2026-04-01T06:00:00Z' });
  expect(named('Ended').done_at).not.toBeNull();
});

test.each([
  ['', 400],
  ['BEGIN:VCARD\r\nEND:VCARD', 400],
  ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:cut off', 400],
  [`BEGIN:VCALENDAR\r\n${'x'.repeat(5 * 1024 * 1024)}`, 413],
])('what is no calendar is refused with what to do', async (text, status) => {
  const answer = await importFile(ada, text);
  expect(answer.status).toBe(status);
});

test('nobody brings a file in or makes a link without signing in', async () => {
  expect((await importFile(null, file())).status).toBe(401);
  expect((await app.call(null, 'POST /api/v1/calendar-links')).status).toBe(401);
});

test('thousands of events come in within the cap, in one command', async () => {
  const other = await app.workspace('Fourth');
  const many = Array.from(
    { length: 10_050 },
    (_, at) => `UID:many-${at}\nDTSTART:20260${(at % 9) + 1}01T080000Z\nSUMMARY:Event ${at}`,
  );
  const answer = await importFile(other, file(...many));
  expect(await answer.json()).toMatchObject({
    found: 10_000,
    notes: [{ reason: 'too_many', count: 50 }],
  });
}, 60_000);

test.each([
  ['addresses without end', `ATTENDEE:mailto:${'@'.repeat(300_000)} x`],
  ['a zone whose name has no end', `DTSTART;TZID=${'a'.repeat(300_000)}:20260320T100000`],
  ['days without end that are left out', `EXDATE:${'20260320T100000Z,'.repeat(100_000)}20260321`],
])('a file with %s is read within seconds', async (_, line) => {
  const event = `BEGIN:VEVENT\r\nUID:long\r\nDTSTART:20260320T100000Z\r\n${line}\r\nEND:VEVENT\r\n`;
  const begun = performance.now();
  const answer = await importFile(
    ada,
    `BEGIN:VCALENDAR\r\n${event}END:VCALENDAR\r\n`,
    '?preview=true',
  );
  expect(answer.status).toBe(200);
  expect(performance.now() - begun).toBeLessThan(20_000);
});

test('rules that take long hold nobody up: what is left comes in once, and that is told', async () => {
  const rule = 'RRULE:FREQ=DAILY;COUNT=1000;BYMONTHDAY=31';
  const events = Array.from(
    { length: 60 },
    (_, at) => `UID:slow-${at}\r\nDTSTART:${1000 + at}1123T100000Z\r\nSUMMARY:Slow\r\n${rule}`,
  );
  const begun = performance.now();
  const answer = await importFile(ada, file(...events), '?preview=true');
  const { found, notes } = (await answer.json()) as { found: number; notes: object[] };
  expect([found, notes]).toEqual([
    60,
    [{ reason: 'rule', count: expect.any(Number), example: 'Slow' }],
  ]);
  expect(performance.now() - begun).toBeLessThan(20_000);
}, 120_000);

test('a file that takes long keeps nobody else waiting', async () => {
  const rule = 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31';
  const events = Array.from({ length: 20 }, (_, at) => {
    return `UID:never-${at}\r\nDTSTART:20260401T100000Z\r\nSUMMARY:Never\r\n${rule}`;
  });
  const answered: string[] = [];
  async function importSlow() {
    const answer = await importFile(ada, file(...events), '?preview=true');
    answered.push('import');
    return (await answer.json()) as { notes: object[] };
  }
  const importing = importSlow();
  await app.call(max, 'GET /api/v1/me');
  answered.push('me');
  const { notes } = await importing;
  expect(notes).toEqual([{ reason: 'rule', count: 20, example: 'Never' }]);
  expect(answered).toEqual(['me', 'import']);
}, 60_000);

test('no name or text begins a line of the file that nobody wrote', async () => {
  const eve = await app.member(ada, { name: 'Eve\r\nEVIL:1' });
  const guest = { first_name: 'Gus\r\nEVIL:2', emails: ['gus@globex.com'] };
  const { id } = (await app.call(eve, 'POST /api/v1/people', { body: guest })).body;
  await make(
    {
      subject: 'Talk\rEVIL:3',
      location: 'Room\rEVIL:4',
      note: 'a\rEVIL:5',
      kind: 'meeting',
      due_at: '2026-03-24T11:00:00Z',
      reminder: 5,
      person_id: id,
      guests: [id],
    },
    eve,
  );
  const answer = await app.call(null, `GET ${(await link(eve)).path}`);
  expect(answer.body).toContain('EVIL:1');
  expect((answer.body as string).split(/\r\n|\r|\n/).filter((line) => /^EVIL/.test(line))).toEqual(
    [],
  );
});
