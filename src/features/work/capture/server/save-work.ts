import { sql } from 'kysely';
import { moveDeal } from '#src/features/sales/deal/server/deal-commands.ts';
import { dealType } from '#src/features/sales/deal/server/deal-type.ts';
import { serviceCaseType } from '#src/features/service/case/server/service-case-type.ts';
import { createRecords, updateRecords } from '#src/records/server/record-commands.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import { readAmount } from '#src/records/values/money-text.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { CapturedAmount, CapturedCase, ParsedCapture } from '../capture.ts';
import type { DealMeaning } from '../capture-api.ts';
import { nameOfDeal } from '../deals/name-of-deal.ts';
import { priceGoods } from './price-goods.ts';

/** Whom something is about. */
export interface Whom {
  person_id: string | null;
  company_id: string | null;
}

interface SaidOfDeal {
  parsed: ParsedCapture;
  meant: DealMeaning;
  whom: Whom;
}

/** Makes the deal that a line tells of, or does to it what the line says. */
export async function saveDeal(
  ctx: WriteContext,
  types: RecordTypes,
  { parsed, meant, whom }: SaidOfDeal,
) {
  const { record, stage } = meant;
  const said = parsed.deal!;
  const changes = {
    ...(said.closesOn && { closes_on: said.closesOn }),
    ...(parsed.amount && { amount: await toMoney(ctx, parsed.amount, record?.id ?? null) }),
    ...(said.rival && { competitors: await withRival(ctx, said.rival, record?.id ?? null) }),
  };
  if (!record) {
    const name = nameOfDeal(said, await nameAfter(ctx, whom));
    const goods = said.goods && (await priceGoods(ctx, said.goods, changes.amount ?? null));
    const [id] = await createRecords(ctx, dealType, [
      { name, ...whom, ...goods, ...changes, ...(stage && { stage_id: stage.id }) },
    ]);
    return { id: id!, title: name, stage: stage?.title ?? null, match: 'new' as const };
  }
  if (Object.keys(changes).length > 0) {
    await updateRecords(ctx, dealType, [{ id: record.id, patch: changes }]);
  }
  if (stage) await move(ctx, types, { id: record.id, stage_id: stage.id, line: parsed.text });
  return {
    id: record.id,
    title: record.title,
    stage: stage?.title ?? null,
    match: 'known' as const,
  };
}

/** What the line says is why it goes on, is won or lost. */
async function move(
  ctx: WriteContext,
  types: RecordTypes,
  { id, stage_id, line }: { id: string; stage_id: string; line: string },
): Promise<void> {
  const said = line.trim().slice(0, 500);
  await moveDeal(ctx, types, { id, stage_id, note: said, skip_reason: said });
}

/** Without a currency said, that of the deal, else the workspace's own. */
async function toMoney(ctx: WriteContext, said: CapturedAmount, dealId: string | null) {
  const currency = said.currency ?? (await readCurrency(ctx, dealId));
  return { amount: readAmount((said.cents / 100).toFixed(2), currency)!, currency };
}

async function readCurrency(ctx: WriteContext, dealId: string | null): Promise<string> {
  const found = await ctx.db.first<{ currency: string }>(sql`
    select coalesce((select r.amount ->> 'currency' from deal r
      where ${visible(ctx.actor, 'r')} and r.id = ${dealId}), own_currency()) as currency`);
  return found!.currency;
}

async function withRival(ctx: WriteContext, rival: string, dealId: string | null) {
  const deal = await ctx.db.first<{ competitors: string[] }>(sql`
    select r.competitors from deal r where ${visible(ctx.actor, 'r')} and r.id = ${dealId}`);
  return [...new Set([...(deal?.competitors ?? []), rival])];
}

/** A deal that the line gives no name is called after whom it is with. */
async function nameAfter(ctx: WriteContext, { company_id, person_id }: Whom): Promise<string> {
  const found = await ctx.db.first<{ title: string }>(sql`
    select r.title from company r where ${visible(ctx.actor, 'r')} and r.id = ${company_id}
    union all
    select r.title from person r where ${visible(ctx.actor, 'r')} and r.id = ${person_id}`);
  return found?.title ?? '';
}

/** Opens the case that a line tells of. */
export async function saveCase(ctx: WriteContext, said: CapturedCase, whom: Whom) {
  const { subject, priority } = said;
  const input = { subject, priority, ...whom, channel: 'capture' };
  const [id] = await createRecords(ctx, serviceCaseType, [input]);
  return { id: id!, title: subject };
}
