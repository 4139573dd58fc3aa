import { sql } from 'kysely';
import { readMemberZone } from '#src/features/admin/workspace/server/member-queries.ts';
import { linkActor } from '#src/server/public/public-door.ts';
import type { PublicLink } from '#src/server/public/public-link.ts';
import { type Machinery, runRead } from '#src/server/run-command.ts';
import type { QuoteDocument } from '../../quote-document.ts';
import { isOpenToChange, type QuoteStatus } from '../../quote-status.ts';
import { expiredNow, readDocument } from '../quote-queries.ts';
import type { QuoteRow } from '../quote-row.ts';

export interface ShownQuote {
  row: QuoteRow;
  document: QuoteDocument;
  isExpired: boolean;
  /** Of whoever looks after it: the only one that is known. */
  zone: string;
  orderNumber: string | null;
  /** Of its page, with the token. */
  path: string;
}

/** The quote that a link opens; null if its page is closed. */
export async function readQuoteForPage(
  machinery: Machinery,
  link: PublicLink,
  url: string,
): Promise<ShownQuote | null> {
  const row = await machinery.database.read(link.workspaceId, (db) =>
    db.first<QuoteRow>(sql`
      select q.* from quote q
      where q.workspace_id = ${link.workspaceId} and q.id = ${link.recordId}
        and q.deleted_at is null`),
  );
  if (!row || row.status === 'revoked' || isOpenToChange(row.status as QuoteStatus)) return null;
  return runRead(machinery, linkActor(link.workspaceId, row), async (ctx) => {
    const order = await ctx.db.first<{ number: string }>(sql`
      select o.number from sales_order o
      where o.workspace_id = ${link.workspaceId} and o.quote_id = ${row.id}
        and o.deleted_at is null`);
    return {
      row,
      document: await readDocument(ctx, row, row.status === 'sent' ? url : null),
      isExpired: await expiredNow(ctx, row),
      zone: await readMemberZone(ctx, row.owner_id),
      orderNumber: order?.number ?? null,
      path: new URL(url).pathname,
    };
  });
}
