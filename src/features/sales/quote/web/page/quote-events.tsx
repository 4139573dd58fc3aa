import { useQuery } from '@tanstack/react-query';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { quoteText } from '../quote-text.ts';
import { type QuotePage, quotePageQuery } from '../shared/quote-client.ts';
import classes from './quote-events.module.css';

const VERBS = [
  'submitted',
  'approved',
  'rejected',
  'sent',
  'opened',
  'asked',
  'accepted',
  'declined',
  'superseded',
  'revoked',
  'link_renewed',
  'undone',
] as const;

/** What the customer did with the quote and what we did for them, newest first. */
export function QuoteEvents({ id }: { type: string; id: string }) {
  const text = quoteText.useText();
  const query = useQuery(quotePageQuery(id));
  const { data } = query;
  if (!data) return <ReadNote query={query} />;
  if (data.events.length === 0) return <p className={classes.none}>{text('events.none')}</p>;
  return (
    <ol className={classes.events} aria-label={text('events.title')}>
      {data.events.map((event) => (
        <Happened key={`${event.at} ${event.verb}`} event={event} />
      ))}
    </ol>
  );
}

function Happened({ event }: { event: QuotePage['events'][number] }) {
  const text = quoteText.useText();
  const who = useStore(reader);
  const members = useMembers();
  const { at, member_id, name, address } = event;
  const member = members.find(({ id }) => id === member_id)?.name ?? text('events.somebody');
  const verb = VERBS.find((one) => one === event.verb);
  // the customer answered, whoever noted it
  const isNoted = member_id && (verb === 'accepted' || verb === 'declined');
  return (
    <li className={classes.event}>
      <p className={classes.head}>
        <b>{member_id ? member : (name ?? text('events.customer'))}</b>{' '}
        {verb && text(isNoted ? `events.noted_${verb}` : `events.${verb}`)}{' '}
        {address && <span className={classes.from}>{text('events.from', { address })}</span>}
        <time dateTime={at} className={classes.at}>
          {formatInstant(at, who)}
        </time>
      </p>
      {event.text && <p className={classes.said}>{event.text}</p>}
    </li>
  );
}
