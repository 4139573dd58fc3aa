import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isCurrency } from '#src/lib/currency.ts';
import { CURRENCY_MESSAGE } from '#src/records/field-checks.ts';
import { updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordType, Row, SavedRow } from '#src/records/server/record-type.ts';
import type { WriteContext } from '#src/server/context.ts';
import german from '../price-book.de.json' with { type: 'json' };
import italian from '../price-book.it.json' with { type: 'json' };
import { priceBook } from '../price-book.ts';

export const priceBookType: RecordType = {
  declaration: priceBook,
  packs: [german, italian],
  async beforeSave(ctx, rows) {
    for (const { after } of rows) requireSense(after);
    await requireOneCurrency(ctx, rows);
  },
  async afterSave(ctx, rows) {
    const chosen = rows.filter(({ before, after }) => after.is_default && !before?.is_default);
    if (chosen.length > 0) await leaveDefault(ctx, chosen.at(-1)!.after.id);
  },
};

function requireSense(row: Row): void {
  row.currency = row.currency ? String(row.currency).toUpperCase() : null;
  if (row.currency !== null && !isCurrency(String(row.currency))) {
    throw refusal('currency', CURRENCY_MESSAGE);
  }
  const { valid_from, valid_until } = row;
  if (valid_from && valid_until && String(valid_until) < String(valid_from)) {
    throw refusal('valid_until', 'A price book ends after it begins. Give a later day.');
  }
}

/** The prices within are in its currency. */
async function requireOneCurrency(ctx: WriteContext, rows: SavedRow[]): Promise<void> {
  const changed = rows.filter(
    ({ before, after }) => before?.currency && before.currency !== after.currency,
  );
  if (changed.length === 0) return;
  const price = await ctx.db.first(sql`
    select 1 from price where workspace_id = ${ctx.actor.workspaceId} and deleted_at is null
      and price_book_id = any(${changed.map(({ after }) => after.id)}::uuid[])`);
  if (!price) return;
  throw refusal(
    'currency',
    'This price book has prices in its currency. Make another price book for another currency.',
  );
}

/** One price book alone is taken where none is chosen. */
async function leaveDefault(ctx: WriteContext, id: string): Promise<void> {
  const others = await ctx.db.rows<{ id: string }>(sql`
    select id from price_book
    where workspace_id = ${ctx.actor.workspaceId} and is_default and id <> ${id}
      and currency = (select currency from price_book
        where workspace_id = ${ctx.actor.workspaceId} and id = ${id})`);
  const patches = others.map((other) => ({ id: other.id, patch: { is_default: false } }));
  if (patches.length > 0) await updateRecords(ctx, priceBookType, patches, { isPermitted: true });
}

function refusal(field: string, message: string): AppError {
  return new AppError('invalid', message, { issues: [{ path: [field], message }] });
}
