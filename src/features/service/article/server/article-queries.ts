import { type RawBuilder, sql } from 'kysely';
import { serviceCase } from '#src/features/service/case/service-case.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';

const SHOWN = 5;
const READ = 2000;
/** Shorter words are in every text. */
const LEAST_LETTERS = 4;
const WORDS_FROM = 1000;
/** A word of the title says three times as much as one of the text. */
const TITLE_WEIGHT = 3;
const LEAST_SCORE = 2;

export interface ProposedArticle {
  id: string;
  title: string;
  problem: string | null;
  solution: string | null;
  status: string | null;
  helped: number;
}

/** What helped with the case already, and what else has its words. */
export async function readCaseArticles(ctx: ReadContext, id: string) {
  const { row } = await getRecord(ctx, serviceCase, id);
  const used = row.article_ids as string[];
  const about = `${row.subject ?? ''} ${String(row.description ?? '').slice(0, WORDS_FROM)}`;
  return {
    used: await ctx.db.rows<ProposedArticle>(sql`
      select ${columns(ctx)} from article r
      where ${visible(ctx.actor, 'r')} and r.deleted_at is null and r.id = any(${used}::uuid[])
      order by r.title_key, r.id`),
    fitting: await ctx.db.rows<ProposedArticle>(sql`
      with wanted as materialized (select array(select w from unnest(search_words(${about})) w
        where length(w) >= ${LEAST_LETTERS}) as words),
      scored as (select r.id, r.status, (select count(*) from unnest(e.words) w
          where w = any(wanted.words)) + ${TITLE_WEIGHT} * (select count(*)
          from unnest(wanted.words) w where strpos(r.title_key, w) > 0) as score
        from wanted cross join (select r.* from article r
          where ${visible(ctx.actor, 'r')} and r.deleted_at is null
            and not r.id = any(${used}::uuid[])
          order by r.created_at desc, r.id desc limit ${READ}) r
        join search_entry e on e.workspace_id = r.workspace_id and e.record_id = r.id)
      select ${columns(ctx)} from scored
      join article r on r.workspace_id = ${ctx.actor.workspaceId} and r.id = scored.id
      where scored.score >= ${LEAST_SCORE}
      order by scored.status = 'published' desc, scored.score desc, r.id limit ${SHOWN}`),
  };
}

/** Only cases that the reader may see are counted. */
function columns(ctx: ReadContext): RawBuilder<unknown> {
  return sql`r.id, r.title, r.problem, r.solution, r.status,
    (select count(*)::int from service_case c where ${visible(ctx.actor, 'c')}
      and c.deleted_at is null and c.article_ids <> '{}'
      and c.article_ids @> array[r.id]) as helped`;
}
