import { addDays } from '#src/lib/days.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { fromLocalInput, todayIn } from '#src/web/i18n/zones.ts';
import { ACTIVITY_KINDS } from '../../../activity/activity.ts';
import type { ActivityAnswer } from '../../answers.ts';
import type { CapturedActivity } from '../../capture.ts';
import type { Act, Row, Voice } from './row.ts';

/** From here on back it did not happen just now. */
const JUST_NOW_MS = 5 * 60_000;

/** What happened, and when. */
export function activityRow(activity: CapturedActivity, voice: Voice): Row {
  const { text, sayKind, reader, nowMs } = voice;
  const { kind, occurredAt } = activity;
  const isNow = Math.abs(nowMs - Date.parse(occurredAt)) < JUST_NOW_MS;
  const yesterday = addDays(todayIn(reader.timeZone, nowMs), -1);
  return {
    id: 'activity',
    look: { kind },
    title: sayKind(kind),
    note: isNow ? text('when.now') : formatInstant(occurredAt, reader, nowMs),
    state: 'plain',
    chips: [
      ACTIVITY_KINDS.map((one) => ({
        name: one,
        label: sayKind(one),
        kind: one,
        chosen: one === kind,
        act: correct({ kind: one }),
      })),
      [
        {
          name: 'now',
          label: text('when.now'),
          chosen: isNow,
          act: correct({ occurredAt: new Date(nowMs).toISOString() }),
        },
        {
          name: 'yesterday',
          label: text('when.yesterday'),
          chosen: todayIn(reader.timeZone, Date.parse(occurredAt)) === yesterday,
          act: correct({ occurredAt: fromLocalInput(`${yesterday}T12:00`, reader.timeZone) }),
        },
        {
          name: 'moment',
          label: text('when.other'),
          act: { open: { edit: 'moment', at: occurredAt } },
        },
      ],
    ],
    remove: { act: correct({ ignore: true }), words: '' },
  };
}

function correct(answer: ActivityAnswer): Act {
  return { correct: { part: 'activity', answer } };
}
