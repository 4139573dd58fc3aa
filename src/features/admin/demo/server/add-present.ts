import { addField, type FieldInput } from '#src/features/admin/fields/server/field-commands.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import { type Machinery, runCommand } from '#src/server/run-command.ts';
import { DEMO_WORKSPACE_ID, type Demo, type DemoTask } from '../demo.ts';
import { type MemberKey, memberOf } from '../material/members.ts';
import { dateOf, dayOf, instantAt, weekdayOf } from '../time/calendar.ts';
import { addLeading, LEADERS } from './add-leading.ts';
import { switchOnRules } from './add-rules.ts';
import type { DemoDoors } from './demo-doors.ts';
import { type DemoIds, teamIdOf } from './demo-ledger.ts';

const HOUR_MS = 3_600_000;
const LEVELS = ['Gold', 'Silver', 'Bronze'] as const;

const SERVICE_LEVEL: FieldInput = {
  record_type: 'company',
  kind: 'choice',
  label: 'Service level',
  why: 'So that the service desk knows how fast to come.',
  used_in: ['Service desk', 'Monday meeting'],
  choices: LEVELS.map((label) => ({ label })),
};
const CONTRACT_ENDS: FieldInput = {
  record_type: 'company',
  kind: 'date',
  label: 'Contract ends',
  why: 'So that we offer the next one in time.',
  used_in: ['Renewals'],
};

const KNOWN_FACTS = [
  'Decides alone, and quickly',
  'Prefers a call to an e-mail',
  'Away every Friday afternoon',
  'Wants figures first, then a story',
  'Asks for Jonas when it is about service',
];

interface Present {
  services: Services;
  types: RecordTypes;
  demo: Demo;
  ids: DemoIds;
  doors: DemoDoors;
}

/** What the company has set up lately, written by its members as anybody would, on this very day. */
export async function addPresent(present: Present): Promise<void> {
  await write(present, 'miriam', (ctx) => addOwnFields(ctx, present));
  await write(present, 'miriam', (ctx) => useOwnFields(ctx, present));
  await write(present, 'miriam', (ctx) => switchOnRules(ctx, present));
  await write(present, 'birgit', (ctx) => addWeekly(ctx, present));
  for (const key of ['ingrid', 'tomasz', 'jonas', 'miriam'] as const) {
    await write(present, key, (ctx) => fillMeetings(ctx, present, key));
  }
  await write(present, 'tomasz', (ctx) => addFacts(ctx, present));
  for (const key of LEADERS) await write(present, key, (ctx) => addLeading(ctx, present, key));
}

function write(
  { services, ids }: Present,
  key: MemberKey,
  command: (ctx: WriteContext) => Promise<unknown>,
): Promise<unknown> {
  const machinery: Machinery = services.machinery;
  const teamId = teamIdOf(key, ids);
  const actor = {
    workspaceId: DEMO_WORKSPACE_ID,
    memberId: ids.members.get(key)!,
    role: memberOf(key).role,
    teamIds: teamId ? [teamId] : [],
    teamId,
    via: 'web' as const,
  };
  return runCommand(machinery, actor, command);
}

async function addOwnFields(ctx: WriteContext, { types }: Present): Promise<void> {
  await addField(ctx, types, SERVICE_LEVEL);
  await addField(ctx, types, CONTRACT_ENDS);
}

/** The two fields are in use at the best customers, and everybody has a view of them. */
async function useOwnFields(ctx: WriteContext, { types, demo }: Present): Promise<void> {
  const today = dayOf(demo.today);
  const customers = demo.companies
    .filter((one) => one.visibility === 'workspace' && !one.deleted_at && one.owner)
    .slice(0, 36);
  const patches = customers.map(({ id }, at) => ({
    id,
    patch: {
      x_service_level: LEVELS[at % 3]!.toLowerCase(),
      x_contract_ends: dateOf(today + 20 + ((at * 37) % 400)),
    },
  }));
  await updateRecords(ctx, types.get('company')!, patches);
  const filter = { field: 'x_contract_ends', op: 'is_not_empty' };
  await createRecords(ctx, types.get('saved_view')!, [
    {
      name: 'Contracts to renew',
      record_type: 'company',
      filter: JSON.stringify(filter),
      sort: 'x_contract_ends',
      columns: 'x_contract_ends,x_service_level,city,owner_id',
      visibility: 'workspace',
    },
  ]);
}

/** Every Friday at eight, with the whole team. */
async function addWeekly(ctx: WriteContext, { types, demo, ids }: Present): Promise<void> {
  const { time_zone, team } = memberOf('birgit');
  const today = dayOf(demo.today);
  const friday = today + ((12 - weekdayOf(today)) % 7);
  const at = instantAt(friday, 8 * 60, time_zone);
  const colleagues = demo.members.filter((one) => one.team === team && one.key !== 'birgit');
  await createRecords(ctx, types.get('task')!, [
    {
      subject: 'Vans and spare parts for next week',
      kind: 'meeting',
      due_on: dateOf(friday),
      due_at: new Date(at).toISOString(),
      ends_at: new Date(at + HOUR_MS / 2).toISOString(),
      location: 'Workshop, or by phone',
      colleagues: colleagues.map(({ key }) => ids.members.get(key)!),
      repeats: 'FREQ=WEEKLY;BYDAY=FR',
    },
  ]);
}

/** Appointments ahead have an end, a place, and who comes. */
async function fillMeetings(
  ctx: WriteContext,
  { types, demo }: Present,
  key: MemberKey,
): Promise<void> {
  const ahead = demo.tasks.filter(
    (task) =>
      task.owner === key &&
      task.due_at !== null &&
      task.due_on! >= demo.today &&
      !task.done_at &&
      !task.deleted_at,
  );
  const patches = ahead.map((task) => ({ id: task.id, patch: meetingOf(task, demo) }));
  if (patches.length > 0) await updateRecords(ctx, types.get('task')!, patches);
}

function meetingOf(task: DemoTask, { companies, people }: Demo): Record<string, unknown> {
  const company = companies.find(({ id }) => id === task.company_id);
  const guest = people.find(({ id }) => id === task.person_id);
  const isVisit = task.kind === 'meeting' || task.kind === 'visit';
  const length = task.kind === 'call' ? HOUR_MS / 4 : HOUR_MS;
  const place = [company?.street, company?.city].filter(Boolean).join(', ');
  return {
    ends_at: new Date(Date.parse(task.due_at!) + length).toISOString(),
    ...(isVisit && place && { location: place }),
    ...(isVisit && guest && !guest.deleted_at && { guests: [guest.id] }),
  };
}

/** One line each about those whom Tomasz meets or calls. */
async function addFacts(ctx: WriteContext, { types, demo }: Present): Promise<void> {
  const open = demo.tasks.filter(
    ({ owner, person_id, done_at, visibility }) =>
      owner === 'tomasz' && person_id && !done_at && visibility === 'workspace',
  );
  const known = [...new Set(open.map(({ person_id }) => person_id!))].slice(0, KNOWN_FACTS.length);
  await createRecords(
    ctx,
    types.get('fact')!,
    known.map((person_id, at) => ({ text: KNOWN_FACTS[at]!, person_id })),
  );
}
