import { type RawBuilder, sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Filter, HasFilter } from '#src/records/filter.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { type FilterScope, filterScope } from '#src/records/server/filter/filter-scope.ts';
import { filterSql, whatBelongs } from '#src/records/server/filter/filter-sql.ts';
import { getRecord, type Matching } from '#src/records/server/record-queries.ts';
import { withView } from '#src/records/server/views/view-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Why } from '../segment-api.ts';

interface Asked extends Matching {
  id: string;
  view?: string | undefined;
}

const MOST_FOUND = 3;

/** Tests each condition of a view or filter for one record, as far as the actor may see. */
export async function explainMembership(ctx: ReadContext, given: RecordDeclaration, asked: Asked) {
  const declaration = await declarationOf(ctx, given);
  const { row } = await getRecord(ctx, declaration, asked.id);
  const { filter } = await withView(ctx, declaration, asked);
  const is_binned = row.deleted_at !== null;
  if (!filter) return { holds: !is_binned, is_binned, why: null };
  const scope = await filterScope(ctx, { declaration, filter, related: asked.related });
  const tests: Filter[] = [];
  const tree = plan(filter, tests);
  const columns = tests.map(
    (test, at) => sql`(${filterSql(scope, test)}) is true as ${sql.ref(`t${at}`)}`,
  );
  const answers = await ctx.db.first<Record<string, boolean>>(sql`
    select ${sql.join(columns)} from ${sql.table(declaration.type)} r
    where ${visible(ctx.actor, 'r')} and r.id = ${row.id}`);
  const found = await findBelongings(ctx, scope, { id: row.id, tests });
  const why = judge(tree, (at) => ({
    holds: answers![`t${at}`]!,
    filter: tests[at]!,
    found: found.get(at),
  }));
  return { holds: why.holds && !is_binned, is_binned, why };
}

/** The filter with a number for each of its tests. */
type Plan = { word: 'and' | 'or' | 'not'; parts: Plan[] } | { word: 'test'; at: number };

function plan(filter: Filter, tests: Filter[]): Plan {
  if ('and' in filter) return { word: 'and', parts: filter.and.map((one) => plan(one, tests)) };
  if ('or' in filter) return { word: 'or', parts: filter.or.map((one) => plan(one, tests)) };
  if ('not' in filter) return { word: 'not', parts: [plan(filter.not, tests)] };
  return { word: 'test', at: tests.push(filter) - 1 };
}

type Answer = (at: number) => Pick<Why, 'holds' | 'filter' | 'found'>;

function judge(one: Plan, answer: Answer): Why {
  if (one.word === 'test') return { word: 'test', parts: [], ...answer(one.at) };
  const parts = one.parts.map((part) => judge(part, answer));
  const holding = parts.filter(({ holds }) => holds).length;
  const holds = {
    and: holding === parts.length,
    or: holding > 0,
    not: holding === 0,
  }[one.word];
  return { word: one.word, parts, holds };
}

/** The first few records that belong to the one and fit, for each test that asks for such. */
async function findBelongings(
  ctx: ReadContext,
  scope: FilterScope,
  { id, tests }: { id: string; tests: Filter[] },
): Promise<Map<number, Why['found']>> {
  const found = new Map<number, Why['found']>();
  for (const [at, test] of tests.entries()) {
    if ('has' in test) found.set(at, await ctx.db.rows(belongingSql(scope, id, test)));
  }
  return found;
}

function belongingSql(scope: FilterScope, id: string, test: HasFilter): RawBuilder<unknown> {
  const { target, alias, where } = whatBelongs(scope, test);
  const b = sql.raw(alias);
  return sql`select ${sql.lit(target.type)} as type, ${b}.id, ${b}.title
    from ${sql.table(scope.declaration.type)} r, ${sql.table(target.type)} ${b}
    where ${visible(scope.actor, 'r')} and r.id = ${id} and ${where}
    order by ${b}.created_at desc, ${b}.id limit ${MOST_FOUND}`;
}
