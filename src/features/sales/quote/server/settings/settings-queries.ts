import { sql } from 'kysely';
import type { ReadContext } from '#src/server/context.ts';
import { type Issuer, NO_SETTINGS, type QuoteSettings } from '../../quote-settings.ts';

const columns = sql`company_name, address, contact, tax_id, bank, logo_id, accent, language,
  valid_days, quote_prefix, order_prefix, texts`;

export async function readQuoteSettings(ctx: ReadContext): Promise<QuoteSettings> {
  const row = await ctx.db.first<QuoteSettings>(sql`
    select ${columns} from quote_settings where workspace_id = ${ctx.actor.workspaceId}`);
  return row ?? NO_SETTINGS;
}

/** The settings, and a lock so that of two who change them neither loses what the other did. */
export async function lockQuoteSettings(ctx: ReadContext): Promise<QuoteSettings> {
  await ctx.db.rows(sql`
    select pg_advisory_xact_lock(hashtextextended('quote_settings', 0)
      # hashtextextended(${ctx.actor.workspaceId}, 0))`);
  return readQuoteSettings(ctx);
}

export async function readWorkspaceName(ctx: ReadContext): Promise<string> {
  const found = await ctx.db.first<{ name: string }>(sql`
    select name from directory.workspace where id = ${ctx.actor.workspaceId}`);
  return found?.name ?? '';
}

/** Who offers it, as a quote of that owner would say today. */
export async function currentIssuer(ctx: ReadContext, ownerId: string | null): Promise<Issuer> {
  const settings = await readQuoteSettings(ctx);
  const { address, contact, tax_id, bank, logo_id, accent } = settings;
  const name = settings.company_name || (await readWorkspaceName(ctx));
  const member = ownerId
    ? await ctx.db.first<{ name: string; email: string }>(sql`
        select name, email from member
        where workspace_id = ${ctx.actor.workspaceId} and id = ${ownerId}`)
    : undefined;
  return { name, address, contact, tax_id, bank, logo_id, accent, member: member ?? null };
}

/** A mark as PNG; null if there is none. */
export async function readLogo(ctx: ReadContext, id: string | null): Promise<Buffer | null> {
  if (!id) return null;
  const found = await ctx.db.first<{ png: Buffer }>(sql`
    select png from quote_logo where workspace_id = ${ctx.actor.workspaceId} and id = ${id}`);
  return found?.png ?? null;
}

/** The settings with what stands for them where they are empty. */
export async function presentSettings(ctx: ReadContext) {
  const { logo_id, ...settings } = await readQuoteSettings(ctx);
  const png = await readLogo(ctx, logo_id);
  return {
    ...settings,
    workspace_name: await readWorkspaceName(ctx),
    logo: png && `data:image/png;base64,${png.toString('base64')}`,
  };
}
