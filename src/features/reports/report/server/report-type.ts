import { AppError } from '#src/lib/app-error.ts';
import type { RecordType, SavedRow } from '#src/records/server/record-type.ts';
import type { Actor } from '#src/server/context.ts';
import { figureRequestSchema } from '../../metric/metric-schema.ts';
import { report } from '../report.ts';

/** Reports are their owner's to change, whoever may read them. */
export const reportType: RecordType = {
  declaration: report,
  async beforeSave(ctx, rows) {
    for (const row of rows) {
      requireOwner(ctx.actor, row);
      checkRequest(row);
    }
  },
};

function requireOwner(actor: Actor, { before }: SavedRow): void {
  const isTheirs = before === null || before.owner_id === actor.memberId;
  if (isTheirs || actor.role === 'administrator') return;
  throw new AppError(
    'forbidden',
    'Only its owner or an administrator can change this report. Save it as one of your own.',
    { reason: 'not_owner' },
  );
}

function checkRequest({ before, after }: SavedRow): void {
  if (after.request === null || after.request === before?.request) return;
  const parsed = figureRequestSchema.safeParse(readJson(after.request));
  if (parsed.success) return;
  const message = parsed.error.issues[0]?.message ?? '';
  throw new AppError(
    'invalid',
    'This is no question for figures. Give it as JSON, as in the body of figures/run.',
    { issues: [{ path: ['request'], message }] },
  );
}

function readJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
