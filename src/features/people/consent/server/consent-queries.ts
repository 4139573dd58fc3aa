import { sql } from 'kysely';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { getRecord } from '#src/records/server/record-queries.ts';
import type { Row } from '#src/records/server/record-type.ts';
import { selectList, takeRefs } from '#src/records/server/table/record-columns.ts';
import { type Right, rightsOn, visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { person } from '../../person/person.ts';
import { consent } from '../consent.ts';
import { needsYes, purpose } from '../purpose.ts';

/** All purposes with what a person said of each, the newest first. */
export async function readPersonConsents(ctx: ReadContext, personId: string) {
  await getRecord(ctx, person, personId);
  const purposes = await listPurposes(ctx);
  const declaration = await declarationOf(ctx, consent);
  const entries = await ctx.db.rows<Row>(sql`
    select ${selectList(declaration, ctx.actor)} from consent r
    where ${visible(ctx.actor, 'r')} and r.person_id = ${personId} and r.deleted_at is null
    order by r.stated_at desc, r.created_at desc, r.id desc limit 1000`);
  const refs = takeRefs(declaration, entries);
  const files = Object.entries(refs).filter(([, { type }]) => type === 'file');
  return {
    purposes: purposes.map((one) => {
      const own = entries.filter(({ purpose_id }) => purpose_id === one.id);
      return {
        purpose: one,
        allowed: isAllowed(one, own[0]),
        entries: own.map((row): Row & { can: Right[] } => ({
          ...row,
          can: rightsOn(ctx.actor, row),
        })),
      };
    }),
    files: Object.fromEntries(files.map(([id, { title }]) => [id, title])),
  };
}

export async function listPurposes(ctx: ReadContext): Promise<Row[]> {
  const declaration = await declarationOf(ctx, purpose);
  const rows = await ctx.db.rows<Row>(sql`
    select ${selectList(declaration, ctx.actor)} from purpose r
    where ${visible(ctx.actor, 'r')} and r.deleted_at is null order by r.title_key, r.id limit 200`);
  takeRefs(declaration, rows);
  return rows;
}

function isAllowed(one: Row, last: Row | undefined): boolean {
  if (!last) return !needsYes(one.legal_basis as string | null);
  return last.state === 'given';
}
