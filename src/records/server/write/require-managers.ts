import { AppError } from '#src/lib/app-error.ts';
import { fieldOf, type RecordDeclaration } from '#src/records/define-record.ts';
import type { Actor } from '#src/server/context.ts';
import type { SavedRow } from '../record-type.ts';
import { isSame } from './changes.ts';

/** Whether the actor may make and change records of this type, as far as their role goes. */
export function mayChange({ role }: Actor, { byManagers }: RecordDeclaration): boolean {
  return role !== 'member' || !byManagers;
}

/** Whether the actor may change this field, as far as their role goes. */
export function mayChangeField(actor: Actor, declaration: RecordDeclaration, name: string) {
  if (!mayChange(actor, declaration)) return false;
  return actor.role !== 'member' || !fieldOf(declaration, name)?.byManagers;
}

/** Refuses what managers alone change, whatever way it comes: also an undo, or a merge that leads it on. */
export function requireManagers(
  actor: Actor,
  declaration: RecordDeclaration,
  rows: readonly SavedRow[],
): void {
  if (!mayChange(actor, declaration)) throw managersOnly([]);
  if (actor.role !== 'member') return;
  const kept = Object.keys(declaration.fields).filter(
    (name) => fieldOf(declaration, name)!.byManagers,
  );
  if (kept.length === 0) return;
  const paths = rows.flatMap(({ before, after }, at) =>
    kept
      .filter((name) => !isSame(before?.[name] ?? null, after[name] ?? null))
      .map((name) => (rows.length > 1 ? [at, name] : [name])),
  );
  if (paths.length > 0) throw managersOnly(paths);
}

/** The same before any row is looked at. */
export function requireManagersFor(
  actor: Actor,
  declaration: RecordDeclaration,
  fields: readonly string[] = [],
): void {
  if (!mayChange(actor, declaration)) throw managersOnly([]);
  const refused = fields.filter((name) => !mayChangeField(actor, declaration, name));
  if (refused.length > 0) throw managersOnly(refused.map((name) => [name]));
}

function managersOnly(paths: (string | number)[][]): AppError {
  const message = 'Only a manager or an administrator may do this. Ask one of them.';
  const issues = paths.map((path) => ({ path, message }));
  return new AppError('forbidden', message, {
    reason: 'role',
    ...(issues.length > 0 && { issues }),
  });
}
