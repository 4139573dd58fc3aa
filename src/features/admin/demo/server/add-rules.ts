import { sql } from 'kysely';
import { createRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { DemoDoors } from './demo-doors.ts';

const OPEN_CASES = { field: 'status', op: 'any_of', value: ['new', 'open', 'waiting'] };
const SEGMENTS = [
  {
    name: 'Contacts of customers with an open deal',
    record_type: 'person',
    filter: {
      ...{ has: 'deal', through: 'company_id' },
      filter: { field: 'status', op: 'is', value: 'open' },
    },
  },
  {
    name: 'Contacts in Germany',
    record_type: 'person',
    filter: { field: 'company_id.country', op: 'is', value: 'Germany' },
  },
  {
    name: 'Companies with an open case',
    record_type: 'company',
    filter: { has: 'service_case', filter: OPEN_CASES },
  },
];

/** Who is written to, by what they are. */
export function addSegments(ctx: WriteContext, types: RecordTypes): Promise<unknown> {
  return createRecords(
    ctx,
    types.get('saved_view')!,
    SEGMENTS.map(({ filter, ...rest }) => ({
      ...rest,
      filter: JSON.stringify(filter),
      is_segment: true,
      visibility: 'workspace',
    })),
  );
}

/** Whoever wins a deal is reminded to ask how it went: written down early, switched on today. */
export function addRule(
  ctx: WriteContext,
  { doors, types }: { doors: DemoDoors; types: RecordTypes },
): Promise<unknown> {
  return doors.addAutomation(ctx, types, {
    name: 'Ask how it runs',
    record_type: 'deal',
    when: { kind: 'entered', field: 'status', value: 'won' },
    filter: null,
    actions: [
      {
        kind: 'task',
        subject: 'Ask how it runs: {title}',
        due_in_days: 30,
        whom: { kind: 'owner' },
      },
    ],
    hourly_limit: 500,
    imports: false,
  });
}

/** From today on alone, so that nobody is reminded of what was won weeks ago. */
export async function switchOnRules(
  ctx: WriteContext,
  { doors, types }: { doors: DemoDoors; types: RecordTypes },
): Promise<void> {
  const rules = await ctx.db.rows<{ id: string }>(sql`
    select r.id from automation_rule r where r.workspace_id = ${ctx.actor.workspaceId}`);
  for (const { id } of rules) await doors.switchOnAutomation(ctx, types, id);
}
