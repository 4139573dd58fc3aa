import { sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import type { RecordType, RecordTypes } from '#src/records/server/record-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import { type RecordEntity, recordEntity } from '../../odata/record-entity.ts';
import { feedTests } from './feed-tests.ts';

/** A record type as a table of the feed, as it holds in the reader's workspace. */
export interface RecordTable {
  type: RecordType;
  declaration: RecordDeclaration;
  entity: RecordEntity;
}

const made = new WeakMap<RecordDeclaration, RecordEntity>();

/** By record type. */
export async function readTables(
  ctx: ReadContext,
  types: RecordTypes,
): Promise<Map<string, RecordTable>> {
  const tables = new Map<string, RecordTable>();
  for (const [name, type] of types) {
    const declaration = await declarationOf(ctx, type.declaration);
    const entity = made.get(declaration) ?? recordEntity(declaration);
    made.set(declaration, entity);
    tables.set(name, { type, declaration, entity });
  }
  return tables;
}

/** Lets filters find the types by name, with the tests that OData needs besides. */
export function relatedTables(tables: ReadonlyMap<string, RecordTable>) {
  return (name: string): RecordType | undefined => {
    const table = tables.get(name);
    if (!table) return undefined;
    const { type, declaration } = table;
    return { ...type, tests: { ...type.tests, ...feedTests(declaration) } };
  };
}

export async function readMemberNames(ctx: ReadContext): Promise<Map<string, string>> {
  const members = await ctx.db.rows<{ id: string; name: string }>(sql`
    select id, name from member where workspace_id = ${ctx.actor.workspaceId}`);
  return new Map(members.map(({ id, name }) => [id, name]));
}
