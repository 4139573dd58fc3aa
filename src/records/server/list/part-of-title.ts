import { type RawBuilder, sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter } from '#src/records/filter.ts';
import { type Viewer, visible } from '../visible.ts';
import type { Way } from './ways-to-part.ts';

type Sql = RawBuilder<unknown>;

/** The part of a title that a filter asks for and nothing else, where the index of parts can find it. */
export function partOfTitle(
  declaration: RecordDeclaration,
  filter: Filter | undefined,
): string | undefined {
  if (!declaration.isMany || !filter || !('field' in filter)) return undefined;
  const { field, op, value } = filter;
  if (field !== 'title' || op !== 'contains' || typeof value !== 'string') return undefined;
  return /[\p{L}\p{N}]{3}/u.test(value) ? value : undefined;
}

/** The index of parts having more rows than that, the order is quicker after all. */
const MOST = 4000;

interface Asked {
  viewer: Viewer;
  /** As a pattern that means itself. */
  part: unknown;
  count: number;
  /** Since when to look lately. */
  since: unknown;
  /** Where the page before ended. */
  after?: { key: unknown; id: unknown } | undefined;
}

/**
 * The newest living rows that the viewer may see and whose title has the part, as common table
 * expressions of which the last is `page (id, created_at)`. Whichever way is taken first, too little or
 * too much found there leads on to the next; a way that is not taken costs nothing.
 */
export function newestByPart(type: string, way: Way, asked: Asked, most = MOST): Sql {
  const { part, after } = asked;
  const viewer = outOfSight(asked.viewer);
  const table = sql.table(type);
  const count = sql.lit(asked.count);
  const key = after && sql`${after.key}::timestamptz`;
  const later = after
    ? sql`r.created_at <= ${key} and (r.created_at, r.id) < (${key}, ${after.id}::uuid)`
    : sql`true`;
  const wanted = sql`${visible(viewer, 'r')} and r.deleted_at is null
    and r.title_key like (select '%' || normal_text(${part}) || '%') and ${later}`;
  const found = (where: Sql) => sql`materialized (
      select r.id, r.created_at from ${table} r where ${where} and ${wanted} limit ${sql.lit(most + 1)})`;
  const steps: Sql[] = [];
  const pages: Sql[] = [];
  if (way === 'lately') {
    steps.push(sql`lately as ${found(sql`r.created_at >= (select ${asked.since}::timestamptz)`)}`);
    steps.push(sql`in_lately as materialized (select count(*) as n from lately)`);
    pages.push(
      sql`select * from lately where (select n from in_lately) between ${count} and ${sql.lit(most)}`,
    );
  }
  if (way !== 'in order') {
    const tooFew = way === 'lately' ? sql`(select n from in_lately) < ${count}` : sql`true`;
    steps.push(sql`ever as ${found(tooFew)}`);
    steps.push(sql`in_ever as materialized (select count(*) as n from ever)`);
    pages.push(sql`select * from ever where (select n from in_ever) <= ${sql.lit(most)}`);
  }
  const tooMany = {
    lately: sql`((select n from in_lately) > ${sql.lit(most)} or (select n from in_ever) > ${sql.lit(most)})`,
    ever: sql`(select n from in_ever) > ${sql.lit(most)}`,
    'in order': sql`true`,
  };
  const newest = sql`order by r.created_at desc, r.id desc`;
  // "offset 0" has the index of the order read, which holds the titles (migration 125), and no other
  pages.push(sql`(select r.id, r.created_at
    from (select r.* from ${table} r where r.workspace_id = ${viewer.workspaceId} and ${later}
      ${newest} offset 0) r
    where ${tooMany[way]} and ${wanted} ${newest} limit ${count})`);
  return sql.join([...steps, sql`page as (${sql.join(pages, sql` union all `)})`]);
}

/** As subqueries: looking into the values for how many rows they mean, PostgreSQL would plan each page anew. */
function outOfSight({ workspaceId, ...who }: Viewer): Viewer {
  return {
    workspaceId,
    memberId: sql`(select ${who.memberId}::uuid)`,
    allTeams: sql`(select ${who.allTeams}::boolean)`,
    teamIds: sql`(select ${who.teamIds}::uuid[])`,
    selfId: sql`(select ${who.selfId}::uuid)`,
    ledTeamIds: sql`(select ${who.ledTeamIds}::uuid[])`,
    isLeading: sql`(select ${who.isLeading}::boolean)`,
  };
}
