import { shareKept, shareOfContacts, wholeWeeks } from '../../promises.ts';
import { useSaySlot } from '../say-slot.ts';
import { FigureRow } from '../shared/figure-row.tsx';
import { useSay } from '../shared/say.ts';
import classes from '../uptake.module.css';
import type { MyUptake } from '../uptake-queries.ts';
import { uptakeText } from '../uptake-text.ts';

type Rate = number | null;

interface FiguresSectionProps {
  uptake: MyUptake;
  /** Of somebody else. */
  isOthers?: boolean;
}

/** The figures, each with its counts, its formula and a way to say that it is wrong. */
export function FiguresSection({ uptake, isOthers = false }: FiguresSectionProps) {
  const text = uptakeText.useText();
  const say = useSay();
  const saySlot = useSaySlot();
  const { coverage, pull, follow_through, edict, padding } = uptake;
  const weeks = wholeWeeks(uptake.weeks);
  const share = (rate: number | null) =>
    rate === null ? text('figures.notEnough') : say.share(rate);
  const none = text('figures.waits');
  const { made, kept, late, open } = follow_through;
  const rateKept = shareKept(follow_through);
  const [rateTraced, rateLooked] = [coverage, pull].map(shareOfContacts) as [Rate, Rate];
  const soFar = (count: number, of: number) =>
    of === 0 ? none : text('figures.soFar', { count, of });
  const weeksKept = weeks.filter(({ traced }) => traced > 0).length;
  return (
    <section className={classes.section} aria-labelledby="uptake-figures">
      <h2 id="uptake-figures" className={classes.heading}>
        {text('figures.title')}
      </h2>
      <p className={classes.quiet}>
        {text(isOthers ? 'figures.others.lead' : 'figures.lead', {
          from: say.day(uptake.from),
          to: say.day(uptake.to),
        })}
      </p>
      <dl className={classes.figures}>
        <FigureRow {...{ isOthers }} figure="coverage" value={share(rateTraced)}>
          {rateTraced === null
            ? soFar(coverage.traced, coverage.contacts)
            : text(isOthers ? 'figures.others.coverage' : 'figures.coverage', {
                traced: coverage.traced,
                contacts: coverage.contacts,
              })}
        </FigureRow>
        <FigureRow {...{ isOthers }} figure="pull" value={share(rateLooked)}>
          {rateLooked === null
            ? soFar(pull.looked_up, pull.contacts)
            : text(isOthers ? 'figures.others.pull' : 'figures.pull', {
                looked: pull.looked_up,
                contacts: pull.contacts,
              })}
        </FigureRow>
        <FigureRow {...{ isOthers }} figure="follow_through" value={share(rateKept)}>
          {made === 0 ? none : text('figures.follow_through', { kept, late, open })}{' '}
          {rateKept !== null && open > 0 && text('figures.estimated')}
        </FigureRow>
        {!isOthers && ownSigns()}
      </dl>
      {weeksKept > 0 && (
        <p className={classes.quiet}>
          {text(isOthers ? 'figures.others.weeksKept' : 'figures.weeksKept', {
            count: weeksKept,
            of: weeks.length,
          })}
        </p>
      )}
    </section>
  );

  /** A person's own to see: to others not even that there is nothing. */
  function ownSigns() {
    return (
      <>
        <FigureRow figure="edict" value={share(edict.bunched)}>
          {sayEdict()}
        </FigureRow>
        <FigureRow figure="padding" value={share(padding.value)}>
          {padding.value === null
            ? none
            : text('figures.padding', { unmatched: padding.unmatched, entries: padding.entries })}
        </FigureRow>
      </>
    );
  }

  function sayEdict(): string {
    if (edict.bunched === null) return none;
    const isBunched = edict.slot !== null && edict.bunched >= 0.5;
    return isBunched
      ? text('figures.edict', { slot: saySlot(edict.slot!) })
      : text('figures.edictNone');
  }
}
