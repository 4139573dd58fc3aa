import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type Look, laterLook, type ReaderKind } from '../lineage.ts';
import type { FieldReaders } from '../lineage-api.ts';
import type { Reader, Readers } from './reader-type.ts';

/** All that lineage needs to know; put together once where features are. */
export interface LineageSetting {
  recordTypes: RecordTypes;
  readers: readonly Readers[];
}

export type Declarations = ReadonlyMap<string, RecordDeclaration>;

/** The record types as the actor's workspace has them. */
export async function readDeclarations(
  ctx: ReadContext,
  { recordTypes }: LineageSetting,
): Promise<Declarations> {
  const found = new Map<string, RecordDeclaration>();
  for (const { declaration } of recordTypes.values()) {
    found.set(declaration.type, await declarationOf(ctx, declaration));
  }
  return found;
}

/** Everything that reads fields in the workspace. */
export async function readReaders(
  ctx: ReadContext,
  { readers }: LineageSetting,
  declarations: Declarations,
): Promise<Reader[]> {
  const given = { declarationOf: (type: string) => declarations.get(type) };
  const found: Reader[] = [];
  for (const one of readers) found.push(...(await one.find(ctx, given)));
  return found;
}

/** The name of a field, under which its readers and looks are kept. */
export function keyOf(read: { type: string; field: string }): string {
  return `${read.type}.${read.field}`;
}

/** Readers by the field that they read, each once. */
export function byField(readers: readonly Reader[]): Map<string, Reader[]> {
  const found = new Map<string, Reader[]>();
  for (const reader of readers) {
    for (const key of new Set(reader.reads.map(keyOf))) {
      found.set(key, [...(found.get(key) ?? []), reader]);
    }
  }
  return found;
}

/** When figures made of each field were looked at last. */
export async function readFieldLooks(ctx: ReadContext): Promise<Map<string, Look>> {
  const rows = await ctx.db.rows<Look & { type: string; field: string }>(sql`
    select distinct on (f.record_type, f.field) f.record_type as type, f.field, f.day as on, f.people
    from field_reading f where f.workspace_id = ${ctx.actor.workspaceId}
    order by f.record_type, f.field, f.day desc`);
  return new Map(rows.map(({ on, people, ...read }) => [keyOf(read), { on, people }]));
}

/** What reads one field, as far as the actor may know it; what they may not see is counted. */
export async function readFieldReaders(
  ctx: ReadContext,
  setting: LineageSetting,
  read: { type: string; field: string },
): Promise<FieldReaders> {
  const declarations = await readDeclarations(ctx, setting);
  requireField(declarations, read);
  const all = byField(await readReaders(ctx, setting, declarations)).get(keyOf(read)) ?? [];
  const look = (await readFieldLooks(ctx)).get(keyOf(read)) ?? null;
  return tellReaders(all, look);
}

function tellReaders(all: readonly Reader[], look: Look | null): FieldReaders {
  const hidden = new Map<ReaderKind, number>();
  for (const { kind, isSeen } of all) {
    if (!isSeen) hidden.set(kind, (hidden.get(kind) ?? 0) + 1);
  }
  // what one may not see tells nothing by its days either
  const seen = all.filter(({ isSeen }) => isSeen);
  return {
    readers: seen.map(({ kind, id, name, isBuiltIn, look: own }) => ({
      ...{ kind, name, is_built_in: isBuiltIn ?? false },
      ...(id !== undefined && { id }),
      ...(own !== undefined && { look: own }),
    })),
    hidden: [...hidden].map(([kind, count]) => ({ kind, count })),
    look: seen.reduce((latest, one) => laterLook(latest, one.look ?? null), look),
  };
}

export function requireField(
  declarations: Declarations,
  { type, field }: { type: string; field: string },
) {
  const declaration = declarations.get(type);
  const found = declaration && fieldOf(declaration, field);
  if (found) return { declaration, field: found };
  throw new AppError('not_found', `There is no field "${field}" of "${type}".`);
}
