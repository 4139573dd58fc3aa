import { sql } from 'kysely';
import { isDay } from '#src/records/filter-dates.ts';
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
  if (typeof value === 'object')
    return sayMoney(value as { amount: number; currency: string }, language);
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

function sayMoney({ amount, currency }: { amount?: number; currency?: string }, language: string) {
  if (typeof amount !== 'number' || !currency) return '';
  const format = new Intl.NumberFormat(language, { style: 'currency', currency });
  const places = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amount / 10 ** places);
}
