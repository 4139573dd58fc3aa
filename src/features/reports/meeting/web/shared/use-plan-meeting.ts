import { useNavigate } from '@tanstack/react-router';
import { call, send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { useAttempt } from '#src/web/api/use-attempt.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { fromLocalInput } from '#src/web/i18n/zones.ts';
import type { startMeeting } from '../../meeting-api.ts';
import { holdText } from './hold-text.ts';

export interface HeldBoard {
  id: string;
  name: string;
  /** What stands over its figures, by tile. */
  titles: Record<string, string>;
}

export interface Plan {
  name: string;
  day: string;
  time: string;
  repeats: '' | 'weekly' | 'monthly';
  attendees: string[];
}

/** Plans a meeting on a dashboard and opens its page; told to, it starts at once. */
export function usePlanMeeting(board: HeldBoard) {
  const { attempt, isBusy } = useAttempt(['meeting']);
  const navigate = useNavigate();
  const text = holdText.useText();
  const { timeZone } = useStore(reader);

  async function save(plan: Plan, { starts }: { starts: boolean }): Promise<boolean> {
    const name = plan.name.trim();
    const body = {
      ...{ name, board: board.id, starts_on: plan.day, attendees: plan.attendees },
      ...(plan.time && { starts_at: fromLocalInput(`${plan.day}T${plan.time}`, timeZone) }),
      ...(plan.repeats && { repeats: plan.repeats }),
      titles: JSON.stringify(board.titles),
    };
    const made = await attempt(async () => {
      const says = text('planned', { name });
      const { id } = await send<{ id: string }>('POST /api/v1/meetings', { body }, { says });
      if (starts) {
        await call<typeof startMeeting>(
          'POST /api/v1/meetings/{id}/start',
          { params: { id } },
          { says: false },
        );
      }
      return id;
    });
    if (!made) return false;
    await navigate({ to: '/meetings/$id', params: { id: made } });
    return true;
  }
  return { save, isBusy };
}
