import { useActiveMembers } from '#src/records/web/data/use-members.ts';
import { useTeams } from '#src/records/web/data/use-teams.ts';
import { TextAreaField } from '#src/web/ui/text-area-field.tsx';
import classes from '../programme.module.css';
import { programmeText } from '../programme-text.ts';
import { type FieldsProps, toggle } from './fields-props.ts';

/** Whom it concerns: everybody, or teams and people without one. */
export function AffectedFields({ draft, set }: FieldsProps) {
  const text = programmeText.useText();
  const teams = useTeams();
  const alone = useActiveMembers().filter(({ team_id }) => !team_id);
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

/** Since it has begun, whoever is taken out is taken out with a reason that stays. */
export function FewerField({ draft, set }: FieldsProps) {
  const text = programmeText.useText();
  return (
    <TextAreaField
      label={text('fewerReason')}
      hint={text('fewerHint')}
      rows={3}
      maxLength={500}
      value={draft.fewerReason}
      onChange={({ target }) => set({ fewerReason: target.value })}
    />
  );
}
