import { afterAll, beforeAll, expect, test } from 'vitest';
import { recordTypes } from '#src/main/server/record-types.ts';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import { runCommand } from '#src/server/run-command.ts';
import { createRecords } from '../record-commands.ts';

let app: TestApp;
let ada: TestMember;

const FIRST =
  'Anna Max Ines Bob Carla Xenia Xaver Kira Nina Tom Lea Uwe Olga Pia Rolf Sven Ulla Vera Willi Yuri'.split(
    ' ',
  );
const LAST =
  'Hoffmann Hoffman Schneider Schnitzler Papadakis Papadopoulos King Kings Klein Kiel Ring Rossi Rosso Müller Möller Ødegård Łukasz Straße Nowak Novak'.split(
    ' ',
  );

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  const people = FIRST.flatMap((first_name) =>
    LAST.map((last_name) => ({ first_name, last_name })),
  );
  await runCommand(app.app.services.machinery, ada.actor, async (ctx) => {
    const [globex] = await createRecords(ctx, recordTypes.get('company')!, [{ name: 'Globex' }]);
    await createRecords(ctx, recordTypes.get('person')!, [
      ...people,
      { first_name: 'Konrad', last_name: 'Hofmann' },
      {
        first_name: 'Zita',
        last_name: 'Quell',
        company_id: globex,
        emails: ['zq.77@globex.example'],
        phones: ['+39 06 1234 5678'],
      },
    ]);
  });
});
afterAll(() => app.close());

async function find(q: string): Promise<string[]> {
  const answer = await app.call(ada, `GET /api/v1/search?limit=20&q=${encodeURIComponent(q)}`);
  expect(answer.status).toBe(200);
  return answer.body.items.map(({ title }: { title: string }) => title);
}

test.each([
  ['Hofmann', 'Konrad Hofmann'],
  ['konrad hoffman', 'Konrad Hofmann'],
  ['Xenia Kign', 'Xenia King'],
  ['xena king', 'Xenia King'],
  ['Pia Schnieder', 'Pia Schneider'],
  ['Vera Papadopolous', 'Vera Papadopoulos'],
  ['uwe muller', 'Uwe Müller'],
  ['odegard anna', 'Anna Ødegård'],
  ['lukasz bob', 'Bob Łukasz'],
  ['Bob Strasse', 'Bob Straße'],
  ['quel zita', 'Zita Quell'],
  ['zita globex', 'Zita Quell'],
  ['uell', 'Zita Quell'],
  ['zq.77@GLOBEX.example', 'Zita Quell'],
  ['06 1234 5678', 'Zita Quell'],
  ['0039 06-1234-5678', 'Zita Quell'],
])('"%s" gives %s first', async (q, wanted) => {
  expect((await find(q))[0]).toBe(wanted);
});

test('what matches exactly comes before what is misspelled', async () => {
  const found = await find('Hoffmann');
  expect(found.slice(0, 20).every((title) => title.includes('Hoffmann'))).toBe(true);
});

test('one wrong word among right ones still finds the person', async () => {
  expect(await find('Zita Quell Amsterdam')).toContain('Zita Quell');
});

test('nothing to look for finds nothing', async () => {
  for (const q of ['', '   ', '!!!', '%', "'", 'qqqqqqqqqq']) expect(await find(q)).toEqual([]);
});
