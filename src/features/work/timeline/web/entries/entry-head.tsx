import type { ReactNode } from 'react';
import type { Subject } from '#src/features/work/activity/subject.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatExactly, formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { WaitingMark } from '#src/web/offline/signs/waiting-mark.tsx';
import type { Refs } from '../timeline-query.ts';
import { timelineText } from '../timeline-text.ts';
import classes from './entry.module.css';

interface EntryHeadProps {
  entry: { owner_id: string | null; person_id: string | null; at: string };
  refs: Refs;
  subject: Subject;
  /** What it was, in a word. */
  what: string;
  /** Who did it without an account. */
  by?: string | null;
  children?: ReactNode;
}

/** Who, what, when; on a company's page also with whom. */
export function EntryHead({ entry, refs, subject, what, by, children }: EntryHeadProps) {
  const text = timelineText.useText();
  const who = useStore(reader);
  const owner = (entry.owner_id && refs[entry.owner_id]?.title) || by || text('somebody');
  const person = entry.person_id ? refs[entry.person_id] : undefined;
  return (
    <div className={classes.head}>
      <span className={classes.who}>{owner}</span>
      <span className={classes.what}>{what}</span>
      {subject.type !== 'person' && person && (
        <RecordLink type="person" id={entry.person_id!} className={classes.person}>
          {person.title}
        </RecordLink>
      )}
      <time className={classes.at} dateTime={entry.at} title={formatExactly(entry.at, who)}>
        {formatInstant(entry.at, who)}
      </time>
      <WaitingMark of={entry} />
      <span className={classes.actions}>{children}</span>
    </div>
  );
}
