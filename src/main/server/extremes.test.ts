import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { newId } from '#src/lib/ids.ts';
import type { Field, FieldKind } from '#src/records/field-types.ts';
import { recordTypes } from './record-types.ts';
import { startTestApp, type TestApp, type TestMember } from './test-app.ts';
import { type JsonSchema, sampleOf } from './test-samples.ts';

// all pages of the product are read twice
vi.setConfig({ testTimeout: 240_000 });

/** Whatever is asked for and is not there. */
const NOBODY = newId();

type Edge = 'low' | 'high';
const EDGES: Edge[] = ['low', 'high'];

/** The least that each type takes; each may name those before it. */
const BODIES: Record<string, (ids: Record<string, string>) => object> = {
  company: () => ({ name: 'Edge' }),
  person: () => ({ first_name: 'Edge' }),
  product: () => ({ name: 'Edge' }),
  activity: () => ({ kind: 'note', occurred_at: '2026-11-22T10:00:00Z' }),
  task: () => ({ subject: 'Edge' }),
  deal: (ids) => ({ name: 'Edge', company_id: ids.company }),
  quote: (ids) => ({ name: 'Edge', deal_id: ids.deal }),
  sales_order: (ids) => ({ reference: 'Edge', company_id: ids.company }),
  service_case: (ids) => ({ subject: 'Edge', person_id: ids.person }),
  fact: (ids) => ({ text: 'Edge', person_id: ids.person }),
};

let app: TestApp;
let ada: TestMember;
let max: TestMember;
let before: Map<string, number>;

beforeAll(async () => {
  app = await startTestApp();
  ada = await app.workspace();
  max = await app.member(ada, { role: 'manager' });
  before = await readAll();
});
afterAll(() => app.close());

const LOWEST = { amount: Number.MIN_SAFE_INTEGER, currency: 'JPY' };
const HIGHEST = { amount: Number.MAX_SAFE_INTEGER, currency: 'KWD' };
const SMALL_LINE = { name: 'x', quantity: '0.0001', unit_price: 0, discount: '100' };
const LARGE_LINE = { name: 'x', quantity: '999999999999', unit_price: 9000, tax: '100' };
const ENDS: Partial<Record<FieldKind, [low: unknown, high: unknown]>> = {
  date: ['1000-01-01', '9999-12-31'],
  datetime: ['1000-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z'],
  integer: [-2_147_483_648, 2_147_483_647],
  number: [-1e15, 1e15],
  money: [LOWEST, HIGHEST],
  boolean: [false, true],
  lines: [[SMALL_LINE], [LARGE_LINE]],
};

/** What lies at the end of what a field takes. */
function edgeOf(field: Field, edge: Edge): unknown {
  const at = EDGES.indexOf(edge);
  if (field.kind === 'choice') return field.choices.at(-at)?.value;
  if (field.kind === 'text' || field.kind === 'long_text') {
    // wherever it is cut short, a sign of two halves may be cut in two
    return ['\u200b.', `x${'\u{1f9d7}'.repeat((field.maxLength - 1) / 2)}`][at];
  }
  return ENDS[field.kind]?.[at];
}

/** A record of each type with whatever of an edge its fields take, and meetings that repeat from there; gives how much was taken. */
async function plant(edge: Edge): Promise<number> {
  let taken = 0;
  const ids: Record<string, string> = {};
  for (const [name, bodyOf] of Object.entries(BODIES)) {
    const { plural, fields } = recordTypes.get(name)!.declaration;
    const made = await app.call(ada, `POST /api/v1/${plural}`, { body: bodyOf(ids) });
    expect(made.status, `${name} ${JSON.stringify(made.body)}`).toBe(201);
    const id = made.body.id;
    ids[name] = id;
    for (const [field, declared] of Object.entries(fields)) {
      const value = declared.readOnly ? undefined : edgeOf(declared, edge);
      if (value === undefined) continue;
      const patch = { body: { [field]: value } };
      const { status, body } = await app.call(ada, `PATCH /api/v1/${plural}/${id}`, patch);
      const told = `${name}.${field} ${JSON.stringify(body).slice(0, 500)}`;
      expect(status, told).toBeLessThan(500);
      // what only the database refuses nobody has thought of
      expect(told).not.toContain('cannot be stored');
      if (status < 300) taken++;
    }
  }
  for (const repeats of ['FREQ=DAILY', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;INTERVAL=3']) {
    const due_on = ENDS.date![EDGES.indexOf(edge)];
    const body = { subject: 'Again', kind: 'meeting', due_on, repeats };
    const { status } = await app.call(ada, 'POST /api/v1/tasks', { body });
    expect(status).toBeLessThan(500);
  }
  return taken;
}

function queryOf(schema: z.ZodType | undefined): string {
  if (!schema) return '';
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  const needed = new Set(json.required ?? []);
  const sample = sampleOf(json, () => NOBODY) as Record<string, unknown>;
  const given = Object.entries(sample).filter(([name]) => needed.has(name));
  return `?${new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]))}`;
}

/** Every page that can be read without naming anything, and of each type its orders and groups. */
function pathsToRead(): string[] {
  const plain = app.app.routes
    .map(({ endpoint }) => endpoint)
    .filter(({ route, access }) => route.startsWith('GET') && access !== 'administrator')
    .filter(({ route }) => !route.includes('{') && !route.endsWith('/events'))
    .map(({ route, query }) => route.split(' ')[1]! + queryOf(query));
  const spans = [
    '1000-01-01&to=1000-02-01',
    '2026-11-01&to=2026-12-13',
    '9999-11-20&to=9999-12-31',
  ];
  const ofTypes = Object.keys(BODIES).flatMap((name) => {
    const { plural, fields } = recordTypes.get(name)!.declaration;
    return Object.entries(fields)
      .filter(([, { kind }]) => kind !== 'lines')
      .flatMap(([field, { kind }]) => [
        `/api/v1/${plural}?sort=-${field}`,
        ...(kind === 'date' || kind === 'datetime'
          ? ['day', 'week', 'year'].map(
              (step) => `/api/v1/${plural}/groups?by=${field}&step=${step}`,
            )
          : []),
      ]);
  });
  return [...plain, ...spans.map((span) => `/api/v1/calendar?from=${span}`), ...ofTypes];
}

/** What is answered on each page, and for each figure on its own. */
async function readAll(): Promise<Map<string, number>> {
  const statuses = new Map<string, number>();
  for (const path of pathsToRead()) {
    statuses.set(path, (await app.call(max, `GET ${path}`)).status);
  }
  const { metrics } = (await app.call(max, 'GET /api/v1/metrics')).body;
  for (const { name } of metrics as { name: string }[]) {
    for (const by of [undefined, { field: '$time', step: 'month' }]) {
      const requests = [{ metrics: [name], period: 'all', by }];
      const { status, body } = await app.call(max, 'POST /api/v1/figures/run', {
        body: { requests },
      });
      const refused = body.answers?.[0].error && !/steps/.test(body.answers[0].error.detail);
      statuses.set(`figure ${name} ${by ? 'by month' : ''}`, refused ? 400 : status);
    }
  }
  return statuses;
}

test.each(EDGES)(
  'what one member writes at the %s end spoils no page of a colleague',
  async (edge) => {
    expect(await plant(edge)).toBeGreaterThan(30);
    const after = await readAll();
    const spoiled = [...after].filter(([path, status]) => status !== before.get(path));
    expect(spoiled).toEqual([]);
  },
);
