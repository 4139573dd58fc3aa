import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { ApprovalFacts, ApprovalSummary } from '#src/features/sales/approval/approval.ts';
import type { Approvable } from '#src/features/sales/approval/server/approvable-type.ts';
import type { Line } from '#src/lib/line-totals.ts';
import type { Money } from '#src/records/field-types.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordType } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import { nameWithUnit } from '#src/records/values/lines-text.ts';
import type { ReadContext } from '#src/server/context.ts';
import { effectiveDiscount, totalsOf } from '../totals.ts';

const MOST_LINES = 5;

interface Judged {
  id: string;
  title: string;
  lines: Line[];
  discount: number | null;
  currency: string;
  net: Money | null;
  owner_id: string | null;
  team_id: string | null;
  deal_id: string | null;
  company_id: string | null;
  person_id: string | null;
  terms: string | null;
  status: string;
}

const columns = sql`r.id, r.title, r.lines, r.discount, r.currency, r.net, r.owner_id, r.team_id,
  r.deal_id, r.company_id, r.person_id, r.terms, r.status`;

/** What the rules of approval look at; amounts are those before tax. */
export async function quoteFacts(
  ctx: ReadContext,
  row: Omit<Judged, 'id' | 'title' | 'currency' | 'status'>,
): Promise<ApprovalFacts> {
  const deal = await ctx.db.first<{ pipeline_id: string | null }>(sql`
    select d.pipeline_id from deal d
    where d.workspace_id = ${ctx.actor.workspaceId} and d.id = ${row.deal_id}`);
  return {
    discount: effectiveDiscount(row),
    total: row.net,
    owner_id: row.owner_id,
    team_id: row.team_id,
    pipeline_id: deal?.pipeline_id ?? null,
    content: contentOf(row),
  };
}

/** Whom it is for, what is sold, on which terms: approved is what was looked at, and nothing else. */
function contentOf(row: Pick<Judged, 'lines' | 'company_id' | 'person_id' | 'terms'>): string {
  const lines = row.lines.map(({ id: _, product_id: __, ...line }) => Object.entries(line).sort());
  const said = JSON.stringify([row.company_id, row.person_id, row.terms, lines]);
  return createHash('sha256').update(said).digest('base64url');
}

/** What approvals ask of quotes; given to them where the features are put together. */
export function approvableQuotes(type: RecordType): Approvable {
  return {
    async factsOf(ctx, id) {
      const row = await ctx.db.first<Judged>(sql`
        select ${columns} from quote r
        where ${visible(ctx.actor, 'r')} and r.id = ${id} and r.deleted_at is null`);
      return row ? quoteFacts(ctx, row) : null;
    },

    async summarise(ctx, ids) {
      const rows = await ctx.db.rows<
        Judged & { customer: string | null; deal: string | null; client_goal: string | null }
      >(sql`
        select ${columns}, coalesce(c.title, p.title) as customer, d.title as deal, d.client_goal
        from quote r
        left join company c on c.workspace_id = r.workspace_id and c.id = r.company_id
        left join person p on p.workspace_id = r.workspace_id and p.id = r.person_id
        left join deal d on d.workspace_id = r.workspace_id and d.id = r.deal_id
        where r.workspace_id = ${ctx.actor.workspaceId} and r.id = any(${[...ids]}::uuid[])
          and r.deleted_at is null`);
      return new Map(rows.map((row) => [row.id, summaryOf(row)]));
    },

    /** Approved it may be sent; else it is a draft again, unless it has moved on by itself. */
    async settle(ctx, { id, outcome }) {
      const row = await ctx.db.first<{ status: string }>(sql`
        select r.status from quote r where r.workspace_id = ${ctx.actor.workspaceId}
          and r.id = ${id} and r.deleted_at is null for update`);
      if (row?.status !== 'waiting') return;
      const patch = { status: outcome === 'approved' ? 'ready' : 'draft' };
      await updateRecords(ctx, type, [{ id, patch }], { verb: outcome, isPermitted: true });
    },
  };
}

function summaryOf(
  row: Judged & { customer: string | null; deal: string | null; client_goal: string | null },
): ApprovalSummary {
  const { title, customer, deal, client_goal, currency } = row;
  const totals = totalsOf(row);
  const lines = row.lines
    .map((line, at) => ({ line, amounts: totals.lines[at]! }))
    .sort((a, b) => b.amounts.full - b.amounts.net - (a.amounts.full - a.amounts.net))
    .slice(0, MOST_LINES)
    .map(({ line, amounts }) => ({
      name: nameWithUnit(line),
      quantity: line.quantity,
      net: { amount: amounts.net, currency },
      discount: line.discount === '0' ? null : line.discount,
    }));
  const discount = effectiveDiscount(row);
  return { title, customer, deal, client_goal, total: row.net, discount, lines };
}
