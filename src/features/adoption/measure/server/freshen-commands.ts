import { sql } from 'kysely';
import { keepMonth } from '#src/features/adoption/guard/server/month-commands.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Database, Db } from '#src/server/db/database.ts';
import { dayNumber, dayText } from '../days/clock.ts';
import type { Day } from '../measures.ts';
import { type Figures, keepFigures, readFigures } from './figures.ts';
import { matchDays } from './follow/match-days.ts';
import { readOn } from './follow/read-on.ts';
import { measureTeamRecords } from './team-records-queries.ts';

const writeDays = beside('derived', 'uptake_day', 'uptake_member');
const writeFigures = beside('derived', 'uptake_figure', 'uptake_team', 'uptake_place');

/** Parts of the ledger that somebody who opens a page waits for; the rest is read in the background. */
const WAITED_FOR = 2;

/** Takes in what has happened since, keeps the figures of these members on the day, and gives them. */
export async function freshen(
  database: Database,
  workspaceId: string,
  { memberIds, on }: { memberIds: readonly string[]; on: Day },
): Promise<Map<string, Figures>> {
  await catchUp(database, workspaceId, memberIds);
  const { found, fresh } = await database.read(workspaceId, (db) =>
    readFigures(db, workspaceId, { memberIds, on }),
  );
  if (fresh.length > 0) {
    await writeFigures(database, workspaceId, (db) => keepFigures(db, workspaceId, { fresh, on }));
  }
  return found;
}

/** Takes in what has happened since, for these members. */
export async function catchUp(
  database: Database,
  workspaceId: string,
  memberIds: readonly string[],
): Promise<void> {
  for (let part = 0; part < WAITED_FOR; part += 1) {
    if (!(await isBehind(database, workspaceId))) break;
    if (!(await readOn(database, workspaceId, { waits: true }))) break;
  }
  const stale = await database.read(workspaceId, (db) => isStale(db, workspaceId, memberIds));
  if (stale) await writeDays(database, workspaceId, (db) => matchDays(db, workspaceId, memberIds));
}

async function isBehind(database: Database, workspaceId: string): Promise<boolean> {
  const behind = await database.read(workspaceId, (db) =>
    db.first(sql`select 1 from ledger_head h
      left join uptake_place p on p.workspace_id = h.workspace_id
      where h.workspace_id = ${workspaceId} and h.seq > coalesce(p.seq, 0)`),
  );
  return behind !== undefined;
}

async function isStale(db: Db, workspaceId: string, memberIds: readonly string[]) {
  const stale = await db.first(sql`
    select 1 from uptake_member u
    join member m on m.workspace_id = u.workspace_id and m.id = u.member_id
    where u.workspace_id = ${workspaceId} and u.member_id = any(${[...memberIds]}::uuid[])
      and (u.dirty_from is not null or u.time_zone <> m.time_zone) limit 1`);
  return stale !== undefined;
}

/** Reads the whole ledger to its end, and measures everyone on the day. */
export async function measureAll(database: Database, workspaceId: string, on: Day): Promise<void> {
  while (await readOn(database, workspaceId)) {
    // in steps, so that nothing else waits long
  }
  await writeDays(database, workspaceId, (db) => matchDays(db, workspaceId));
  const members = await database.read(workspaceId, (db) =>
    db.rows<{ id: string }>(sql`
      select id from member where workspace_id = ${workspaceId} and active order by id`),
  );
  for (let at = 0; at < members.length; at += 25) {
    const memberIds = members.slice(at, at + 25).map(({ id }) => id);
    const { fresh } = await database.read(workspaceId, (db) =>
      readFigures(db, workspaceId, { memberIds, on }),
    );
    await writeFigures(database, workspaceId, (db) => keepFigures(db, workspaceId, { fresh, on }));
  }
  await keepMonth(database, { workspaceId, today: on }, (memberIds, day) =>
    freshen(database, workspaceId, { memberIds, on: day }),
  );
  await writeFigures(database, workspaceId, async (db) => {
    await measureTeamRecords(db, workspaceId, on);
    await db.rows(sql`delete from uptake_figure
      where workspace_id = ${workspaceId} and on_day < ${dayText(dayNumber(on) - 2)}`);
    await db.rows(sql`update uptake_place set measured_on = ${on}
      where workspace_id = ${workspaceId}`);
  });
}
