import classes from '../programme.module.css';
import { programmeText } from '../programme-text.ts';
import { sayCapability } from '../say.ts';
import { type FieldsProps, toggle } from './fields-props.ts';

/** What people work with already may stay open. */
export function KeptOpenFields({ draft, set, inUse }: FieldsProps & { inUse: readonly string[] }) {
  const text = programmeText.useText();
  return (
    <fieldset className={classes.form}>
      <legend>
        <h2>{text('parts.keptOpen')}</h2>
      </legend>
      <p className={classes.quiet}>{text('keptOpenLead')}</p>
      <div className={classes.checks}>
        {inUse.map((name) => (
          <label key={name} className={classes.check}>
            <input
              type="checkbox"
              checked={draft.keptOpen.includes(name)}
              onChange={() => set({ keptOpen: toggle(draft.keptOpen, name) })}
            />
            {sayCapability(name)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
