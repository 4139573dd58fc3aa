import { sql } from 'kysely';
import type { RecordDeclaration } from '#src/records/define-record.ts';
import { unpackCustom } from '#src/records/server/custom/custom-values.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { matching } from '#src/records/server/record-queries.ts';
import type { RecordType, RecordTypes, Row } from '#src/records/server/record-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import { ruledType } from '../rule/check-rule.ts';
import type { RuleRow } from '../rule/rule-queries.ts';

export interface Meant {
  type: RecordType;
  declaration: RecordDeclaration;
  row: Row;
}

/** The record, if it lives, the actor sees it and it is as the rule's "if" says. */
export async function readMeant(
  ctx: ReadContext,
  types: RecordTypes,
  { rule, recordId }: { rule: Pick<RuleRow, 'record_type' | 'definition'>; recordId: string },
): Promise<Meant | null> {
  const type = ruledType(types, rule.record_type);
  const declaration = await declarationOf(ctx, type.declaration);
  const where = await meantBy(ctx, types, { declaration, rule });
  const row = await ctx.db.first<Row>(sql`
    select r.* from ${sql.table(declaration.type)} r where ${where} and r.id = ${recordId}`);
  if (!row) return null;
  unpackCustom(declaration, row);
  return { type, declaration, row };
}

/** Which rows of `r` a rule means, as a condition. */
export function meantBy(
  ctx: ReadContext,
  types: RecordTypes,
  given: { declaration: RecordDeclaration; rule: Pick<RuleRow, 'definition'> },
) {
  const { filter } = given.rule.definition;
  return matching(ctx, given.declaration, {
    ...(filter && { filter }),
    related: (name) => types.get(name),
  });
}
