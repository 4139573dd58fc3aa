import { Link, useNavigate } from '@tanstack/react-router';
import type { QueueScope } from '../../case-api.ts';
import type { CaseQueue, QueueSearch } from '../case-query.ts';
import { caseText } from '../case-text.ts';
import classes from './queue-page.module.css';

const SCOPES: readonly QueueScope[] = ['unassigned', 'mine', 'all', 'waiting'];
const MOST_COUNTED = 1000;

/** Which of the open cases are shown, with how many there are, and of which queue. */
export function QueueTabs({ queue, search }: { queue: CaseQueue; search: QueueSearch }) {
  const text = caseText.useText();
  const navigate = useNavigate();
  const shown = search.queue_id ? { queue: search.queue_id } : {};
  return (
    <div className={classes.tabs}>
      <nav aria-label={text('queue.title')} className={classes.scopes}>
        {SCOPES.map((scope) => (
          <Link
            key={scope}
            to="/cases/queue"
            search={{ scope, ...shown } as never}
            className={classes.tab}
            aria-current={scope === search.scope ? 'page' : undefined}
          >
            {text(`queue.${scope}`)}
            <span className={classes.count}>{sayCount(queue.counts[scope])}</span>
          </Link>
        ))}
      </nav>
      {queue.queues.length > 0 && (
        <select
          className={classes.queue}
          aria-label={text('queue.which')}
          value={search.queue_id ?? ''}
          onChange={({ target }) => {
            const chosen = target.value ? { queue: target.value } : {};
            void navigate({
              to: '/cases/queue',
              search: { scope: search.scope, ...chosen } as never,
            });
          }}
        >
          <option value="">{text('queue.every')}</option>
          {queue.queues.map(({ id, name, count }) => (
            <option key={id} value={id}>
              {`${name} (${sayCount(count)})`}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

function sayCount(count: number): string {
  return count >= MOST_COUNTED ? `${MOST_COUNTED}+` : String(count);
}
