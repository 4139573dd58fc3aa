import { AlarmClock, CirclePause, Clock } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { formatExactly, formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { QueuedCase } from '../../case-api.ts';
import { caseText } from '../case-text.ts';
import classes from './due-mark.module.css';
import { type Coming, sayComing, saySpan } from './say-due.ts';
import { useNow } from './use-now.ts';

type Timed = Pick<
  QueuedCase,
  'status' | 'next_due_at' | 'first_response_at' | 'waiting_since' | 'is_near'
>;

/** What is promised next and how much time is left for it, in words; the colour only underlines. */
export function DueMark({ of }: { of: Timed }) {
  const text = caseText.useText();
  const who = useStore(reader);
  const nowMs = useNow();
  const { next_due_at, waiting_since } = of;
  if (of.status === 'waiting' && waiting_since) {
    const when = formatInstant(waiting_since, who, nowMs);
    return (
      <span className={classes.mark}>
        <CirclePause size={14} aria-hidden="true" />
        {text('due.waiting', { when })}
      </span>
    );
  }
  if (next_due_at === null) return <span className={classes.mark}>{text('due.none')}</span>;
  const left = Date.parse(next_due_at) - nowMs;
  const isAnswered = of.first_response_at !== null;
  const isLate = left <= 0;
  const Sign = isLate || of.is_near ? AlarmClock : Clock;
  return (
    <time
      className={classes.mark}
      data-tone={isLate ? 'late' : of.is_near ? 'near' : undefined}
      dateTime={next_due_at}
      title={formatExactly(next_due_at, who)}
    >
      <Sign size={14} aria-hidden="true" />
      {isLate
        ? text(isAnswered ? 'due.resolveLate' : 'due.answerLate', { time: saySpan(-left, who) })
        : sayAhead(text, isAnswered, sayComing(next_due_at, who, nowMs))}
    </time>
  );
}

function sayAhead(
  text: ReturnType<typeof caseText.useText>,
  isAnswered: boolean,
  { words, isSoon }: Coming,
): string {
  if (isSoon) return text(isAnswered ? 'due.resolve' : 'due.answer', { when: words });
  return text(isAnswered ? 'due.resolveBy' : 'due.answerBy', { when: words });
}
