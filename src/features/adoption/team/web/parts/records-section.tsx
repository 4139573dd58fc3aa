import { Link } from '@tanstack/react-router';
import { FigureRow } from '#src/features/adoption/uptake/web/shared/figure-row.tsx';
import { useSay } from '#src/features/adoption/uptake/web/shared/say.ts';
import classes from '../team.module.css';
import type { TeamUptake } from '../team-queries.ts';
import { teamText } from '../team-text.ts';

/** What the team's records are worth, and what came back for the work on them. */
export function RecordsSection({ team }: { team: TeamUptake }) {
  const text = teamText.useText();
  const say = useSay();
  const { freshness, completeness, stale_deals, give_get, shadow, team_id: teamId } = team;
  const standing = { test: 'stands_still', is: 'yes', of: teamId };
  const share = (rate: number | null) =>
    rate === null ? text('records.notEnough') : say.share(rate);
  const says = (key: 'freshness' | 'completeness' | 'stale', { rate, of }: typeof freshness) =>
    rate === null
      ? text(key === 'completeness' ? 'records.completenessNone' : 'records.none')
      : text(`records.${key}`, { of });
  return (
    <section className={classes.section} aria-labelledby="team-records">
      <h2 id="team-records" className={classes.heading}>
        {text('records.title')}
      </h2>
      <dl className={classes.figures}>
        <FigureRow figure="freshness" value={share(freshness.rate)} {...{ teamId }}>
          {says('freshness', freshness)}
        </FigureRow>
        <FigureRow figure="completeness" value={share(completeness.rate)} {...{ teamId }}>
          {says('completeness', completeness)}
        </FigureRow>
        <FigureRow figure="stale_deals" value={share(stale_deals.rate)} {...{ teamId }}>
          {says('stale', stale_deals)}{' '}
          {stale_deals.rate !== null && (
            <Link
              to="/deals"
              search={{ view: 'all', where: [standing] } as never}
              className={classes.inline}
            >
              {text('records.staleLink')}
            </Link>
          )}
        </FigureRow>
        <FigureRow
          figure="give_get"
          value={give_get.ratio === null ? text('records.notEnough') : say.number(give_get.ratio)}
          {...{ teamId }}
        >
          {give_get.ratio === null
            ? text('records.giveGetNone')
            : text('records.giveGet', { ratio: say.perMinute(give_get.ratio) })}
        </FigureRow>
        {shadow && (
          <FigureRow
            figure="shadow"
            value={shadow.contacts === 0 ? '–' : say.share(shadow.untraced / shadow.contacts)}
            {...{ teamId }}
          >
            {text('shadow.says', {
              people: shadow.people,
              exported: shadow.exported_back,
              bulk: shadow.filled_in_bulk,
              untraced: shadow.untraced,
              contacts: shadow.contacts,
            })}
          </FigureRow>
        )}
      </dl>
    </section>
  );
}
