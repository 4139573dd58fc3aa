import { AppError } from '#src/lib/app-error.ts';
import type { ReadContext } from '#src/server/context.ts';

export function requireAdministrator(ctx: ReadContext): void {
  if (ctx.actor.role !== 'administrator') throw administratorOnly();
}

export function administratorOnly(): AppError {
  return new AppError('forbidden', 'Only an administrator may do this. Ask one of them.', {
    reason: 'role',
  });
}
