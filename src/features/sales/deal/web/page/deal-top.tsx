import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { formatWorth } from '#src/records/values/money-text.ts';
import { recordQuery } from '#src/records/web/data/record-queries.ts';
import { useRecordType } from '#src/records/web/record-registry.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { WaitingMark } from '#src/web/offline/signs/waiting-mark.tsx';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { DEAL_ROLES, type Deal } from '../../deal.ts';
import { dealText } from '../deal-text.ts';
import { pipelinesQuery } from '../shared/deal-queries.ts';
import { useMoveDeal } from '../shared/use-move-deal.ts';
import { DealGoal } from './deal-goal.tsx';
import { DealRoles } from './deal-roles.tsx';
import classes from './deal-top.module.css';
import { ExitChecks } from './exit-checks.tsx';
import type { ShownDeal } from './shown-deal.ts';
import { StageStrip } from './stage-strip.tsx';

const AskDialog = lazy(async () => ({
  default: (await import('../shared/ask-dialog.tsx')).AskDialog,
}));

/** On top of a deal: how far it is, what it is worth, and what the customer wants to reach. */
export function DealTop({ id }: { type: string; id: string }) {
  const declaration = useRecordType('deal');
  const { data } = useQuery(recordQuery(declaration, id));
  const asked = useQuery(pipelinesQuery);
  const moving = useMoveDeal();
  const deal = data as unknown as ShownDeal | undefined;
  const pipeline = asked.data?.pipelines.find((one) => one.id === deal?.pipeline_id);
  if (!deal || !pipeline) {
    return (
      <div className={classes.waiting}>
        <ReadNote query={asked} />
      </div>
    );
  }
  return (
    <section className={classes.top}>
      <Worth deal={deal} probability={chanceOf(deal, pipeline.stages)} />
      <StageStrip deal={deal} stages={pipeline.stages} moving={moving} />
      <ExitChecks deal={deal} stages={pipeline.stages} />
      <DealGoal record={data!} declaration={declaration} />
      <DealRoles deal={deal} roles={DEAL_ROLES} />
      <Suspense>{moving.asking && <AskDialog moving={moving} />}</Suspense>
    </section>
  );
}

function chanceOf(deal: Deal, stages: readonly { id: string; probability: number | null }[]) {
  return deal.probability ?? stages.find(({ id }) => id === deal.stage_id)?.probability ?? null;
}

function Worth({ deal, probability }: { deal: ShownDeal; probability: number | null }) {
  const text = dealText.useText();
  const who = useStore(reader);
  const isPast = deal.closes_on !== null && deal.closes_on < todayIn(who.timeZone);
  return (
    <p className={classes.worth}>
      {deal.amount && <b className={classes.amount}>{formatWorth(deal.amount, who.locale)}</b>}
      {deal.closes_on && deal.status === 'open' && (
        <time dateTime={deal.closes_on} className={isPast ? classes.late : undefined}>
          {text(isPast ? 'closesLate' : 'closes', { day: formatDate(deal.closes_on, who) })}
        </time>
      )}
      {deal.closed_at && (deal.status === 'won' || deal.status === 'lost') && (
        <time dateTime={deal.closed_at}>
          {text(`page.${deal.status}`, {
            day: formatDate(todayIn(who.timeZone, Date.parse(deal.closed_at)), who),
          })}
        </time>
      )}
      {probability !== null && deal.status === 'open' && (
        <span>{text('page.weighted', { percent: probability })}</span>
      )}
      <WaitingMark of={deal} />
    </p>
  );
}
