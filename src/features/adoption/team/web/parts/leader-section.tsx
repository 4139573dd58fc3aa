import { Link } from '@tanstack/react-router';
import { FigureRow } from '#src/features/adoption/uptake/web/shared/figure-row.tsx';
import { useSay } from '#src/features/adoption/uptake/web/shared/say.ts';
import { useMembers } from '#src/records/web/data/use-members.ts';
import classes from '../team.module.css';
import type { TeamUptake } from '../team-queries.ts';
import { teamText } from '../team-text.ts';

/** The leader beside the team, by the same rules and as visible. */
export function LeaderSection({ team: { leader, team_id } }: { team: TeamUptake }) {
  const text = teamText.useText();
  const say = useSay();
  const members = useMembers();
  const name = members.find(({ id }) => id === leader?.member_id)?.name ?? '';
  return (
    <section className={classes.section} aria-labelledby="team-leader">
      <h2 id="team-leader" className={classes.heading}>
        {text('leader.title')}
      </h2>
      {!leader && <p className={classes.quiet}>{text('leader.none')}</p>}
      {leader && (
        <>
          <dl className={classes.figures}>
            <FigureRow
              figure="leader_use"
              teamId={team_id}
              value={leader.use === null ? text('records.notEnough') : say.share(leader.use)}
            >
              {leader.due === 0
                ? text('leader.noMeetings')
                : text('leader.says', {
                    name,
                    due: leader.due,
                    opened: leader.opened,
                    drilled: leader.drilled,
                    decided: leader.decided,
                  })}{' '}
              {leader.asked_outside > 0 && text('leader.asked', { count: leader.asked_outside })}
            </FigureRow>
          </dl>
          <Link to="/uptake/members/$id" params={{ id: leader.member_id }} className={classes.link}>
            {text('leader.open', { name })}
          </Link>
        </>
      )}
    </section>
  );
}
