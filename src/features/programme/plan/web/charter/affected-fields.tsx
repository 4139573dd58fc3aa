import { useQuery } from '@tanstack/react-query';
import classes from '../programme.module.css';
import { membersQuery, teamsQuery } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { type FieldsProps, toggle } from './fields-props.ts';

/** Whom it concerns: everybody, or teams and people without one. */
export function AffectedFields({ draft, set }: FieldsProps) {
  const text = programmeText.useText();
  const teams = useQuery(teamsQuery).data ?? [];
  const members = useQuery(membersQuery).data ?? [];
  const alone = members.filter(({ active, team_id }) => active !== false && !team_id);
  return (
    <fieldset className={classes.form}>
      <legend>
        <h2>{text('parts.affected')}</h2>
      </legend>
      <label className={classes.check}>
        <input
          type="checkbox"
          checked={draft.everybody}
          onChange={({ target }) => set({ everybody: target.checked })}
        />
        {text('everybody')}
      </label>
      {!draft.everybody && (
        <div className={classes.checks}>
          {teams.map(({ id, name }) => (
            <label key={id} className={classes.check}>
              <input
                type="checkbox"
                checked={draft.teamIds.includes(id)}
                onChange={() => set({ teamIds: toggle(draft.teamIds, id) })}
              />
              {name}
            </label>
          ))}
          {alone.map(({ id, name }) => (
            <label key={id} className={classes.check}>
              <input
                type="checkbox"
                checked={draft.memberIds.includes(id)}
                onChange={() => set({ memberIds: toggle(draft.memberIds, id) })}
              />
              {name}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
