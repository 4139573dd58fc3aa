import { CsvError, parse } from 'csv-parse/sync';
import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type BounceRow, readBounceRow } from '../../read-bounce-row.ts';

const MOST_BOUNCES = 5000;
const SHOWN_PEOPLE = 3;

interface Found {
  email: string;
  people: { id: string; title: string }[];
}

/** What a list of mail that came back says, and whom it is about; nothing is written. */
export async function previewBounces(ctx: ReadContext, text: string) {
  const { day: today } = await readMemberDay(ctx);
  const rows = splitRows(text).map((cells) => readBounceRow(cells, today));
  const read = rows.filter((row): row is BounceRow => row !== null);
  if (read.length > MOST_BOUNCES) {
    throw new AppError('invalid', 'This list has more than 5000 addresses. Give it in parts.');
  }
  const found = await findPeople(ctx, [...new Set(read.map(({ email }) => email))]);
  const people = new Map(found.map((one) => [one.email, one.people]));
  const items = read.map((row) => ({ ...row, people: people.get(row.email) ?? [] }));
  return { items, unread: rows.length - read.length };
}

function splitRows(text: string): string[][] {
  try {
    return parse(text, {
      bom: true,
      delimiter: [';', ',', '\t'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new AppError('invalid', 'This is not a list that can be read. Save it as CSV.');
  }
}

async function findPeople(ctx: ReadContext, emails: string[]): Promise<Found[]> {
  if (emails.length === 0) return [];
  const keys = emails.map((email) => `mail:${email}`);
  return ctx.db.rows<Found>(sql`
    select e.email, (array_agg(jsonb_build_object('id', r.id, 'title', r.title)
      order by r.title_key, r.id))[1:${SHOWN_PEOPLE}] as people
    from search_entry s
    join person r on r.workspace_id = s.workspace_id and r.id = s.record_id
    cross join unnest(r.emails) as e (email)
    where s.workspace_id = ${ctx.actor.workspaceId} and s.keys && ${keys}::text[]
      and ${visible(ctx.actor, 'r')} and r.deleted_at is null and e.email = any(${emails}::text[])
    group by e.email`);
}
