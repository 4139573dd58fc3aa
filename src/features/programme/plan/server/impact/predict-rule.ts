import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import type { Doing, Span } from '../../impact.ts';
import type { Prediction, Role } from '../../impact-api.ts';
import { tell } from './tell-prediction.ts';
import { readHandling } from './took-queries.ts';

interface Rehearsal {
  days: number;
  runs: number;
  /** The last of them. */
  items: { did: Did[] }[];
}
type Did = { kind: string; owner_id?: string; members?: string[] };
export type Rehearse = (ctx: ReadContext, ruleId: string) => Promise<Rehearsal>;

/** To read what a rule tells. */
const READ: Span = [3, 20];

/**
 * What a rule asks of people: to take note of its tasks and tick them off, and to read what it tells.
 * The work that a task is about is not counted; it would be there without the rule.
 */
export async function predictRule(
  ctx: ReadContext,
  rehearse: Rehearse,
  ruleId: string,
): Promise<Prediction> {
  const { days, runs, items } = await rehearse(ctx, ruleId);
  const weeks = days / 7;
  const each = items.length === 0 ? 0 : runs / items.length / weeks;
  const roles = await readRoles(ctx);
  const handling = await readHandling(ctx);
  const tasks = items.flatMap(({ did }) =>
    did.flatMap(({ kind, owner_id }) => (kind === 'task' && owner_id ? [owner_id] : [])),
  );
  const notices = items.flatMap(({ did }) =>
    did.flatMap(({ kind, members }) => (kind === 'notify' && members ? members : [])),
  );
  const doings = [
    ...doingsOf(tasks, { each, roles, seconds: handling.seconds }),
    ...doingsOf(notices, { each, roles, seconds: READ }),
  ];
  const seconds = tasks.length > 0 ? handling.seconds : READ;
  const measured = tasks.length > 0 ? handling.saves : 0;
  return tell(doings, { weeks: Math.round(weeks * 10) / 10, seconds, measured });
}

interface Each {
  each: number;
  roles: ReadonlyMap<string, Role>;
  seconds: Span;
}

function doingsOf(memberIds: readonly string[], { each, roles, seconds }: Each): Doing[] {
  const roleOf = (id: string) => roles.get(id) ?? 'member';
  return [...new Set(memberIds.map(roleOf))].map((role) => {
    const ids = memberIds.filter((id) => roleOf(id) === role);
    const times = ids.length * each;
    return { role, people: new Set(ids).size, seconds, times_a_week: [times, times] };
  });
}

async function readRoles(ctx: ReadContext): Promise<Map<string, Role>> {
  const rows = await ctx.db.rows<{ id: string; role: Role }>(sql`
    select m.id, m.role from member m where m.workspace_id = ${ctx.actor.workspaceId}`);
  return new Map(rows.map(({ id, role }) => [id, role]));
}
