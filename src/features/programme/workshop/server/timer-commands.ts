import { AppError } from '#src/lib/app-error.ts';
import type { WriteContext } from '#src/server/context.ts';
import { stepAt } from '../steps.ts';
import type { WorkshopRow } from './workshop-queries.ts';
import { changeRow, lockWorkshop } from './write-workshop.ts';

type TimerAction = 'start' | 'pause' | 'resume' | 'add' | 'stop';

export async function setTimer(
  ctx: WriteContext,
  { id, action, seconds }: { id: string; action: TimerAction; seconds?: number | undefined },
): Promise<void> {
  const row = await lockWorkshop(ctx, id);
  const timer = timerAfter(row, { action, seconds, now: ctx.now().getTime() });
  await changeRow(ctx, row, { timer }, 'timed');
}

function timerAfter(
  { timer, template, step }: WorkshopRow,
  { action, seconds, now }: { action: TimerAction; seconds: number | undefined; now: number },
): WorkshopRow['timer'] {
  const until = (left: number) => ({ ends_at: new Date(now + left * 1000).toISOString() });
  const ends = timer?.ends_at ? Date.parse(timer.ends_at) : null;
  const left = ends === null ? (timer?.left_s ?? 0) : Math.max(0, Math.round((ends - now) / 1000));
  if (action === 'stop') return null;
  if (action === 'start') return until(seconds ?? (stepAt(template, step).minutes || 5) * 60);
  if (!timer) throw new AppError('conflict', 'No timer is running. Start it first.');
  if (action === 'pause') return { left_s: left };
  if (action === 'resume') return ends === null ? until(left) : timer;
  const longer = left + (seconds ?? 60);
  return ends === null ? { left_s: longer } : until(longer);
}
