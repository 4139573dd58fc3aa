import { createHmac } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { type TestWorkshop, workshopsOf } from '../test-room.ts';

vi.setConfig({ testTimeout: 60_000 });

const PHONES = 6;

let app: TestApp;
let ada: TestMember;
let room: ReturnType<typeof workshopsOf>;
let workshop: TestWorkshop;
/** Everything that the server has written anywhere while the day went on, and answered to anybody. */
const logged: string[] = [];
const answered: string[] = [];
const phones: { token: string; secrets: string[] }[] = [];

const keep = (chunk: unknown) => {
  logged.push(String(chunk));
  return true;
};

beforeAll(async () => {
  const log = pino({ level: 'trace', base: null }, { write: keep });
  app = await startTestApp({ log });
  vi.spyOn(process.stdout, 'write').mockImplementation(keep as never);
  vi.spyOn(process.stderr, 'write').mockImplementation(keep as never);
  for (const name of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, name).mockImplementation((...said) => void keep(said.join(' ')));
  }
  const { call } = app;
  app.call = async (...given) => {
    const answer = await call(...given);
    answered.push(`${JSON.stringify([...answer.headers])} ${JSON.stringify(answer.body)}`);
    return answer;
  };
  ada = await app.workspace();
  room = workshopsOf(app, ada);
  await holdDay();
  vi.restoreAllMocks();
});
afterAll(() => app.close());

async function holdDay(): Promise<void> {
  workshop = await room.addWorkshop();
  await room.advance(workshop, { kind: 'cards' });
  for (let at = 0; at < PHONES; at++) {
    const token = await room.join(workshop);
    const first = await room.send(workshop, token, `Kohlmeise ${at}`);
    const second = await room.send(workshop, token, `Blaumeise ${at}`);
    phones.push({ token, secrets: [first.secret, second.secret] });
  }
  await sendWhatIsRefused();
  await room.advance(workshop, { kind: 'vote' });
  const [cluster] = (await room.boardOf(workshop)).clusters;
  for (const { token } of phones) {
    await room.atCode(workshop, 'PUT', '/ballot', { token, dots: { [cluster!.id]: 5 } });
  }
  await room.advance(workshop, { kind: 'closed' });
  for (const format of ['csv', 'md', 'pdf']) {
    await app.call(ada, `GET /api/v1/workshops/${workshop.id}/export?format=${format}`);
  }
}

/** What goes wrong is what servers like to log. */
async function sendWhatIsRefused(): Promise<void> {
  const { token, secrets } = phones[0]!;
  const secret = secrets[0]!;
  const bodies = [
    { token, secret, kind: 'concern', text: 'x'.repeat(2000) },
    { token, secret, kind: 'nothing', text: 'Kohlmeise' },
    { token, secret, kind: 'concern', text: `Kohlmeise \u0000` },
    { token, secret: 'short', kind: 'concern', text: 'Kohlmeise' },
  ];
  for (const body of bodies) await room.atCode(workshop, 'PUT', '/draft', body);
  const wrong = { token, dots: { [workshop.id]: 2 } };
  await room.atCode(workshop, 'PUT', '/ballot', wrong);
  // a table that is not there for a moment: a failure that nobody foresaw
  const owner = new pg.Client(app.url);
  await owner.connect();
  await owner.query('alter table workshop_draft rename to away');
  const failed = await room.atCode(workshop, 'PUT', '/draft', {
    ...{ token, secret, kind: 'concern', text: 'Kohlmeise 0' },
  });
  await owner.query('alter table away rename to workshop_draft');
  await owner.end();
  expect(failed.status).toBe(500);
}

/** What a phone has made, and the keyed hashes under which the server holds it. */
function traces(): string[] {
  const key = createHmac('sha256', 'a secret for tests that is long enough')
    .update('workshop secrets')
    .digest();
  const hash = (purpose: string, made: string) => {
    const bytes = createHmac('sha256', key).update(`${purpose} ${workshop.id} ${made}`).digest();
    return [bytes.toString('hex'), bytes.toString('base64'), bytes.toString('base64url')];
  };
  return phones.flatMap(({ token, secrets }) => [
    ...[token, ...secrets],
    ...hash('participant', token),
    ...hash('ballot vote', token),
    ...secrets.flatMap((one) => hash('draft', one)),
  ]);
}

test('nothing that the server writes to its log, also where it fails, tells of a phone or of a card', () => {
  const all = logged.join('\n');
  expect(all).toContain('unexpected failure');
  expect(traces().filter((one) => all.includes(one))).toEqual([]);
  expect(all).not.toMatch(/Kohlmeise|Blaumeise/);
  expect(all).not.toContain(workshop.code);
});

test('nothing that the server answers to anybody, files among it, leads back to a phone', () => {
  const all = answered.join('\n');
  expect(all).toContain('Kohlmeise 3');
  expect(traces().filter((one) => all.includes(one))).toEqual([]);
});

test('the database writes no statement and no value to its own log', async () => {
  const owner = new pg.Client(app.url);
  await owner.connect();
  const { rows } = await owner.query(
    `select name, setting from pg_settings where name in ('log_statement',
      'log_min_duration_statement', 'log_parameter_max_length_on_error') order by name`,
  );
  await owner.end();
  expect(rows).toEqual([
    { name: 'log_min_duration_statement', setting: '-1' },
    { name: 'log_parameter_max_length_on_error', setting: '0' },
    { name: 'log_statement', setting: 'none' },
  ]);
});
