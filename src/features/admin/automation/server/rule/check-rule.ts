import { sql } from 'kysely';
import { AppError } from '#src/lib/app-error.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import { valueSchema } from '#src/records/field-checks.ts';
import { declarationOf } from '#src/records/server/custom/effective-declaration.ts';
import { countRecords } from '#src/records/server/record-queries.ts';
import type { RecordType, RecordTypes } from '#src/records/server/record-type.ts';
import type { ReadContext } from '#src/server/context.ts';
import type { AssignTo, RuleAction, RuleDefinition, When, Whom } from '../../automation.ts';
import { checkNamed } from './check-named.ts';

/** Refuses a rule that could never do what it says, in words about what to change. */
export async function checkRule(
  ctx: ReadContext,
  types: RecordTypes,
  rule: { record_type: string; definition: RuleDefinition },
): Promise<void> {
  const type = ruledType(types, rule.record_type);
  // the tasks and notices that a rule writes have readers of their own
  if (type.declaration.seenBy) throw chooseType();
  const declaration = await declarationOf(ctx, type.declaration);
  const { when, filter, actions } = rule.definition;
  checkWhen(declaration, when);
  if (filter) {
    // a filter that cannot be asked is refused by being asked
    const related = (name: string) => types.get(name);
    await countRecords(ctx, declaration, { filter, related }).catch(namingAs(['filter']));
  }
  for (const [at, action] of actions.entries()) {
    await checkAction(ctx, declaration, action).catch(namingAs(['actions', at]));
  }
  await checkNamed(ctx, types, { declaration, definition: rule.definition });
}

function namingAs(place: (string | number)[]) {
  return (error: unknown): never => {
    throw error instanceof AppError ? naming(error, place) : error;
  };
}

/** Names the place of what is refused, before the part of it that is named already. */
function naming({ code, message, details }: AppError, place: (string | number)[]): AppError {
  const path = [...place, ...(details.issues?.[0]?.path ?? [])];
  return new AppError(code, message, { ...details, issues: [{ path, message }] });
}

/** Types that rules may speak of: what people keep, not how they look at it. */
export function ruledType(types: RecordTypes, name: string): RecordType {
  const type = types.get(name);
  if (!type || name === 'saved_view') throw chooseType();
  return type;
}

function chooseType(): AppError {
  return refuse('Choose what the rule is about: people, companies, deals or another record type.');
}

function checkWhen(declaration: RecordDeclaration, when: When): void {
  switch (when.kind) {
    case 'changed':
      for (const name of when.fields) requireField(declaration, name);
      if (when.fields.length !== 1 && (when.from !== undefined || when.to !== undefined)) {
        throw refuse('To say from what to what, choose one field alone.');
      }
      return;
    case 'entered':
      requireField(declaration, when.field);
      return;
    case 'date_near': {
      const field = requireField(declaration, when.field);
      if (field?.kind !== 'date' && field?.kind !== 'datetime') {
        throw refuse('Choose a field that holds a day.');
      }
      if (field.custom && field.kind === 'datetime') {
        throw refuse('Choose a field that holds a day.');
      }
    }
  }
}

/** Undefined for the owner, whom every record has. */
function requireField(declaration: RecordDeclaration, name: string) {
  const field = fieldOf(declaration, name);
  if (!field && name !== 'owner_id') {
    throw refuse(`${declaration.pluralLabel} have no field "${name}". Choose one that is there.`);
  }
  return field;
}

async function checkAction(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  action: RuleAction,
): Promise<void> {
  switch (action.kind) {
    case 'assign':
      return checkAssign(ctx, declaration, action.to);
    case 'task':
    case 'notify':
      return checkWhom(ctx, action.whom);
    case 'set':
      return checkValue(declaration, action);
    case 'tag':
      if (fieldOf(declaration, 'tags')?.kind !== 'tags') {
        throw refuse(`${declaration.pluralLabel} have no tags. Choose another step.`);
      }
      return;
    case 'webhook':
      return requireRow(ctx, {
        table: 'webhook_endpoint',
        id: action.endpoint_id,
        what: 'address',
      });
  }
}

async function checkAssign(ctx: ReadContext, declaration: RecordDeclaration, to: AssignTo) {
  if (to.kind === 'team') return requireRow(ctx, { table: 'team', id: to.id, what: 'team' });
  if (to.kind === 'member') return checkWhom(ctx, to);
  const company = fieldOf(declaration, 'company_id');
  if (!company || !('to' in company) || company.to !== 'company') {
    throw refuse(`${declaration.pluralLabel} belong to no company. Choose a member or a team.`);
  }
}

async function checkWhom(ctx: ReadContext, whom: Whom): Promise<void> {
  if (whom.kind === 'owner') return;
  const member = await ctx.db.first(sql`select 1 from member
    where workspace_id = ${ctx.actor.workspaceId} and id = ${whom.id} and active`);
  if (!member) throw refuse('This member is no longer here. Choose somebody else.');
}

async function requireRow(
  ctx: ReadContext,
  { table, id, what }: { table: string; id: string; what: string },
): Promise<void> {
  const row = await ctx.db.first(sql`select 1 from ${sql.table(table)}
    where workspace_id = ${ctx.actor.workspaceId} and id = ${id} and deleted_at is null`);
  if (!row) throw refuse(`This ${what} is no longer here. Choose another.`);
}

function checkValue(
  declaration: RecordDeclaration,
  { field: name, value }: Extract<RuleAction, { kind: 'set' }>,
): void {
  const field = fieldOf(declaration, name);
  if (!field) {
    throw refuse(`${declaration.pluralLabel} have no field "${name}". Choose one that is there.`);
  }
  if (field.readOnly) {
    throw refuse(`“${field.label}” is set by Uptake itself. Choose another field.`);
  }
  if (field.kind === 'date' && isDaysAhead(value)) return;
  const parsed = valueSchema(field).safeParse(value);
  if (parsed.success) return;
  throw naming(refuse(`${field.label}: ${parsed.error.issues[0]!.message}`), ['value']);
}

export function isDaysAhead(value: unknown): value is { in: number; unit: 'day' } {
  return typeof value === 'object' && value !== null && 'in' in value;
}

function refuse(message: string): AppError {
  return new AppError('invalid', message, { reason: 'bad_rule' });
}
