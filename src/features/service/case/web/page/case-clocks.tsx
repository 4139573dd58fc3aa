import { AlarmClock, CircleCheck, CirclePause, Clock } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant, type Reader } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ServiceCase } from '../../service-case.ts';
import { caseText } from '../case-text.ts';
import { sayComing, saySpan } from '../shared/say-due.ts';
import { useNow } from '../shared/use-now.ts';
import classes from './case-top.module.css';

/** The two promises of a case: the answer, then the resolution. */
export function CaseClocks({ of }: { of: ServiceCase }) {
  const common = { waitingSince: of.resolved_at ? null : of.waiting_since };
  const warned = (of.escalations ?? []) as string[];
  return (
    <dl className={classes.clocks}>
      <OneClock
        {...common}
        name="answer"
        due={of.response_due_at}
        done={of.first_response_at}
        isNear={warned.includes('response_near')}
      />
      <OneClock
        {...common}
        name="resolve"
        due={of.resolution_due_at}
        done={of.resolved_at}
        isNear={warned.includes('resolution_near')}
      />
    </dl>
  );
}

interface OneClockProps {
  name: 'answer' | 'resolve';
  due: string | null;
  done: string | null;
  waitingSince: string | null;
  isNear: boolean;
}

function OneClock(props: OneClockProps) {
  const text = caseText.useText();
  const { Sign, tone, words, beside } = useReading(props);
  return (
    <div className={classes.clock} data-tone={tone}>
      <dt className={classes.clockName}>{text(`clock.${props.name}`)}</dt>
      <dd className={classes.clockWords}>
        <Sign size={14} aria-hidden="true" />
        <span>{words}</span>
        {beside && <span className={classes.beside}>{beside}</span>}
      </dd>
    </div>
  );
}

function useReading(props: OneClockProps) {
  const text = caseText.useText();
  const who = useStore(reader);
  const nowMs = useNow();
  const { due, done, waitingSince, isNear } = props;
  if (done) return sayDone({ ...props, done }, { text, who, nowMs });
  if (!due) return { Sign: Clock, tone: 'calm', words: text('clock.none'), beside: null };
  if (waitingSince) {
    const when = formatInstant(waitingSince, who, nowMs);
    const words = text('clock.still', { when });
    return { Sign: CirclePause, tone: 'calm', words, beside: null };
  }
  const left = Date.parse(due) - nowMs;
  const when = formatInstant(due, who, nowMs);
  if (left <= 0) {
    const words = text('clock.tooLate', { time: saySpan(-left, who) });
    return { Sign: AlarmClock, tone: 'late', words, beside: when };
  }
  const { words, isSoon } = sayComing(due, who, nowMs);
  return {
    Sign: isNear ? AlarmClock : Clock,
    tone: isNear ? 'near' : 'calm',
    words: isSoon ? words : text('clock.by', { when: words }),
    beside: isSoon ? when : null,
  };
}

interface Saying {
  text: ReturnType<typeof caseText.useText>;
  who: Reader;
  nowMs: number;
}

function sayDone(
  { name, due, done }: OneClockProps & { done: string },
  { text, who, nowMs }: Saying,
) {
  const over = due ? Date.parse(done) - Date.parse(due) : 0;
  const when = formatInstant(done, who, nowMs);
  const verdict =
    over > 0 ? text('clock.tooLate', { time: saySpan(over, who) }) : text('clock.inTime');
  return {
    Sign: CircleCheck,
    tone: over > 0 ? 'late' : 'kept',
    words: text(name === 'answer' ? 'clock.answered' : 'clock.resolved', { when }),
    beside: due ? verdict : null,
  };
}
