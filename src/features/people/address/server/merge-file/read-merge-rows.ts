import { sql } from 'kysely';
import { unsubscribePaths } from '#src/features/people/consent/server/unsubscribe-link-commands.ts';
import type { Row } from '#src/records/server/record-type.ts';
import type { Refs } from '#src/records/server/table/record-columns.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import { isMailAddress } from '../../address-state.ts';
import type { Reach } from '../../reach.ts';
import { isGoneSql, reachSql } from '../reach-sql.ts';
import type { MergeRequest, MergeRow, Place } from './merge-request.ts';

interface Asking {
  items: Row[];
  refs: Refs;
  request: MergeRequest;
  url: string;
  key: Buffer;
}

export async function readMergeRows(
  ctx: WriteContext,
  { items, refs, request, url, key }: Asking,
): Promise<MergeRow[]> {
  const ids = items.map(({ id }) => id);
  const gone = await readGone(
    ctx,
    items.flatMap(({ emails }) => emails as string[]),
  );
  const places = await readCompanyPlaces(ctx, items);
  const paths = request.leftOut ? new Map() : await unsubscribePaths(ctx, key, ids);
  const reaches = request.leftOut ? await readReaches(ctx, ids, request) : new Map<string, Reach>();
  return items.map((row) => {
    const emails = row.emails as string[];
    const path = paths.get(row.id);
    return {
      first_name: String(row.first_name ?? ''),
      last_name: String(row.last_name ?? ''),
      title: String(row.title),
      job_title: String(row.job_title ?? ''),
      company: refs[row.company_id as string]?.title ?? '',
      place: placeOf(row, places.get(row.company_id as string)),
      email: emails.find((one) => isMailAddress(one) && !gone.has(one)) ?? emails[0] ?? '',
      phone: (row.phones as string[])[0] ?? '',
      unsubscribe_url: path ? `${url}${path}?p=${request.purpose}` : '',
      reach: reaches.get(row.id) ?? 'reached',
    };
  });
}

/** Their own, if a letter finds its way there; else their company's. */
function placeOf(row: Row, company: Place | undefined): Place {
  const own = row as unknown as Place;
  const isWhole = own.street && own.city;
  const { street, postal_code, city, country } = isWhole || !company ? own : company;
  return { street, postal_code, city, country };
}

async function readGone(ctx: WriteContext, emails: string[]): Promise<Set<string>> {
  const rows = await ctx.db.rows<{ email: string }>(sql`
    select a.email from mail_address a where a.workspace_id = ${ctx.actor.workspaceId}
      and a.email = any(${emails}::text[]) and ${isGoneSql}`);
  return new Set(rows.map(({ email }) => email));
}

async function readCompanyPlaces(ctx: WriteContext, items: Row[]): Promise<Map<string, Place>> {
  const ids = [...new Set(items.map(({ company_id }) => company_id).filter(Boolean))];
  const rows = await ctx.db.rows<Place & { id: string }>(sql`
    select r.id, r.street, r.postal_code, r.city, r.country from company r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[]) and r.deleted_at is null
      and r.street is not null and r.city is not null`);
  return new Map(rows.map((row) => [row.id, row]));
}

async function readReaches(
  ctx: WriteContext,
  ids: string[],
  { channel, purpose }: MergeRequest,
): Promise<Map<string, Reach>> {
  const rows = await ctx.db.rows<{ id: string; reach: Reach }>(sql`
    select r.id, ${reachSql({ actor: ctx.actor, channel, purpose })} as reach from person r
    where ${visible(ctx.actor, 'r')} and r.id = any(${ids}::uuid[])`);
  return new Map(rows.map(({ id, reach }) => [id, reach]));
}
