import { createHmac } from 'node:crypto';
import { sql } from 'kysely';
import { utcDay } from '#src/lib/days.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Services } from '#src/server/feature.ts';
import type { FieldRead } from '../fields-named.ts';

const writeCounts = beside('tally', 'field_reading');

const EVERY_MS = 60_000;
const KEPT_DAYS = 400;
/** As many as the column `marks` holds. */
const MARKS = 1024;

/** Of one workspace and day: who looked at figures of which field, until it is written down. */
interface Pending {
  workspaceId: string;
  day: string;
  fields: Map<string, { read: FieldRead; members: Set<string> }>;
}

const pending = new Map<string, Pending>();

/** Notes that a person has looked at figures of these fields. What programs fetch is no look. */
export function noteReads({ actor, now }: ReadContext, reads: readonly FieldRead[]): void {
  if (actor.via !== 'web' || actor.viewerId || actor.byLink) return;
  const day = utcDay(now());
  const key = `${actor.workspaceId} ${day}`;
  const found = pending.get(key) ?? { workspaceId: actor.workspaceId, day, fields: new Map() };
  pending.set(key, found);
  for (const read of reads) {
    const name = `${read.type}.${read.field}`;
    const one = found.fields.get(name) ?? { read, members: new Set() };
    found.fields.set(name, one);
    one.members.add(actor.memberId);
  }
}

type Keeping = Pick<Services, 'machinery' | 'log' | 'keyFor'>;

/** Writes down once a minute what was looked at; the last minute before a failure may be lost. */
export function keepReadings(services: Keeping): { stop(): Promise<void> } {
  const write = () =>
    writeReadings(services).catch((error) =>
      services.log.warn({ err: error }, 'noting which fields are read failed'),
    );
  const timer = setInterval(() => void write(), EVERY_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await write();
    },
  };
}

/** In one statement for each workspace and day, which may be repeated without counting twice. */
export async function writeReadings({ machinery, keyFor }: Omit<Keeping, 'log'>): Promise<void> {
  const key = keyFor('field-reading');
  for (const [name, { workspaceId, day, fields }] of [...pending]) {
    pending.delete(name);
    const all = [...fields.values()];
    await writeCounts(machinery.database, workspaceId, async (db) => {
      await db.rows(sql`
        update field_reading f set marks = null
        where f.workspace_id = ${workspaceId} and f.marks is not null and f.day < ${day}::date`);
      await db.rows(sql`
        delete from field_reading f
        where f.workspace_id = ${workspaceId} and f.day < ${day}::date - ${sql.lit(KEPT_DAYS)}`);
      await db.rows(sql`
        insert into field_reading as f (workspace_id, record_type, field, kind, day, people, marks)
        select ${workspaceId}, g.record_type, g.field, 'figure', ${day}::date,
          ${peopleOf(sql`g.marks::bit(1024)`)}, g.marks::bit(1024)
        from unnest(${all.map(({ read }) => read.type)}::text[],
          ${all.map(({ read }) => read.field)}::text[],
          ${all.map(({ members }) => marksOf(key, `${workspaceId} ${day}`, members))}::text[])
          as g (record_type, field, marks)
        on conflict (workspace_id, record_type, field, kind, day) do update
        set marks = f.marks | excluded.marks, people = ${peopleOf(sql`f.marks | excluded.marks`)}
        where f.marks is not null`);
    });
  }
}

/** Of so many marks, how many people have made them: two of a crowd may share one. */
function peopleOf(marks: ReturnType<typeof sql>) {
  return sql`round(-1024 * ln(1 - least(bit_count(${marks}), 1023) / 1024.0))::integer`;
}

/** A mark for each member, which tells them apart on this day and says who they are to nobody. */
function marksOf(key: Buffer, salt: string, members: Iterable<string>): string {
  const marks = Array<string>(MARKS).fill('0');
  for (const member of members) {
    const hash = createHmac('sha256', key).update(`${salt} ${member}`).digest();
    marks[hash.readUInt32BE(0) % MARKS] = '1';
  }
  return marks.join('');
}
