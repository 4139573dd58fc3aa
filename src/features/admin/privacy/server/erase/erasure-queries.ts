import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';

export interface Erasure {
  id: string;
  at: string;
  actor_id: string | null;
  goes: { type: string; count: number }[];
  events: number;
  hash: string;
}

const MOST = 200;

const columns = sql`e.record_id as id, e.at, e.actor_id, e.changes->'goes'->1 as goes,
  (e.changes->'events'->>1)::integer as events, encode(e.hash, 'hex') as hash`;

export function listErasures(ctx: ReadContext): Promise<Erasure[]> {
  return ctx.db.rows<Erasure>(sql`
    select ${columns} from ledger_event e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.record_type = 'erasure'
    order by e.seq desc limit ${MOST}`);
}

export async function getErasure(ctx: ReadContext, id: string): Promise<Erasure> {
  const [found] = await ctx.db.rows<Erasure>(sql`
    select ${columns} from ledger_event e
    where e.workspace_id = ${ctx.actor.workspaceId} and e.record_type = 'erasure'
      and e.record_id = ${id}`);
  if (!found) throw new AppError('not_found', 'There is no such erasure.');
  return found;
}

/**
 * A document that an erasure was made: when, by whom, what kinds of records. It names nothing of what
 * was erased. Its last line is the SHA-256 of the lines before it.
 */
export async function writeProof(ctx: ReadContext, id: string): Promise<string> {
  const { workspaceId } = ctx.actor;
  const erasure = await getErasure(ctx, id);
  const facts = await ctx.db.first<{
    seq: number;
    before: string;
    workspace: string;
    by: string;
  }>(sql`
    select e.seq, encode(b.hash, 'hex') as before, w.name as workspace,
      coalesce(m.name || ' <' || m.email || '>', 'unknown') as by
    from ledger_event e
    join directory.workspace w on w.id = e.workspace_id
    left join ledger_event b on b.workspace_id = e.workspace_id and b.seq = e.seq - 1
    left join member m on m.workspace_id = e.workspace_id and m.id = e.actor_id
    where e.workspace_id = ${workspaceId} and e.record_type = 'erasure' and e.record_id = ${id}`);
  const { seq, before, workspace, by } = facts!;
  const lines = [
    'PROOF OF ERASURE (Regulation (EU) 2016/679, Article 17)',
    '',
    `Workspace:        ${workspace} (${workspaceId})`,
    `Erasure:          ${erasure.id}`,
    `Made at:          ${erasure.at}`,
    `Made by:          ${by}`,
    '',
    'Erased for good:',
    ...erasure.goes.map(({ type, count }) => `  ${type.padEnd(16)}${count}`),
    `  ${'ledger values'.padEnd(16)}${erasure.events}`,
    '',
    `Ledger event:     ${seq}`,
    `Hash before it:   ${before ?? '-'}`,
    `Hash of it:       ${erasure.hash}`,
    '',
    'The events of the ledger stay, without their values, and each still follows from the one before:',
    '"npx uptake doctor" checks it. Copies made earlier are not reached: backups, exports and files that',
    'somebody saved. Restoring an older backup brings the data back, and the erasure has to be made again.',
    '',
  ];
  const text = lines.join('\n');
  return `${text}SHA-256:          ${createHash('sha256').update(text).digest('hex')}\n`;
}
