import { type RawBuilder, sql } from 'kysely';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Database } from '#src/server/db/database.ts';
import type { Changes } from '#src/server/ledger/event.ts';
import { formatCsvRow } from '../write-csv.ts';
import type { ImportRecord, MatchedBy, RowOutcome } from './store/import-record.ts';
import { changesOf } from './store/plain-rows.ts';

interface ListedRow {
  position: number;
  line: number;
  outcome: RowOutcome;
  title: string;
  company: string | null;
  record_type: string | null;
  record_id: string | null;
  matched_by: MatchedBy | null;
  changes: Changes | null;
  /** Of a plain row, what its record and its company were made of. */
  made: Changes | null;
  made_company: Changes | null;
  issues: { reason: string; message: string }[] | null;
  record_title: string | null;
  is_open: boolean;
}

/** The rows of an import in the order of the list. What they say of records that the reader may not see is left out. */
export async function listRows(
  ctx: ReadContext,
  importId: string,
  page: { outcome?: RowOutcome | undefined; limit: number; cursor?: string | undefined },
) {
  const ofOutcome = page.outcome ? sql`and w.outcome = ${page.outcome}` : sql``;
  const after = Math.min(Number(page.cursor ?? 0), 2 ** 31 - 1);
  const newCompany = sql`w.new_company_id`;
  const found = await ctx.db.rows<ListedRow>(sql`
    select w.position, w.line, w.outcome, w.title, w.company, w.record_type, w.record_id,
      w.matched_by, w.changes, w.issues, made.changes as made, made_company.changes as made_company,
      coalesce(p.title, c.title) as record_title,
      (w.record_id is null or ${isSeen(ctx, 'person', sql`w.record_id`)}
        or ${isSeen(ctx, 'company', sql`w.record_id`)})
      and not exists (select from unnest(w.tells_of) as told(id)
        where not ${isSeen(ctx, 'person', sql`told.id`)}
          and not ${isSeen(ctx, 'company', sql`told.id`)}) as is_open
    from import_row w
    left join person p on w.record_type = 'person' and p.workspace_id = w.workspace_id
      and p.id = w.record_id and p.deleted_at is null and ${visible(ctx.actor, 'p')}
    left join company c on w.record_type = 'company' and c.workspace_id = w.workspace_id
      and c.id = w.record_id and c.deleted_at is null and ${visible(ctx.actor, 'c')}
    ${joinMade('made', sql`w.record_id`, sql`w.changes is null and w.outcome = 'create'`)}
    ${joinMade('made_company', newCompany, isSeen(ctx, 'company', newCompany))}
    where w.workspace_id = ${ctx.actor.workspaceId} and w.import_id = ${importId}
      and w.position > ${after} ${ofOutcome}
    order by w.position limit ${page.limit + 1}`);
  const rows = found.slice(0, page.limit);
  return {
    items: rows.map(presentRow),
    next_cursor: found.length > page.limit ? String(rows.at(-1)!.position) : null,
  };
}

/** Looked up for each row of the page: for `exists`, PostgreSQL would rather gather all records first. */
function isSeen(ctx: ReadContext, table: 'person' | 'company', id: RawBuilder<unknown>) {
  return sql`(select true from ${sql.table(table)} seen
    where seen.id = ${id} and ${visible(ctx.actor, 'seen')}) is true`;
}

/** The first event of a record that the import made: it says what that was made of. */
function joinMade(alias: string, id: RawBuilder<unknown>, isAsked: RawBuilder<unknown>) {
  return sql`left join lateral (
    select e.changes from ledger_event e
    where e.workspace_id = w.workspace_id and e.record_id = ${id} and ${isAsked}
    order by e.seq limit 1) ${sql.ref(alias)} on true`;
}

function presentRow(row: ListedRow) {
  const { line, outcome, title, company, matched_by, is_open } = row;
  const record =
    row.record_title === null
      ? null
      : { type: row.record_type!, id: row.record_id!, title: row.record_title };
  return {
    line,
    outcome,
    title,
    company,
    record,
    matched_by,
    changes: is_open ? (row.changes ?? changesOf(row.made, row.made_company)) : {},
    issues: is_open ? (row.issues ?? []) : [],
  };
}

const CHUNK = 1000;
/** Tells spreadsheets that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** The rows that were left out as they stood in the list, each with its line and the reason. */
export function failedRowsCsv(
  database: Database,
  workspaceId: string,
  { id, headings }: ImportRecord,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0;
  return new ReadableStream({
    start(controller) {
      const head = formatCsvRow([...headings, 'Reason']);
      controller.enqueue(encoder.encode(BYTE_ORDER_MARK + head));
    },
    async pull(controller) {
      const rows = await database.read(workspaceId, (db) =>
        db.rows<Pick<ListedRow, 'position' | 'line' | 'issues'> & { cells: string[] | null }>(sql`
          select position, line, issues, cells from import_row
          where workspace_id = current_workspace() and import_id = ${id}
            and outcome in ('failed', 'skip') and position > ${after}
          order by position limit ${CHUNK}`),
      );
      if (rows.length === 0) return controller.close();
      after = rows.at(-1)!.position;
      const lines = rows.map(({ line, issues, cells }) => {
        const given = headings.map((_, column) => cells?.[column] ?? '');
        const why = (issues ?? []).map(({ message }) => message).join(' ');
        return formatCsvRow([...given, `Line ${line}: ${why}`]);
      });
      controller.enqueue(encoder.encode(lines.join('')));
    },
  });
}
