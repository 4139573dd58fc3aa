import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ChevronRight, Stamp } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { approvalsQuery } from './approval-queries.ts';
import { approvalText } from './approval-text.ts';
import { sayGrounds } from './say-grounds.ts';
import classes from './waiting.module.css';

const MOST_SHOWN = 3;

/** On Today: what waits for one's approval, each a tap away from its button. */
export function WaitingStrip() {
  const text = approvalText.useText();
  const told = useStore(reader);
  const { data = [] } = useQuery(approvalsQuery({ box: 'waiting' }));
  if (data.length === 0) return null;
  const more = data.length - MOST_SHOWN;
  return (
    <section className={classes.strip} aria-label={text('box_waiting')}>
      {data.slice(0, MOST_SHOWN).map(({ id, summary, requester, grounds }) => (
        <Link key={id} to={`/approvals/${id}`} className={classes.row}>
          <Stamp size={16} aria-hidden="true" />
          <span className={classes.what}>
            <span className={classes.name}>
              {[summary?.title, summary?.customer].filter(Boolean).join(' · ')}
            </span>
            <span className={classes.why}>
              {text('asksYou', { name: requester.name })} {sayGrounds(grounds, told)[0]}
            </span>
          </span>
          <ChevronRight size={16} aria-hidden="true" />
        </Link>
      ))}
      {more > 0 && (
        <Link to="/approvals" className={classes.more}>
          {text('moreWaiting', { count: more })}
        </Link>
      )}
    </section>
  );
}
