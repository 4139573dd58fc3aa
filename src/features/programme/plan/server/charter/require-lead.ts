import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import { type ProgrammeRow, readProgrammeRow } from '../programme-queries.ts';
import { mayDo } from './may-do.ts';

export async function requireProgramme(ctx: WriteContext): Promise<ProgrammeRow> {
  const row = await readProgrammeRow(ctx, { forUpdate: true });
  if (row && !row.deleted_at) return row;
  throw new AppError('not_found', 'There is no programme here yet. Write its charter first.');
}

export function requireLead(ctx: WriteContext, row: ProgrammeRow | undefined): void {
  if (mayDo(ctx, row).lead) return;
  throw new AppError(
    'forbidden',
    'The programme is led by its sponsor, its administrator and the deputy. Talk to one of them.',
    { reason: 'not_leading' },
  );
}

export function requireSponsor(ctx: WriteContext, row: ProgrammeRow): void {
  if (mayDo(ctx, row).sponsor) return;
  throw new AppError('forbidden', 'Only the sponsor may do this. Talk to them.', {
    reason: 'not_sponsor',
  });
}

export function refuseEnded(row: ProgrammeRow | undefined): void {
  if (!row?.ended) return;
  throw new AppError(
    'conflict',
    'This programme has ended, so nothing in it is changed any more.',
    {
      reason: 'ended',
    },
  );
}
