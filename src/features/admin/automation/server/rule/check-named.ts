import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { isId } from '#src/lib/ids.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { holdsMembers } from '#src/records/field-kinds.ts';
import { type FieldFilter, type Filter, leavesOf, ME } from '#src/records/filter.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordTypes } from '#src/records/server/record-type.ts';
import { visible } from '#src/records/server/visible.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { RuleDefinition } from '../../automation.ts';

interface Named {
  /** Where in the rule it stands. */
  path: (string | number)[];
  label: string;
  /** A record type, or `member`. */
  to: string;
  ids: string[];
}

/** Refuses a rule that names records or members whom the administrator does not see or who are gone. */
export async function checkNamed(
  ctx: ReadContext,
  types: RecordTypes,
  { declaration, definition }: { declaration: RecordDeclaration; definition: RuleDefinition },
): Promise<void> {
  const { when, filter, actions } = definition;
  const named: (Named | undefined)[] = [];
  if (when.kind === 'entered') {
    named.push(namedBy(declaration, { ...when, path: ['when', 'value'] }));
  }
  if (when.kind === 'changed' && when.fields.length === 1) {
    for (const side of ['from', 'to'] as const) {
      const value = when[side];
      named.push(namedBy(declaration, { field: when.fields[0]!, value, path: ['when', side] }));
    }
  }
  actions.forEach((action, at) => {
    if (action.kind !== 'set') return;
    named.push(namedBy(declaration, { ...action, path: ['actions', at, 'value'] }));
  });
  if (filter) named.push(...(await namedInFilter(ctx, types, { declaration, filter })));
  await refuseUnknown(
    ctx,
    types,
    named.filter((one) => one !== undefined),
  );
}

async function namedInFilter(
  ctx: ReadContext,
  types: RecordTypes,
  { declaration, filter }: { declaration: RecordDeclaration; filter: Filter },
): Promise<(Named | undefined)[]> {
  const named: (Named | undefined)[] = [];
  for (const leaf of leavesOf(filter)) {
    if ('has' in leaf) {
      const type = types.get(leaf.has);
      if (!type || !leaf.filter) continue;
      const there = await declarationOf(ctx, type.declaration);
      const given = { declaration: there, filter: leaf.filter };
      named.push(...(await namedInFilter(ctx, types, given)));
    } else if ('field' in leaf) {
      named.push(await namedByTest(ctx, types, { declaration, leaf }));
    }
  }
  return named;
}

/** A test of the record's own field, or by one hop of that of another. */
async function namedByTest(
  ctx: ReadContext,
  types: RecordTypes,
  { declaration, leaf }: { declaration: RecordDeclaration; leaf: FieldFilter },
): Promise<Named | undefined> {
  const path = ['filter'];
  const [own, far] = leaf.field.split('.') as [string, string?];
  if (!far) return namedBy(declaration, { ...leaf, path });
  const hop = fieldOf(declaration, own);
  const type = hop && 'to' in hop ? types.get(hop.to) : undefined;
  if (!type) return undefined;
  return namedBy(await declarationOf(ctx, type.declaration), { ...leaf, field: far, path });
}

/** What the value of a field refers to; undefined if the field refers to nothing. */
function namedBy(
  declaration: RecordDeclaration,
  { field: name, value, path }: { field: string; value?: unknown; path: Named['path'] },
): Named | undefined {
  const field = fieldOf(declaration, name);
  const isMember = name === 'owner_id' || (field && holdsMembers(field.kind));
  const to = isMember ? 'member' : field && 'to' in field ? field.to : undefined;
  if (!to) return undefined;
  const ids = [value ?? []].flat().filter((one): one is string => typeof one === 'string');
  return { path, label: field?.label ?? 'Owner', to, ids: ids.filter((one) => one !== ME) };
}

async function refuseUnknown(
  ctx: ReadContext,
  types: RecordTypes,
  named: readonly Named[],
): Promise<void> {
  for (const { path, label, to, ids } of named) {
    const known = await knownAmong(ctx, types, { to, ids: ids.filter(isId) });
    if (ids.every((id) => known.has(id))) continue;
    const message = `${label}: there is no such record, or it is in the bin. Choose another.`;
    throw new AppError('invalid', message, {
      reason: 'unknown_reference',
      issues: [{ path, message }],
    });
  }
}

async function knownAmong(
  { db, actor }: ReadContext,
  types: RecordTypes,
  { to, ids }: { to: string; ids: string[] },
): Promise<Set<string>> {
  if (ids.length === 0 || (to !== 'member' && !types.has(to))) return new Set();
  const rows = await db.rows<{ id: string }>(
    to === 'member'
      ? sql`select id from member m
          where m.workspace_id = ${actor.workspaceId} and m.id = any(${ids}::uuid[]) and m.active`
      : sql`select r.id from ${sql.table(to)} r
          where ${visible(actor, 'r')} and r.id = any(${ids}::uuid[]) and r.deleted_at is null`,
  );
  return new Set(rows.map(({ id }) => id));
}
