import { UsersRound } from 'lucide-react';
import { useState } from 'react';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { EmptyState } from '#src/web/ui/empty-state.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { Loaded } from '#src/web/ui/loaded.tsx';
import { TeamSections } from './parts/team-sections.tsx';
import classes from './team.module.css';
import { useTeamsToSee } from './team-queries.ts';
import { teamText } from './team-text.ts';

/** Whether a whole team works with it, why, and what is left to do. */
export function TeamPage() {
  const text = teamText.useText();
  const { teams, error, refetch } = useTeamsToSee();
  const [chosen, setChosen] = useState<string>();
  const shown = teams?.find((team) => team.id === chosen) ?? teams?.[0];
  return (
    <>
      <PageHeader title={text('title')} note={teams?.length === 1 ? shown?.name : undefined}>
        {teams && teams.length > 1 && (
          <select
            className={`${inputClass} ${classes.choice}`}
            aria-label={text('team')}
            value={shown?.id}
            onChange={({ target }) => setChosen(target.value)}
          >
            {teams.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </PageHeader>
      <div className={classes.page}>
        <div className={classes.column}>
          <Loaded query={{ data: teams, error, refetch }} failed={text('failed')}>
            {() =>
              shown ? (
                <TeamSections key={shown.id} id={shown.id} />
              ) : (
                <EmptyState icon={UsersRound} title={text('none')}>
                  {text('noneText')}
                </EmptyState>
              )
            }
          </Loaded>
        </div>
      </div>
    </>
  );
}
