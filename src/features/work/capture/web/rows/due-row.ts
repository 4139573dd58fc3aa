import { fromLocalInput, readWallClock, todayIn } from '#src/web/i18n/zones.ts';
import { findNearDay } from '../../../task/near-days.ts';
import type { FollowUpAnswer } from '../../answers.ts';
import { type CapturedFollowUp, FOLLOW_UP_KINDS } from '../../capture.ts';
import { type Act, type Chip, onlyOnce, type Row, type Voice } from './row.ts';
import { sayDue, sayShort } from './say-when.ts';

const MOST_DAYS = 5;
const NEAR = ['tomorrow', 'next_week', 'in_two_weeks'] as const;

/** What is promised, and by when. */
export function dueRow(followUp: CapturedFollowUp, words: string, voice: Voice): Row {
  const { text, reader, nowMs } = voice;
  const { key, kind, subject, dueOn, dueAt, sure } = followUp;
  const act = (answer: FollowUpAnswer): Act => ({
    correct: { part: 'follow_up', key, answer },
  });
  const add: Chip[] = sure ? [] : [{ name: 'add', label: text('due.add'), act: act({}) }];
  return {
    id: `due ${key}`,
    look: { kind },
    title: subject,
    note: dueOn ? sayDue({ dueOn, dueAt }, reader, nowMs) : text('due.undated'),
    ...(!sure && { badge: text('due.offer') }),
    ...(sure ? { state: 'plain' } : { state: 'offer', shown: 1 }),
    chips: [
      [...add, ...dayChips(followUp, act, voice)],
      [
        ...FOLLOW_UP_KINDS.map((one) => ({
          name: one,
          label: voice.sayKind(one),
          kind: one,
          chosen: one === kind,
          act: act({ kind: one }),
        })),
        {
          name: 'words',
          label: text('due.reword'),
          act: { open: { edit: 'words', key, subject } },
        },
      ],
    ],
    typing: { edit: 'day', key, dueOn, dueAt },
    remove: { act: act({ ignore: true }), words },
  };
}

function dayChips(
  followUp: CapturedFollowUp,
  act: (answer: FollowUpAnswer) => Act,
  { text, reader, nowMs }: Voice,
): Chip[] {
  const { key, dueOn, dueAt, otherDays } = followUp;
  const today = todayIn(reader.timeZone, nowMs);
  const near = NEAR.map((name) => findNearDay(name, today));
  const days = [...(dueOn ? [dueOn] : []), ...otherDays, ...near].map((day) => ({
    name: day,
    label: sayShort(day, reader, nowMs),
    chosen: day === dueOn,
    act: act(dayAnswer(day, dueAt, reader.timeZone)),
  }));
  return [
    ...onlyOnce(days).slice(0, MOST_DAYS),
    {
      name: 'none',
      label: text('due.noDay'),
      chosen: dueOn === null,
      act: act({ dueOn: null, dueAt: null }),
    },
    { name: 'day', label: text('due.other'), act: { open: { edit: 'day', key, dueOn, dueAt } } },
  ];
}

/** Another day at the same time of day; both are said, so that an earlier choice leaves no time behind. */
export function dayAnswer(day: string, dueAt: string | null, timeZone: string): FollowUpAnswer {
  if (!dueAt) return { dueOn: day, dueAt: null };
  const { time } = readWallClock(timeZone, Date.parse(dueAt));
  return { dueOn: day, dueAt: fromLocalInput(`${day}T${time}`, timeZone) };
}
