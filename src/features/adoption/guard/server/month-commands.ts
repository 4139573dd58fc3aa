import { sql } from 'kysely';
import type { PersonMeasures } from '#src/features/adoption/measure/measures.ts';
import { beside } from '#src/server/beside-the-ledger.ts';
import type { Database } from '#src/server/db/database.ts';
import { sumDay, sumPeople } from '../sums.ts';
import { tellTogether } from '../together.ts';
import { type KeptMonth, readKept } from './month-queries.ts';

const writeMonth = beside('derived', 'uptake_month');

interface Kept {
  workspaceId: string;
  /** A workspace, a team or a programme. */
  ofId: string;
  on: string;
}

/** What was told of a day first is told of it ever after, whoever has come or left since. */
export async function keptOnce<T>(
  database: Database,
  { workspaceId, ofId, on }: Kept,
  make: () => Promise<T>,
): Promise<T> {
  const read = () => database.read(workspaceId, (db) => readKept<T>(db, workspaceId, { ofId, on }));
  const known = await read();
  if (known) return known.told;
  const told = await make();
  await writeMonth(database, workspaceId, (db) =>
    db.rows(sql`
      insert into uptake_month (workspace_id, of_id, on_day, told)
      values (${workspaceId}, ${ofId}, ${on}, ${JSON.stringify(told)}::jsonb)
      on conflict do nothing`),
  );
  // another may have been first
  return (await read())!.told;
}

type FiguresOn = (
  memberIds: readonly string[],
  on: string,
) => Promise<ReadonlyMap<string, { measures: PersonMeasures }>>;

/** The sums of a workspace as of the end of the last month. */
export function keepMonth(
  database: Database,
  { workspaceId, today }: { workspaceId: string; today: string },
  figuresOn: FiguresOn,
): Promise<KeptMonth> {
  const on = sumDay(today);
  return keptOnce(database, { workspaceId, ofId: workspaceId, on }, async () => {
    const members = await database.read(workspaceId, (db) =>
      db.rows<{ id: string; team_id: string }>(sql`
        select m.id, coalesce(o.id, l.id)::text as team_id from member m
        left join team o on o.workspace_id = m.workspace_id and o.id = m.team_id
          and o.deleted_at is null
        left join lateral (select t.id from team t where t.workspace_id = m.workspace_id
          and t.leader_id = m.id and t.deleted_at is null order by t.id limit 1) l on true
        where m.workspace_id = ${workspaceId} and m.active and m.coach_until is null
          and coalesce(o.id, l.id) is not null order by m.id`),
    );
    const figures = await figuresOn(
      members.map(({ id }) => id),
      on,
    );
    const people = members.flatMap(({ id, team_id }) => {
      const found = figures.get(id);
      return found ? [{ team_id, measures: found.measures }] : [];
    });
    return {
      teams: new Set(members.map(({ team_id }) => team_id)).size,
      ...sumPeople(people.map(({ measures }) => measures)),
      together: tellTogether(people),
    };
  });
}
