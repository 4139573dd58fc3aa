import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { useKindText } from '#src/features/work/activity/web/shared/kind-text.ts';
import { taskText } from '#src/features/work/task/web/shared/task-text.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatDay } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import type { Briefing, TodayMeeting } from '../today-query.ts';
import { todayText } from '../today-text.ts';
import classes from './meeting-briefing.module.css';

/** What to know before: what is noted of them, what was said last, what is still owed. */
export function MeetingBriefing({ task }: { task: TodayMeeting }) {
  const { before, note, person_id, company_id } = task;
  const text = todayText.useText();
  if (!person_id && !company_id && !note) return null;
  return (
    <dl className={classes.briefing}>
      {note && <dd className={classes.note}>{note}</dd>}
      {before.about && (
        <>
          <dt className={classes.term}>{text('goodToKnow')}</dt>
          <dd className={classes.note}>{before.about}</dd>
        </>
      )}
      <OpenPromises title={text('openPromises')} promises={before.open_promises.filter(isOurs)} />
      <OpenPromises
        title={text('theirPromises')}
        promises={before.open_promises.filter((one) => !isOurs(one))}
      />
      <dt className={classes.term}>{text('lastContacts')}</dt>
      {before.last_contacts.map((contact) => (
        <LastContact key={contact.id} contact={contact} />
      ))}
      {before.last_contacts.length === 0 && <dd className={classes.quiet}>{text('noContacts')}</dd>}
    </dl>
  );
}

type Promised = Briefing['open_promises'][number];

function isOurs({ promised_by }: Promised): boolean {
  return promised_by !== 'them';
}

function OpenPromises({ title, promises }: { title: string; promises: Promised[] }) {
  if (promises.length === 0) return null;
  return (
    <>
      <dt className={classes.term}>{title}</dt>
      {promises.map((promise) => (
        <OpenPromise key={promise.id} promise={promise} />
      ))}
    </>
  );
}

function LastContact({ contact }: { contact: Briefing['last_contacts'][number] }) {
  const text = todayText.useText();
  const who = useStore(reader);
  const sayKind = useKindText();
  const day = formatDay(todayIn(who.timeZone, Date.parse(contact.at)), who);
  // where nothing was written the title is the bare kind
  const isWordless = contact.title === contact.kind;
  return (
    <dd className={classes.line}>
      <KindIcon kind={contact.kind} size={12} className={classes.sign} />
      <RecordLink type="activity" id={contact.id} className={classes.clip}>
        {isWordless ? (
          <span className={classes.quiet}>{sayKind(contact.kind)}</span>
        ) : (
          contact.title
        )}
      </RecordLink>
      <span className={classes.quiet} title={contact.by ? text('by', { name: contact.by }) : ''}>
        {day}
        {contact.by && `, ${contact.by}`}
      </span>
    </dd>
  );
}

function OpenPromise({ promise }: { promise: Promised }) {
  const text = taskText.useText();
  const who = useStore(reader);
  const isLate = promise.due_on !== null && promise.due_on < todayIn(who.timeZone);
  const day = promise.due_on ? formatDay(promise.due_on, who) : text('noDay');
  return (
    <dd className={classes.line}>
      <RecordLink type="task" id={promise.id} className={classes.clip}>
        {promise.subject}
      </RecordLink>
      <span className={classes.quiet} data-late={isLate || undefined}>
        {day}
        {promise.by && `, ${promise.by}`}
      </span>
    </dd>
  );
}
