import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';
import type { FieldKind } from '#src/records/field-types.ts';

let app: TestApp;
let ada: TestMember;
const names = {} as Record<FieldKind, string>;
const companies: string[] = [];

const OPTIONS: Partial<Record<FieldKind, object>> = {
  choice: { choices: [{ label: 'Red' }, { label: 'Green' }, { label: 'Blue' }] },
  choices: { choices: [{ label: 'Red' }, { label: 'Green' }, { label: 'Blue' }] },
  reference: { to: 'company' },
  references: { to: 'company' },
};

const words = fc
  .string({ unit: fc.constantFrom(...'aZäß €"\\\'%_\n{}[]𝒳漢'), minLength: 1, maxLength: 12 })
  .map((text) => text.normalize('NFC').trim())
  .filter((text) => text !== '');
const word = fc.stringMatching(/^[a-z]{1,8}$/);
const colour = fc.constantFrom('red', 'green', 'blue');
const company = fc.nat(2).map((at) => companies[at]!);
const me = fc.constant(null).map(() => ada.actor.memberId);
const distinct = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { minLength: 1, maxLength: 3 });
const moment = fc
  .date({ min: new Date('1000-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
  .map((date) => date.toISOString());

type OwnKind = Exclude<FieldKind, 'lines'>;

/** A filled-in value of each kind, as it is given back. */
const VALUES: Record<OwnKind, fc.Arbitrary<unknown>> = {
  text: words,
  long_text: words,
  url: word.map((host) => `https://${host}.example/a?b=c`),
  emails: distinct(word.map((name) => `${name}@example.com`)),
  phones: distinct(fc.stringMatching(/^\+[1-9][0-9]{5,12}$/)),
  domains: distinct(word.map((host) => `${host}.example`)),
  tags: distinct(words),
  choice: colour,
  choices: distinct(colour),
  date: moment.map((text) => text.slice(0, 10)),
  datetime: moment,
  integer: fc.integer(),
  number: fc.oneof(
    fc.double({ min: -1e15, max: 1e15, noNaN: true }).map((number) => number + 0),
    fc.integer(),
  ),
  money: fc.record({
    amount: fc.maxSafeInteger(),
    currency: fc.constantFrom('EUR', 'JPY', 'CHF'),
  }),
  boolean: fc.boolean(),
  reference: company,
  references: distinct(company),
  member: me,
  members: me.map((id) => [id]),
};
const KINDS = Object.keys(VALUES) as OwnKind[];

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  for (const name of ['A', 'B', 'C']) {
    const made = await app.call(ada, 'POST /api/v1/companies', { body: { name } });
    companies.push(made.body.id);
  }
  for (const kind of KINDS) {
    const body = {
      record_type: 'person',
      kind,
      label: `Own ${kind}`,
      why: 'Why.',
      ...OPTIONS[kind],
    };
    const added = await app.call(ada, 'POST /api/v1/custom-fields', { body });
    names[kind] = added.body.name;
  }
});
afterAll(() => app.close());

/** The value of a filter that holds for this one. */
function toTest(kind: FieldKind, value: unknown): unknown {
  if (kind === 'money') return (value as { amount: number }).amount;
  return Array.isArray(value) ? value[0] : value;
}

/** Amounts are found by what they come to in euro, and here is no rate. */
const canBeFound = (kind: FieldKind, value: unknown) =>
  kind !== 'money' || (value as { currency: string }).currency === 'EUR';

async function find(kind: FieldKind, value: unknown): Promise<string[]> {
  const filter = { field: names[kind], op: 'is', value: toTest(kind, value) };
  const query = new URLSearchParams({ filter: JSON.stringify(filter), limit: '200' });
  const { status, body } = await app.call(ada, `GET /api/v1/people?${query}`);
  expect(status, `${JSON.stringify(filter)} ${JSON.stringify(body)}`).toBe(200);
  return body.items.map(({ id }: { id: string }) => id);
}

const isEmpty = (value: unknown) => value === null || (Array.isArray(value) && value.length === 0);

test.each(KINDS)(
  'any value of the kind %s comes back, is found, told in the history and undone',
  async (kind) => {
    const name = names[kind];
    await fc.assert(
      fc.asyncProperty(VALUES[kind], VALUES[kind], async (first, second) => {
        const body = { first_name: 'Pat', [name]: first };
        const made = await app.call(ada, 'POST /api/v1/people', { body });
        expect(made.status, JSON.stringify(made.body)).toBe(201);
        expect(made.body[name]).toEqual(first);
        const path = `/api/v1/people/${made.body.id}`;
        const isFound = async (value: unknown) => (await find(kind, value)).includes(made.body.id);
        expect(await isFound(first)).toBe(canBeFound(kind, first));

        const changed = await app.call(ada, `PATCH ${path}`, { body: { [name]: second } });
        expect(changed.body[name]).toEqual(second);
        expect(await isFound(second)).toBe(canBeFound(kind, second));
        const command = changed.headers.get('uptake-command');
        if (command === null) {
          expect(second).toEqual(first);
          return;
        }
        const history = await app.call(ada, `GET ${path}/history`);
        expect(history.body.items[0].changes[name]).toEqual([first, second]);

        expect((await app.call(ada, `POST /api/v1/commands/${command}/undo`)).status).toBe(200);
        expect((await app.call(ada, `GET ${path}`)).body[name]).toEqual(first);
      }),
      { numRuns: 12 },
    );
  },
  30_000,
);

test.each(KINDS)('a list sorted by a field of the kind %s has each record once', async (kind) => {
  for (const sort of [names[kind], `-${names[kind]}`]) {
    const seen: string[] = [];
    const values: unknown[] = [];
    let cursor = '';
    do {
      const query = new URLSearchParams({ limit: '40', sort, ...(cursor && { cursor }) });
      const { status, body } = await app.call(ada, `GET /api/v1/people?${query}`);
      expect(status, JSON.stringify(body)).toBe(200);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      values.push(...body.items.map((item: Record<string, unknown>) => item[names[kind]]));
      cursor = body.next_cursor ?? '';
    } while (cursor);
    const { body } = await app.call(ada, 'GET /api/v1/people/count');
    expect(new Set(seen).size).toBe(body.count);
    expect(seen.length).toBe(body.count);
    if (['integer', 'number', 'date', 'datetime'].includes(kind)) {
      const known = values.filter((value) => !isEmpty(value)) as (string | number)[];
      const sorted = [...known].sort((a, b) => (a < b ? -1 : Number(a > b)));
      expect(known).toEqual(sort.startsWith('-') ? sorted.reverse() : sorted);
      expect(values.slice(known.length).every(isEmpty)).toBe(true);
    }
  }
});
