import { AppError } from '#src/lib/app-error.ts';
import { type Changers, isAmong, isOfRecord } from '#src/records/changed-by.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { Actor } from '#src/server/context.ts';
import type { Row, SavedRow } from '../record-type.ts';
import { isSame } from './changes.ts';

/** Whether the actor may make and change records of this type, as far as their role goes. */
export function mayChange({ role }: Actor, { changedBy }: RecordDeclaration): boolean {
  return isOfRecord(changedBy) || isAmong(role, changedBy);
}

/** Whether the actor may change this field, as far as their role goes. */
export function mayChangeField(actor: Actor, declaration: RecordDeclaration, name: string) {
  if (!mayChange(actor, declaration)) return false;
  return isAmong(actor.role, fieldOf(declaration, name)?.changedBy);
}

/** Whether the actor may change this one; what is its owner's alone, administrators change besides. */
export function mayChangeRow(actor: Actor, declaration: RecordDeclaration, row: Row): boolean {
  const { changedBy } = declaration;
  if (!isOfRecord(changedBy)) return mayChange(actor, declaration);
  if (changedBy === 'owner') return isOwnOrAdministrators(actor, row);
  return row[changedBy.named] === actor.memberId || isAmong(actor.role, 'managers');
}

function isOwnOrAdministrators({ memberId, role }: Actor, row: Row): boolean {
  return row.owner_id === memberId || role === 'administrator';
}

/** Refuses what others alone change, whatever way it comes: also an undo, or a merge that leads it on. */
export function requireChanger(
  actor: Actor,
  declaration: RecordDeclaration,
  rows: readonly SavedRow[],
): void {
  requireChangerFor(actor, declaration);
  for (const { before } of rows) if (before) requireChangerOf(actor, declaration, before);
  const kept = Object.keys(declaration.fields).filter(
    (name) => !mayChangeField(actor, declaration, name),
  );
  if (kept.length === 0) return;
  const paths = rows.flatMap(({ before, after }, at) =>
    kept
      .filter((name) => !isSame(before?.[name] ?? null, after[name] ?? null))
      .map((name) => (rows.length > 1 ? [at, name] : [name])),
  );
  if (paths.length > 0) throw keptFor('managers', paths);
}

/** The same before any row is looked at. */
export function requireChangerFor(
  actor: Actor,
  declaration: RecordDeclaration,
  fields: readonly string[] = [],
): void {
  if (!mayChange(actor, declaration)) throw keptFor(declaration.changedBy as Changers);
  const refused = fields.filter((name) => !mayChangeField(actor, declaration, name));
  if (refused.length === 0) return;
  throw keptFor(
    'managers',
    refused.map((name) => [name]),
  );
}

/** The same for one row as it stands. */
export function requireChangerOf(actor: Actor, declaration: RecordDeclaration, row: Row): void {
  if (mayChangeRow(actor, declaration, row)) return;
  requireChangerFor(actor, declaration);
  const message =
    declaration.changedBy === 'owner'
      ? 'Only its owner or an administrator may change this. Ask them, or make one of your own.'
      : 'Only whose it is, a manager or an administrator may change this. Ask one of them.';
  throw new AppError('forbidden', message, { reason: 'not_owner' });
}

const KEPT_FOR = {
  managers: 'Only a manager or an administrator may do this. Ask one of them.',
  administrators: 'Only an administrator may do this. Ask one of them.',
};

function keptFor(changers: Changers, paths: (string | number)[][] = []): AppError {
  const message = KEPT_FOR[changers];
  const issues = paths.map((path) => ({ path, message }));
  return new AppError('forbidden', message, {
    reason: 'role',
    ...(issues.length > 0 && { issues }),
  });
}
