import { sql } from 'kysely';
import type { AppError } from '#src/lib/app-error.ts';
import { utcDay } from '#src/lib/days.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Actor } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';

const writeCounts = beside('tally', 'desk_count');

const EVERY_MS = 60_000;
const KEPT_DAYS = 400;
/** More kinds a day than this are not told apart, whoever makes them up. */
const MOST_SUBJECTS = 500;

interface Pending {
  workspaceId: string;
  day: string;
  counts: Map<string, { kind: 'refusal' | 'left'; subject: string; reason: string; count: number }>;
}

const pending = new Map<string, Pending>();

/** Counts a refused request of a person by its route and reason; what programs meet is not counted. */
export function noteRefusal(actor: Actor, route: string, error: AppError, now: Date): void {
  if (actor.via !== 'web' || actor.viewerId || actor.byLink) return;
  if (error.code === 'unauthenticated' || error.code === 'rate_limited') return;
  // a page that somebody opens by an old link is no fault of a form
  if (error.code === 'not_found' && route.startsWith('GET ')) return;
  count(actor.workspaceId, now, { kind: 'refusal', subject: route, reason: reasonOf(error) });
}

export function noteLeftForm(actor: Actor, recordType: string, now: Date): void {
  count(actor.workspaceId, now, { kind: 'left', subject: recordType, reason: '' });
}

/** What the domain calls it, else the field that was wrong; never what somebody typed. */
function reasonOf({ code, details }: AppError): string {
  if (details.reason) return details.reason;
  const field = details.issues?.[0]?.path.at(-1);
  return typeof field === 'string' && /^[a-z_]{1,40}$/.test(field) ? `${code}:${field}` : code;
}

function count(
  workspaceId: string,
  now: Date,
  what: { kind: 'refusal' | 'left'; subject: string; reason: string },
): void {
  const day = utcDay(now);
  const key = `${workspaceId} ${day}`;
  const found = pending.get(key) ?? { workspaceId, day, counts: new Map() };
  pending.set(key, found);
  const name = `${what.kind} ${what.subject} ${what.reason}`;
  const one = found.counts.get(name);
  if (one) one.count += 1;
  else if (found.counts.size < MOST_SUBJECTS) found.counts.set(name, { ...what, count: 1 });
}

type Keeping = Pick<Services, 'machinery' | 'log'>;

/** Writes down once a minute what was counted; the last minute before a failure may be lost. */
export function keepTally(services: Keeping): { stop(): Promise<void> } {
  const write = () =>
    writeTally(services).catch((error) =>
      services.log.warn({ err: error }, 'writing down what was refused failed'),
    );
  const timer = setInterval(() => void write(), EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await write();
    },
  };
}

export async function writeTally({ machinery }: Pick<Keeping, 'machinery'>): Promise<void> {
  for (const [key, { workspaceId, day, counts }] of [...pending]) {
    pending.delete(key);
    const all = [...counts.values()];
    await writeCounts(machinery.database, workspaceId, async (db) => {
      await db.rows(sql`
        delete from desk_count c
        where c.workspace_id = ${workspaceId} and c.day < ${day}::date - ${sql.lit(KEPT_DAYS)}`);
      await db.rows(sql`
        insert into desk_count as c (workspace_id, day, kind, subject, reason, count)
        select ${workspaceId}, ${day}::date, g.kind, g.subject, g.reason, g.count
        from jsonb_to_recordset(${JSON.stringify(all)}::jsonb)
          as g(kind text, subject text, reason text, count integer)
        on conflict (workspace_id, day, kind, subject, reason)
          do update set count = c.count + excluded.count`);
    });
  }
}
