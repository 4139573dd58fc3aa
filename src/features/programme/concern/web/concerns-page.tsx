import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { HandHelping } from 'lucide-react';
import { useState } from 'react';
import { todayIn } from '#src/web/i18n/zones.ts';
import { openOverlay } from '#src/web/shell/overlays.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { useRegisterFilters } from './register-filters.tsx';
import classes from './shared/hearing.module.css';
import { HearingPage } from './shared/hearing-page.tsx';
import {
  type ConcernSummary,
  type ConcernsAnswer,
  concernsQuery,
} from './shared/hearing-queries.ts';
import { hearingText } from './shared/hearing-text.ts';
import { StateBadge } from './shared/state-badge.tsx';
import { useSayDay } from './shared/use-say-day.ts';

const SHOWN = {
  open: (one: ConcernSummary) => !isClosed(one) && !isInHand(one),
  answered: (one: ConcernSummary) => !isClosed(one) && isInHand(one),
  closed: (one: ConcernSummary) => isClosed(one),
  mine: (one: ConcernSummary) => one.mine && !isClosed(one),
} as const;
type Show = keyof typeof SHOWN;

function isClosed({ state, answer }: ConcernSummary): boolean {
  return state === 'verified' || (state === 'answered' && answer === 'no');
}
function isInHand({ state }: ConcernSummary): boolean {
  return state === 'answered' || state === 'acting';
}

/** Everything that stands in people's way, with how far it is; for everyone to read. */
export function ConcernsPage() {
  const text = hearingText.useText();
  const query = useQuery(concernsQuery);
  return (
    <HearingPage title={text('tabs.concerns')} query={query}>
      {(data) => <Register data={data} />}
    </HearingPage>
  );
}

function Register({ data: { items: all, top } }: { data: ConcernsAnswer }) {
  const text = hearingText.useText();
  const [show, setShow] = useState<Show>('open');
  const { shown: items, fields } = useRegisterFilters(all);
  const shown = items.filter(SHOWN[show]);
  if (all.length === 0) {
    return (
      <EmptyState
        icon={HandHelping}
        title={text('noneTitle')}
        actions={<RaiseButton label={text('raise.kind.way')} />}
      >
        {text('none')}
      </EmptyState>
    );
  }
  return (
    <>
      <p className={classes.quiet}>
        {text('lead')} {text('top', { top: top.top, answered: top.answered })}{' '}
        {top.answered > 0 && text('inTime', { count: top.in_time })}{' '}
        {top.late > 0 && text('late', { count: top.late })}{' '}
        {top.others_late > 0 && text('othersLate', { count: top.others_late })}
      </p>
      <fieldset className={classes.group} aria-label={text('show.label')}>
        <div className={classes.choices}>
          {(Object.keys(SHOWN) as Show[]).map((one) => (
            <button
              key={one}
              type="button"
              className={classes.tab}
              aria-pressed={show === one}
              onClick={() => setShow(one)}
            >
              {text(`show.${one}`)} {items.filter(SHOWN[one]).length}
            </button>
          ))}
        </div>
      </fieldset>
      {fields}
      {shown.length === 0 && <p className={classes.quiet}>{text('noneHere')}</p>}
      <div className={classes.rows}>
        {shown.map((one) => (
          <Row key={one.id} concern={one} />
        ))}
      </div>
      <div className={classes.actions}>
        <RaiseButton label={text('raise.kind.way')} />
      </div>
    </>
  );
}

function RaiseButton({ label }: { label: string }) {
  return <Button onClick={() => openOverlay('in-my-way')}>{label}</Button>;
}

function Row({ concern }: { concern: ConcernSummary }) {
  const text = hearingText.useText();
  const sayDay = useSayDay();
  const { time_zone } = useMe().member;
  const { owner, due_on, waiting_days: count } = concern;
  const isPast = due_on !== null && due_on < todayIn(time_zone) && !isClosed(concern);
  const facts = [
    text('weight', { count: concern.weight }),
    concern.class && text(`classes.${concern.class}`),
    concern.team?.name,
    concern.theme,
    owner?.name,
    due_on && text(isPast ? 'wasDue' : 'by', { day: sayDay(due_on) }),
    concern.answer === null && count > 0 && text('waiting', { count }),
  ];
  return (
    <Link className={classes.row} to={`/concerns/${concern.id}` as string}>
      <span className={classes.rowHead}>
        <span>{concern.title}</span>
        <StateBadge state={concern.state} />
      </span>
      <span className={classes.quiet}>{facts.filter(Boolean).join(' · ')}</span>
    </Link>
  );
}
