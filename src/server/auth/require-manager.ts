import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';

export function requireManager(ctx: WriteContext): void {
  if (ctx.actor.role !== 'member') return;
  throw new AppError(
    'forbidden',
    'Only a manager or an administrator may do this. Ask one of them.',
    { reason: 'role' },
  );
}
