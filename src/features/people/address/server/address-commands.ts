import { sql } from 'kysely';
import { readMemberDay } from '#src/features/admin/workspace/server/member-queries.ts';
import { AppError } from '#src/lib/app-error.ts';
import { newId } from '#src/lib/ids.ts';
import { visible } from '#src/records/server/visible.ts';
import type { WriteContext } from '#src/server/context.ts';
import type { Changes } from '#src/server/ledger/event.ts';

export interface Bounce {
  email: string;
  kind: 'hard' | 'soft';
  on?: string | undefined;
  reason?: string | undefined;
}

/** What can change of an address; the ledger tells these, never the address itself. */
export const ADDRESS_FIELDS = [
  'bounce',
  'bounced_on',
  'reason',
  'soft_bounces',
  'confirmed_on',
] as const;
export type AddressFacts = {
  bounce: 'hard' | 'soft' | null;
  bounced_on: string | null;
  reason: string | null;
  soft_bounces: number;
  confirmed_on: string | null;
};
interface AddressRow extends AddressFacts {
  id: string;
  email: string;
}

const NOTHING: AddressFacts = {
  bounce: null,
  bounced_on: null,
  reason: null,
  soft_bounces: 0,
  confirmed_on: null,
};

/** Records what came back. An address that two people have is one; of strangers nothing is kept. */
export async function recordBounces(
  ctx: WriteContext,
  bounces: Bounce[],
): Promise<{ recorded: number; unknown: string[] }> {
  const { day: today } = await readMemberDay(ctx);
  if (bounces.some(({ on }) => on !== undefined && on > today)) {
    throw new AppError('invalid', 'Mail cannot come back on a day to come. Check the dates.');
  }
  const emails = [...new Set(bounces.map(({ email }) => email))];
  const known = await lockKnown(ctx, emails);
  for (const [email, row] of known) {
    const own = bounces.filter((one) => one.email === email);
    const facts = own.reduce<AddressFacts>((one, bounce) => afterBounce(one, bounce, today), row);
    await saveFacts(ctx, row, facts);
  }
  return { recorded: known.size, unknown: emails.filter((email) => !known.has(email)) };
}

function afterBounce(
  facts: AddressFacts,
  { kind, on, reason, email }: Bounce,
  today: string,
): AddressFacts {
  const bounced_on = on ?? today;
  // an older one, told late, takes back neither a newer word nor what was confirmed since
  if ((facts.confirmed_on ?? '') > bounced_on) return facts;
  const isHard = kind === 'hard' || facts.bounce === 'hard';
  return {
    ...facts,
    bounce: isHard ? 'hard' : 'soft',
    bounced_on: (facts.bounced_on ?? '') > bounced_on ? facts.bounced_on : bounced_on,
    reason: reason ? reason.replaceAll(email, '…').trim() || null : facts.reason,
    soft_bounces: kind === 'soft' ? facts.soft_bounces + 1 : facts.soft_bounces,
  };
}

/** Somebody knows that mail arrives there: what came back before counts no longer. */
export async function confirmAddress(
  ctx: WriteContext,
  { email, on }: { email: string; on?: string | undefined },
): Promise<void> {
  const { day: today } = await readMemberDay(ctx);
  if (on !== undefined && on > today) {
    throw new AppError('invalid', 'An address is confirmed today or on a day before.');
  }
  const row = (await lockKnown(ctx, [email])).get(email);
  if (!row) throw new AppError('not_found', 'Nobody whom you may see has this address.');
  await saveFacts(ctx, row, { ...NOTHING, confirmed_on: on ?? today });
}

/** The addresses that somebody has whom the actor sees, as rows that are locked; made if missing. */
async function lockKnown(ctx: WriteContext, emails: string[]): Promise<Map<string, AddressRow>> {
  const { workspaceId } = ctx.actor;
  const keys = emails.map((email) => `mail:${email}`);
  const seen = await ctx.db.rows<{ email: string }>(sql`
    select distinct e.email from search_entry s
    join person r on r.workspace_id = s.workspace_id and r.id = s.record_id
    cross join unnest(r.emails) as e (email)
    where s.workspace_id = ${workspaceId} and s.keys && ${keys}::text[] and ${visible(ctx.actor, 'r')}
      and r.deleted_at is null and e.email = any(${emails}::text[]) order by 1`);
  const found = seen.map(({ email }) => email);
  if (found.length === 0) return new Map();
  await ctx.db.rows(sql`
    insert into mail_address (workspace_id, id, email)
    select ${workspaceId}, id, email
    from unnest(${found.map(() => newId())}::uuid[], ${found}::text[]) as made (id, email)
    on conflict (workspace_id, email) do nothing`);
  const rows = await ctx.db.rows<AddressRow>(sql`
    select id, email, bounce, bounced_on::text, reason, soft_bounces, confirmed_on::text
    from mail_address where workspace_id = ${workspaceId} and email = any(${found}::text[])
    order by id for update`);
  return new Map(rows.map((row) => [row.email, row]));
}

export async function saveFacts(
  ctx: WriteContext,
  { id, ...before }: AddressFacts & { id: string },
  after: AddressFacts,
  { undoOf }: { undoOf?: string } = {},
): Promise<void> {
  await ctx.db.rows(sql`
    update mail_address a set bounce = ${after.bounce}, bounced_on = ${after.bounced_on},
      reason = ${after.reason}, soft_bounces = ${after.soft_bounces},
      confirmed_on = ${after.confirmed_on}
    where a.workspace_id = ${ctx.actor.workspaceId} and a.id = ${id}`);
  const changes: Changes = {};
  for (const field of ADDRESS_FIELDS) {
    if (before[field] !== after[field]) changes[field] = [before[field], after[field]];
  }
  ctx.emit({
    verb: undoOf ? 'mail_address.undone' : 'mail_address.changed',
    type: 'mail_address',
    id,
    changes,
    ...(undoOf && { undoOf }),
  });
}
