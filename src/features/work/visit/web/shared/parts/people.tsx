import { Phone } from 'lucide-react';
import { hrefOfPhone } from '#src/features/work/task/web/shared/phone-link.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { visitText } from '../../visit-text.ts';
import type { Visit } from '../visit-query.ts';
import classes from './part.module.css';
import { Part } from './part.tsx';

/** Whom else one may meet there, and who of us spoke with them last. */
export function People({ visit }: { visit: Visit }) {
  const text = visitText.useText();
  const who = useStore(reader);
  if (visit.people.length === 0) return null;
  return (
    <Part title={text(visit.type === 'company' ? 'peopleOfCompany' : 'people')}>
      {visit.people.map(({ id, title, job_title, phone, last_at, last_by }) => (
        <div key={id} className={classes.row}>
          <span className={classes.grow}>
            <RecordLink type="person" id={id} className={classes.main}>
              {title}
            </RecordLink>
            {job_title && <span className={classes.quiet}> {job_title}</span>}
          </span>
          {phone && (
            <a href={hrefOfPhone(phone)} className={classes.phone}>
              <Phone size={12} aria-hidden="true" /> {phone}
            </a>
          )}
          <span className={classes.quiet}>
            {last_at
              ? `${formatDay(todayIn(who.timeZone, Date.parse(last_at)), who)}, ${last_by ?? text('you')}`
              : text('neverSpoken')}
          </span>
        </div>
      ))}
    </Part>
  );
}
