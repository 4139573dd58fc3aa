import { sql } from 'kysely';
import { LRUCache } from 'lru-cache';
import { applyCustom, type CustomFieldRow, type RecordPage } from '#src/records/custom-fields.ts';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import type { Fields } from '#src/records/field-types.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { Change } from '#src/server/run-command.ts';

/** What a workspace has added to the record types, and how it arranges their pages. */
interface Additions {
  fields: CustomFieldRow[];
  pages: RecordPage[];
  /** Declarations as they are made of it, by type. */
  made: Map<string, RecordDeclaration>;
}

const REMEMBERED_WORKSPACES = 2000;
/** A notification from another server may be lost with its connection; this bounds for how long. */
const REMEMBER_MS = 60_000;

const remembered = new LRUCache<string, Additions>({
  max: REMEMBERED_WORKSPACES,
  ttl: REMEMBER_MS,
});
const effective = new WeakSet<RecordDeclaration>();
let epoch = 0;

/** Ledger types whose changes alter declarations. */
const DECLARING = new Set(['custom_field', 'record_page']);

/**
 * The declaration as it holds in the actor's workspace: with the fields that were added there, in
 * the order of its pages. Remembered by the process, so that it costs a query once a minute.
 */
export async function declarationOf<T extends string>(
  ctx: Pick<ReadContext, 'actor' | 'db'>,
  declaration: RecordDeclaration<Fields, T>,
): Promise<RecordDeclaration<Fields, T>> {
  if (effective.has(declaration)) return declaration;
  const { workspaceId } = ctx.actor;
  const known = remembered.get(workspaceId) ?? (await load(ctx));
  const before = known.made.get(declaration.type) as RecordDeclaration<Fields, T> | undefined;
  if (before) return before;
  const made = applyCustom(declaration, known);
  effective.add(made);
  known.made.set(declaration.type, made);
  return made;
}

/** Forgets a workspace's declarations if these changes alter them; here and told by other servers. */
export function forgetDeclarations(workspaceId: string, changes: readonly Change[]): void {
  if (!changes.some(({ type }) => DECLARING.has(type))) return;
  epoch++;
  remembered.delete(workspaceId);
}

/** A command that has written may see what is not committed, so it reads past what is remembered. */
export async function readDeclaration<T extends string>(
  ctx: Pick<ReadContext, 'actor' | 'db'>,
  declaration: RecordDeclaration<Fields, T>,
): Promise<RecordDeclaration<Fields, T>> {
  const made = applyCustom(declaration, await readAdditions(ctx));
  effective.add(made);
  return made;
}

async function load(ctx: Pick<ReadContext, 'actor' | 'db'>): Promise<Additions> {
  const begun = epoch;
  const additions = await readAdditions(ctx);
  // what was read before a change must not outlive the change
  if (begun === epoch) remembered.set(ctx.actor.workspaceId, additions);
  return additions;
}

async function readAdditions({ actor, db }: Pick<ReadContext, 'actor' | 'db'>): Promise<Additions> {
  const { workspaceId } = actor;
  const found = await db.first<Pick<Additions, 'fields' | 'pages'>>(sql`
    select
      coalesce((select jsonb_agg(to_jsonb(f) order by f.created_at, f.id) from custom_field f
        where f.workspace_id = ${workspaceId} and f.archived_at is null), '[]') as fields,
      coalesce((select jsonb_agg(to_jsonb(p)) from record_page p
        where p.workspace_id = ${workspaceId}), '[]') as pages`);
  return { ...found!, made: new Map() };
}
