import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { useMe } from '#src/web/shell/session.ts';
import { Button } from '#src/web/ui/button.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { TeamSections } from './parts/team-sections.tsx';
import classes from './team.module.css';
import { teamNamesQuery, teamsQuery } from './team-queries.ts';
import { teamText } from './team-text.ts';

/** Whether a whole team works with it, why, and what is left to do. */
export function TeamPage() {
  const text = teamText.useText();
  const { member } = useMe();
  const { data: teams, error, refetch } = useQuery(teamsQuery);
  const { data: names } = useQuery(teamNamesQuery);
  const [chosen, setChosen] = useState<string>();
  const own = teams?.find(({ team_id }) => team_id === member.team_id) ?? teams?.[0];
  const id = chosen ?? own?.team_id;
  const nameOf = (team: string) => names?.find((one) => one.id === team)?.name ?? '';
  return (
    <>
      <PageHeader title={text('title')} note={id && nameOf(id)}>
        {teams && teams.length > 1 && (
          <select
            className={`${inputClass} ${classes.choice}`}
            aria-label={text('team')}
            value={id}
            onChange={({ target }) => setChosen(target.value)}
          >
            {teams.map(({ team_id }) => (
              <option key={team_id} value={team_id}>
                {nameOf(team_id)}
              </option>
            ))}
          </select>
        )}
        <Link to="/uptake/formulas" className={classes.link}>
          {text('formulas')}
        </Link>
      </PageHeader>
      <div className={classes.page}>
        <div className={classes.column}>
          {id && <TeamSections key={id} id={id} />}
          {!teams && !error && <SkeletonRows />}
          {teams?.length === 0 && (
            <EmptyState icon={UsersRound} title={text('none')}>
              {text('noneText')}
            </EmptyState>
          )}
          {!teams && error && (
            <EmptyState
              title={text('failed')}
              actions={<Button onClick={() => void refetch()}>{text('retry')}</Button>}
            >
              {error.message}
            </EmptyState>
          )}
        </div>
      </div>
    </>
  );
}
