import { useQuery } from '@tanstack/react-query';
import { Trash } from 'lucide-react';
import { IconButton } from '#src/web/ui/button.tsx';
import { PRIORITIES, type Priority } from '../../../case/priority.ts';
import type { Queue } from '../../../queue/queue.ts';
import type { BusinessCalendar } from '../../business-calendar.ts';
import type { ServicePromise } from '../../service-promise.ts';
import { promisesQuery, queuesQuery, useChangeSettings } from '../promise-query.ts';
import { promiseText } from '../promise-text.ts';
import { MinutesField } from './minutes-field.tsx';
import { NewPromise } from './new-promise.tsx';
import { QueueSelect } from './queue-select.tsx';
import classes from './service-section.module.css';

/** How soon a case is answered and resolved, a line for each kind of case. */
export function PromisesPart({ calendars }: { calendars: readonly BusinessCalendar[] }) {
  const text = promiseText.useText();
  const promises = useQuery(promisesQuery).data ?? [];
  const queues = useQuery(queuesQuery).data ?? [];
  const sorted = promises.toSorted((one, other) => rankOf(one) - rankOf(other));
  return (
    <section>
      <h3 className={classes.title}>{text('promises.title')}</h3>
      <p className={classes.note}>{text('promises.text')}</p>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th>{text('promises.priority')}</th>
              <th>{text('promises.queue')}</th>
              <th>{text('promises.tag')}</th>
              <th>{text('promises.answer')}</th>
              <th>{text('promises.resolve')}</th>
              {calendars.length > 1 && <th>{text('promises.hours')}</th>}
              <th>&nbsp;</th>
            </tr>
          </thead>
          <tbody>
            {sorted.map((promise) => (
              <PromiseRow
                key={`${promise.id} ${promise.version}`}
                {...{ promise, queues, calendars }}
              />
            ))}
          </tbody>
        </table>
      </div>
      <NewPromise {...{ promises, queues, calendars }} />
    </section>
  );
}

/** The most urgent first, and of a priority what holds for all. */
function rankOf({ priority, queue_id, company_tag }: ServicePromise): number {
  const closeness = (company_tag ? 2 : 0) + (queue_id ? 1 : 0);
  return -PRIORITIES.indexOf(priority as Priority) * 4 + closeness;
}

interface PromiseRowProps {
  promise: ServicePromise;
  queues: readonly Queue[];
  calendars: readonly BusinessCalendar[];
}

function PromiseRow({ promise, queues, calendars }: PromiseRowProps) {
  const text = promiseText.useText();
  const change = useChangeSettings();
  const { id, priority, company_tag } = promise;
  const named = { path: 'service_promises', id };
  function save(body: object): void {
    change.mutate({ method: 'PATCH', ...named, body, says: text('promises.saved') });
  }
  return (
    <tr>
      <td className={classes.lead}>{text(`priority.${priority as Priority}`)}</td>
      <td data-name={text('promises.queue')}>
        <QueueSelect
          queues={queues}
          value={promise.queue_id}
          onChange={(queue_id) => save({ queue_id })}
        />
      </td>
      <td data-name={text('promises.tag')}>
        {company_tag ?? <span className={classes.quiet}>{text('promises.everyTag')}</span>}
      </td>
      <td data-name={text('promises.answer')}>
        <MinutesField
          label={text('promises.answer')}
          minutes={promise.response_minutes ?? 0}
          onChange={(response_minutes) => save({ response_minutes })}
        />
      </td>
      <td data-name={text('promises.resolve')}>
        <MinutesField
          label={text('promises.resolve')}
          minutes={promise.resolution_minutes ?? 0}
          onChange={(resolution_minutes) => save({ resolution_minutes })}
        />
      </td>
      {calendars.length > 1 && (
        <td data-name={text('promises.hours')}>
          <select
            className={classes.select}
            aria-label={text('promises.hours')}
            value={promise.calendar_id ?? ''}
            onChange={({ target }) => save({ calendar_id: target.value })}
          >
            {calendars.map((calendar) => (
              <option key={calendar.id} value={calendar.id}>
                {calendar.name}
              </option>
            ))}
          </select>
        </td>
      )}
      <td className={classes.last}>
        <IconButton
          label={text('promises.remove')}
          onClick={() =>
            change.mutate({ method: 'DELETE', ...named, says: text('promises.removed') })
          }
        >
          <Trash size={16} aria-hidden="true" />
        </IconButton>
      </td>
    </tr>
  );
}
