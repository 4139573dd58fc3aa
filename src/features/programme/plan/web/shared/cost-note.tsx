import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { previewCost, ShippedChange } from '../../impact-api.ts';
import classes from './cost-note.module.css';
import { costText } from './cost-text.ts';
import { sayMinutes } from './say-minutes.ts';

function costQuery(change: ShippedChange) {
  return queryOptions({
    queryKey: ['change_cost', 'preview', change],
    queryFn: () =>
      call<typeof previewCost>(
        'POST /api/v1/change-costs/preview',
        { body: { change } },
        { reads: true },
      ),
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** What a change will take of whom, said before it is saved. */
export function CostNote({ change }: { change: ShippedChange }) {
  const text = costText.useText();
  const { data } = useQuery(costQuery(change));
  if (!data) return null;
  return (
    <section className={classes.note} aria-live="polite" aria-label={text('title')}>
      <p>
        {data.roles.length === 0
          ? text(change.kind === 'automation' ? 'nobodyRule' : 'nobody')
          : text('takes', { minutes: sayMinutes(data.minutes) })}
      </p>
      {data.roles.length > 0 && (
        <p className={classes.roles}>
          {data.roles
            .map(({ role, people, minutes }) =>
              text(`roles.${role}`, { count: people, minutes: sayMinutes(minutes) }),
            )
            .join(' · ')}
        </p>
      )}
      <p className={classes.how}>
        {data.measured > 0 ? text('measured', { count: data.measured }) : text('estimated')}{' '}
        {text('kept')}
      </p>
    </section>
  );
}
