import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp, type TestMember } from '#src/main/server/test-app.ts';

let app: TestApp;
let members: TestMember[];

beforeAll(async () => {
  app = await startTestApp();
  const ada = await app.workspace();
  members = [await app.member(ada, { name: 'Max' }), await app.member(ada, { name: 'Mia' })];
});
afterAll(() => app.close());

const FIELDS = ['city', 'job_title'] as const;
type Field = (typeof FIELDS)[number] | 'in_bin';

/** A value that a field was given once. Two of the same text are two, for each is an edit. */
interface Given {
  value: string | null | boolean;
}

interface ModelRecord {
  id: string;
  owner: number;
  now: Record<Field, Given>;
}

interface ModelCommand {
  id: string;
  by: number;
  record: ModelRecord;
  isCreation: boolean;
  steps: { field: Field; from: Given; to: Given }[];
}

/** What ought to be: each command leads fields from one given value to another. */
class Model {
  readonly records: ModelRecord[] = [];
  readonly commands: ModelCommand[] = [];

  note(command: ModelCommand): void {
    for (const { field, to } of command.steps) command.record.now[field] = to;
    this.commands.push(command);
  }

  /** The steps back that are still possible; an undone command leads there again. */
  stepsBack({ record, isCreation, steps }: ModelCommand): ModelCommand['steps'] {
    const standing = steps.filter(({ field, to }) => record.now[field] === to);
    const bin = standing.find(({ field }) => field === 'in_bin');
    if (isCreation) {
      return standing.length === steps.length
        ? [{ field: 'in_bin', from: bin!.to, to: bin!.from }]
        : [];
    }
    if (record.now.in_bin.value && !bin) return [];
    return standing.map(({ field, from, to }) => ({ field, from: to, to: from }));
  }
}

const value = fc.constantFrom(null, 'a', 'b');
const who = fc.nat(1);
const which = fc.nat(20);
const operation = fc.oneof(
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('create'), who, city: value }) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('change'),
      who,
      which,
      patch: fc.record({ city: value, job_title: value }, { requiredKeys: ['city'] }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('bin'), who, which }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restore'), who, which }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('undo'), who, which }) },
);
type Operation = {
  kind: string;
  who: number;
  which?: number;
  city?: string | null;
  patch?: { city?: string | null; job_title?: string | null };
};

async function create(model: Model, { who: by, city }: Operation): Promise<void> {
  const body = { first_name: 'Pat', city };
  const made = await app.call(members[by]!, 'POST /api/v1/people', { body });
  const unborn: Given = { value: true };
  const now = {
    city: { value: city ?? null },
    job_title: { value: null },
    in_bin: { value: false },
  };
  const record: ModelRecord = { id: made.body.id, owner: by, now };
  const steps = (['city', 'job_title', 'in_bin'] as const).map((field) => ({
    field,
    from: unborn,
    to: now[field],
  }));
  model.records.push(record);
  model.note({ id: commandOf(made)!, by, record, isCreation: true, steps });
}

function commandOf({ headers }: { headers: Headers }): string | null {
  return headers.get('uptake-command');
}

async function change(model: Model, { who: by, which: at, patch }: Operation): Promise<void> {
  const record = model.records[at! % model.records.length]!;
  const path = `/api/v1/people/${record.id}`;
  const done = await app.call(members[by]!, `PATCH ${path}`, { body: patch });
  if (record.now.in_bin.value)
    return expect(done.status, JSON.stringify([patch, done.body])).toBe(409);
  const steps = FIELDS.filter(
    (field) => field in patch! && (patch![field] ?? null) !== record.now[field].value,
  ).map((field) => ({ field, from: record.now[field], to: { value: patch![field] ?? null } }));
  expect(commandOf(done) !== null).toBe(steps.length > 0);
  if (steps.length > 0) model.note({ id: commandOf(done)!, by, record, isCreation: false, steps });
}

async function binOrRestore(model: Model, { kind, who: by, which: at }: Operation): Promise<void> {
  const record = model.records[at! % model.records.length]!;
  const path = `/api/v1/people/${record.id}`;
  const isBinning = kind === 'bin';
  const route = isBinning ? `DELETE ${path}` : `POST ${path}/restore`;
  const done = await app.call(members[by]!, route);
  if (record.now.in_bin.value === isBinning || record.owner !== by) return;
  const steps = [{ field: 'in_bin' as const, from: record.now.in_bin, to: { value: isBinning } }];
  model.note({ id: commandOf(done)!, by, record, isCreation: false, steps });
}

async function undo(model: Model, { who: by, which: at }: Operation): Promise<void> {
  const command = model.commands[at! % model.commands.length]!;
  const { record } = command;
  const done = await app.call(members[by]!, `POST /api/v1/commands/${command.id}/undo`);
  if (command.by !== by) return expect(done.status).toBe(404);
  const steps = model.stepsBack(command);
  expect(done.status, JSON.stringify(done.body)).toBe(steps.length > 0 ? 200 : 409);
  if (steps.length === 0) return;
  model.note({ id: commandOf(done)!, by, record, isCreation: false, steps });
}

async function run(model: Model, given: Operation): Promise<void> {
  if (given.kind === 'create' || model.records.length === 0) return create(model, given);
  if (given.kind === 'change') return change(model, given);
  return given.kind === 'undo' ? undo(model, given) : binOrRestore(model, given);
}

test('whatever two members do and undo, no later edit is lost and all is as it ought to be', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 5, maxLength: 25 }), async (operations) => {
      const model = new Model();
      for (const given of operations) {
        await run(model, given);
        await expectAsModelled(model);
      }
    }),
    { numRuns: 25, endOnFailure: true },
  );
}, 60_000);

async function expectAsModelled(model: Model): Promise<void> {
  for (const { id, now } of model.records) {
    const { body } = await app.call(members[0]!, `GET /api/v1/people/${id}`);
    const { city, job_title, deleted_at } = body;
    expect({ city, job_title, in_bin: deleted_at !== null }).toEqual({
      city: now.city.value,
      job_title: now.job_title.value,
      in_bin: now.in_bin.value,
    });
  }
}
