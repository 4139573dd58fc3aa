import { LifeBuoy } from 'lucide-react';
import { sayLater, saySpan } from '#src/features/service/case/web/shared/say-due.ts';
import { useNow } from '#src/features/service/case/web/shared/use-now.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { visitText } from '../../visit-text.ts';
import type { Visit } from '../visit-query.ts';
import classes from './part.module.css';

/** Warns of what they wait for help with: they will bring it up. */
export function OpenCases({ visit: { cases } }: { visit: Visit }) {
  const text = visitText.useText();
  if (cases.length === 0) return null;
  const title = text('cases.title', { count: cases.length });
  return (
    <section className={classes.alarm} aria-label={title}>
      <h2 className={classes.alarmTitle}>
        <LifeBuoy size={14} aria-hidden="true" />
        {title}
      </h2>
      <ul>
        {cases.map((one) => (
          <CaseRow key={one.id} of={one} />
        ))}
      </ul>
    </section>
  );
}

function CaseRow({ of }: { of: Visit['cases'][number] }) {
  const text = visitText.useText();
  const who = useStore(reader);
  const nowMs = useNow();
  const { status, next_due_at, opened_at } = of;
  const span = saySpan(Math.max(0, nowMs - Date.parse(opened_at)), who);
  const isLate = next_due_at !== null && Date.parse(next_due_at) <= nowMs;
  const said = [text('cases.since', { span })];
  if (status === 'waiting') said.push(text('cases.waiting'));
  else if (next_due_at) {
    const when = sayLater(next_due_at, who, nowMs);
    said.push(text(isLate ? 'cases.late' : 'cases.promised', { when }));
  }
  if (of.by) said.push(text('by', { name: of.by }));
  if (of.person) said.push(of.person);
  return (
    <li className={classes.row}>
      <RecordLink type="service_case" id={of.id} className={`${classes.grow} ${classes.main}`}>
        {of.title}
      </RecordLink>
      <span>{said.join(' · ')}</span>
    </li>
  );
}
