import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { FlaskConical } from 'lucide-react';
import classes from '#src/features/programme/concern/web/shared/hearing.module.css';
import { HearingPage } from '#src/features/programme/concern/web/shared/hearing-page.tsx';
import { hearingText } from '#src/features/programme/concern/web/shared/hearing-text.ts';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import type { Experiment } from '../experiment-api.ts';
import { experimentsQuery } from './experiment-queries.ts';
import { useSayStand } from './use-say-stand.ts';

/** What is being tried, and what was learnt. */
export function ExperimentsPage() {
  const text = hearingText.useText();
  const query = useQuery(experimentsQuery);
  return (
    <HearingPage title={text('tabs.experiments')} query={query}>
      {({ items }) => (items.length > 0 ? <Rows items={items} /> : <None />)}
    </HearingPage>
  );
}

function None() {
  const text = hearingText.useText();
  return (
    <EmptyState icon={FlaskConical} title={text('exp.noneTitle')}>
      {text('exp.none')}
    </EmptyState>
  );
}

function Rows({ items }: { items: readonly Experiment[] }) {
  const text = hearingText.useText();
  return (
    <>
      <p className={classes.quiet}>{text('exp.lead')}</p>
      <div className={classes.rows}>
        {items.map((one) => (
          <Row key={one.id} one={one} />
        ))}
      </div>
    </>
  );
}

function Row({ one }: { one: Experiment }) {
  const sayStand = useSayStand();
  return (
    <Link className={classes.row} to={`/experiments/${one.id}` as string}>
      <span className={classes.rowHead}>
        <span>{one.hypothesis || one.concern.title}</span>
        <span className={classes.badge} data-tone={one.due ? 'warn' : undefined}>
          {sayStand(one)}
        </span>
      </span>
      <span className={classes.quiet}>
        {[one.owner.name, one.concern.title].join(' · ')}
        {one.learnt && ` · ${one.learnt}`}
      </span>
    </Link>
  );
}
