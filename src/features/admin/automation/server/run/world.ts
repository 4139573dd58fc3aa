import { sql } from 'kysely';
import type { Money } from '#src/records/field-types.ts';
import { isDay } from '#src/records/filter-dates.ts';
import { formatMoney } from '#src/records/values/money-text.ts';
import type { ReadContext } from '#src/server/context.ts';

interface Member {
  id: string;
  name: string;
  team_id: string | null;
}

/** Whom and what a rule may need to know besides its record. */
export interface World {
  timeZone: string;
  language: string;
  /** Active members by id, in an order that does not change. */
  members: ReadonlyMap<string, Member>;
}

export async function readWorld(ctx: ReadContext): Promise<World> {
  const { workspaceId, memberId } = ctx.actor;
  const rows = await ctx.db.rows<Member & { time_zone: string; language: string }>(sql`
    select id, name, team_id, time_zone, language from member
    where workspace_id = ${workspaceId} and active order by id`);
  const own = rows.find(({ id }) => id === memberId);
  return {
    timeZone: own?.time_zone ?? 'UTC',
    language: own?.language ?? 'en',
    members: new Map(rows.map((row) => [row.id, row])),
  };
}

/** A plain value as the words of a task or notice say it. */
export function sayValue(value: unknown, { language, timeZone }: World): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.join(', ');
  if (typeof value === 'object') return sayMoney(value as Money, language);
  if (typeof value === 'number') return new Intl.NumberFormat(language).format(value);
  if (isDay(value)) {
    const at = new Date(`${value}T12:00:00Z`);
    return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(at);
  }
  if (/^\d{4}-\d\d-\d\dT/.test(String(value))) {
    const how = { dateStyle: 'medium', timeStyle: 'short', timeZone } as const;
    return new Intl.DateTimeFormat(language, how).format(new Date(String(value)));
  }
  return String(value);
}

function sayMoney(money: Partial<Money>, language: string): string {
  if (typeof money.amount !== 'number' || !money.currency) return '';
  return formatMoney(money as Money, language);
}
