import { Cake, Mail, MapPin, Phone } from 'lucide-react';
import { sayAddress } from '#src/features/people/address/web/shared/say-address.ts';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { useKindText } from '#src/features/work/activity/web/shared/kind-text.ts';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import { hrefOfPhone } from '#src/features/work/task/web/shared/phone-link.ts';
import { mailLink } from '#src/lib/mail-link.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatBirthday } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Avatar } from '#src/web/ui/avatar.tsx';
import { visitText } from '../../visit-text.ts';
import type { Visit } from '../visit-query.ts';
import classes from './part.module.css';
import { Part } from './part.tsx';

/** Who they are and how to reach them: the numbers first, for who stands before a locked door. */
export function Who({ visit }: { visit: Visit }) {
  const text = visitText.useText();
  const { company, job_title, about } = visit;
  return (
    <div>
      <NextMeeting visit={visit} />
      <div className={classes.name}>
        <Avatar name={visit.title} size="l" shape={visit.type === 'person' ? 'round' : 'square'} />
        <div>
          <RecordLink type={visit.type} id={visit.id} className={classes.title1}>
            {visit.title}
          </RecordLink>
          {(job_title || company) && (
            <p>
              {job_title}
              {job_title && company && ', '}
              {company && (
                <RecordLink type="company" id={company.id} className={classes.main}>
                  {company.title}
                </RecordLink>
              )}
            </p>
          )}
        </div>
      </div>
      <Reach visit={visit} />
      {about.length > 0 && (
        <Part title={text('goodToKnow')}>
          {about.map((words) => (
            <p key={words} className={classes.words}>
              {words}
            </p>
          ))}
        </Part>
      )}
    </div>
  );
}

function NextMeeting({ visit: { meeting } }: { visit: Visit }) {
  const who = useStore(reader);
  const sayKind = useKindText();
  if (!meeting?.due_on) return null;
  const day = sayDay({ due_on: meeting.due_on, due_at: meeting.due_at }, who);
  return (
    <RecordLink type="task" id={meeting.id} className={classes.meeting}>
      <KindIcon kind={meeting.kind} /> {sayKind(meeting.kind)} · {day}
      {meeting.location && ` · ${meeting.location}`}
      {meeting.by && ` · ${meeting.by}`}
    </RecordLink>
  );
}

function Reach({ visit }: { visit: Visit }) {
  const who = useStore(reader);
  const text = visitText.useText();
  const { phones, emails, address, birthday, tags } = visit;
  return (
    <div className={classes.reach}>
      {phones.map(({ number, of }) => (
        <div key={number} className={classes.row}>
          <a href={hrefOfPhone(number)} className={classes.phone}>
            <Phone size={14} aria-hidden="true" /> {number}
          </a>
          {of === 'company' && visit.type === 'person' && (
            <span className={classes.quiet}>{text('atCompany')}</span>
          )}
        </div>
      ))}
      {emails.slice(0, 3).map((email) => (
        <div key={email} className={classes.row}>
          <a href={mailLink(email)} className={classes.phone}>
            <Mail size={14} aria-hidden="true" /> {email}
          </a>
        </div>
      ))}
      {address && (
        <p className={classes.row}>
          <span className={classes.grow}>
            <MapPin size={14} aria-hidden="true" /> {sayAddress(address, who.locale)}
          </span>
        </p>
      )}
      {birthday && (
        <p className={classes.row}>
          <span className={classes.quiet}>
            <Cake size={14} aria-hidden="true" /> {formatBirthday(birthday, who.locale)}
          </span>
        </p>
      )}
      {tags.length > 0 && (
        <p className={classes.tags}>
          {tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
        </p>
      )}
    </div>
  );
}
