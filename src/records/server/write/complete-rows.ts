import { sql } from 'kysely';
import { AppError, type InputIssue } from '#src/lib/app-error.ts';
import { wholeSigns } from '#src/lib/whole-signs.ts';
import type { NamedAudience, RecordDeclaration } from '#src/records/define-record.ts';
import { isListKind } from '#src/records/field-kinds.ts';
import type { Field } from '#src/records/field-types.ts';
import type { Actor, ReadContext, WriteContext } from '#src/server/context.ts';
import type { RecordType, Row, SavedRow } from '../record-type.ts';
import { requireSight } from '../visible.ts';
import { isSame } from './changes.ts';
import { checkReferences } from './check-references.ts';
import { requireChanger } from './require-changer.ts';

export interface CompleteOptions {
  isPermitted?: boolean;
  isExact?: boolean;
  /** A form or program could say all, so what the workspace requires must be there. */
  isAsked?: boolean;
  /** Ids that a reference may lead to without a look. */
  known?: ReadonlySet<string>;
}

/** Lets the feature complete the rows, then sets what follows from others and checks the whole. */
export async function completeRows(
  ctx: WriteContext,
  type: RecordType,
  rows: SavedRow[],
  options: CompleteOptions = {},
): Promise<void> {
  if (!options.isExact) await type.beforeSave?.(ctx, rows);
  await type.keepAudience?.(ctx, rows);
  await checkRows(ctx, type.declaration, rows, options);
}

/** Whether nothing but what is checked here decides what a row becomes. */
export function isPlain(type: RecordType): boolean {
  return !type.beforeSave && !type.keepAudience;
}

/** Sets what follows from others and checks the whole; only reads. */
export async function checkRows(
  ctx: ReadContext,
  declaration: RecordDeclaration,
  rows: SavedRow[],
  { isPermitted, isAsked, known }: CompleteOptions = {},
): Promise<void> {
  requireChanger(ctx.actor, declaration, rows);
  const required = Object.entries(declaration.fields).filter(([, field]) => field.required);
  const issues: InputIssue[] = [];
  for (const [index, { after, before }] of rows.entries()) {
    if (declaration.changedBy === 'administrators') after.visibility = 'workspace';
    if (declaration.seenBy) nameAudience(declaration.seenBy, after);
    const row = { after, before, path: rows.length > 1 ? [index] : [] };
    issues.push(...requiredIssues(required, row, isAsked), ...lostIssues(declaration, row));
    if (!isPermitted) issues.push(...privacyIssues(ctx.actor, row));
  }
  if (issues.length > 0) {
    throw new AppError('invalid', issues[0]!.message, { issues });
  }
  await checkReferences(ctx, declaration, rows, known);
  const teams = await teamsOfOwners(ctx, rows);
  for (const { after } of rows) {
    after.title = wholeSigns(declaration.title(after).slice(0, 500));
    after.team_id =
      namedTeam(declaration.seenBy, after) ?? teams.get(after.owner_id as string) ?? null;
    if (!isPermitted) requireSight(ctx.actor, declaration.label, after);
  }
}

/** Whom the row names decides whose it is and who sees it. */
function nameAudience({ member, team }: NamedAudience, row: Row): void {
  row.owner_id = row[member] ?? null;
  row.visibility = row.owner_id || (team && row[team]) ? 'named' : 'workspace';
}

function namedTeam(seenBy: NamedAudience | undefined, row: Row): unknown {
  return seenBy?.team && row.owner_id === null ? row[seenBy.team] : null;
}

interface CheckedRow extends SavedRow {
  /** Where the row stands among those given. */
  path: (string | number)[];
}

function requiredIssues(
  required: [string, Field][],
  row: CheckedRow,
  isAsked = false,
): InputIssue[] {
  return required
    .filter(([, field]) => isAsked || row.before || !field.custom)
    .filter(([name, field]) => isMissing(field, { ...row, name }))
    .map(([name, field]) => ({
      path: [...row.path, name],
      message: `${field.label} is needed. ${field.requiredWhy ?? field.why}`,
    }));
}

function isMissing(field: Field, { name, after, before }: SavedRow & { name: string }): boolean {
  const isEmpty = isEmptyIn(after, name, field);
  // a field that a workspace requires only now lacks in many records: what was empty may stay so
  const wasEmpty =
    field.custom && before !== null && isSame(before[name] ?? null, after[name] ?? null);
  return isEmpty && !wasEmpty;
}

function isEmptyIn(row: Row, name: string, field: Field): boolean {
  return row[name] === null || (isListKind(field.kind) && (row[name] as unknown[]).length === 0);
}

/** What nobody could find again; what already is so may be changed all the same. */
function lostIssues({ foundBy, fields }: RecordDeclaration, row: CheckedRow): InputIssue[] {
  if (!foundBy) return [];
  const filledOf = (one: Row) => foundBy.oneOf.find((name) => !isEmptyIn(one, name, fields[name]!));
  const before = row.before && filledOf(row.before);
  if (filledOf(row.after) || (row.before && !before)) return [];
  return [{ path: [...row.path, before ?? foundBy.oneOf[0]!], message: foundBy.otherwise }];
}

function privacyIssues(actor: Actor, { after, before, path }: CheckedRow): InputIssue[] {
  const becomesPrivate = after.visibility === 'private' && before?.visibility !== 'private';
  const wasOwn = !before || before.owner_id === actor.memberId || before.owner_id === null;
  if (!becomesPrivate || (wasOwn && after.owner_id === actor.memberId)) return [];
  const message = 'Only its owner can make this private. Ask them.';
  return [{ path: [...path, 'visibility'], message }];
}

async function teamsOfOwners(ctx: ReadContext, rows: { after: Row }[]) {
  const owners = new Set(rows.map(({ after }) => after.owner_id as string | null));
  owners.delete(null);
  // most rows belong to the one who writes, whose team is known
  if (ctx.actor.teamId !== undefined && [...owners].every((id) => id === ctx.actor.memberId)) {
    return new Map([[ctx.actor.memberId, ctx.actor.teamId]]);
  }
  const members = await ctx.db.rows<{ id: string; team_id: string | null }>(
    sql`select id, team_id from member
      where workspace_id = ${ctx.actor.workspaceId} and id = any(${[...owners]}::uuid[])`,
  );
  return new Map(members.map(({ id, team_id }) => [id, team_id]));
}
