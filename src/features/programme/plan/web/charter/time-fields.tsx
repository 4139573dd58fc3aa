import { TextField } from '#src/web/ui/form-field.tsx';
import { checkDeadline } from '../../../engine/deadline.ts';
import { ROLL_OUT } from '../../roll-out.ts';
import classes from '../programme.module.css';
import { programmeText } from '../programme-text.ts';
import { sayDay, sayStage } from '../say.ts';
import type { FieldsProps } from './fields-props.ts';

/** The time it may take, and by when; a day that cannot be kept is told why. */
export function TimeFields({ draft, set, hasBegun }: FieldsProps & { hasBegun: boolean }) {
  const text = programmeText.useText();
  return (
    <section className={classes.form}>
      <h2>{text('parts.time')}</h2>
      <TextField
        label={text('hoursBudget')}
        hint={text('hoursHint')}
        inputMode="numeric"
        value={draft.hours}
        onChange={({ target }) => set({ hours: target.value.replaceAll(/\D/g, '') })}
      />
      <div className={classes.pair}>
        <TextField
          label={text('beginsOn')}
          type="date"
          disabled={hasBegun}
          value={draft.beginsOn}
          onChange={({ target }) => set({ beginsOn: target.value })}
        />
        <TextField
          label={text('endsOn')}
          hint={text('endsOnHint')}
          type="date"
          value={draft.endsOn}
          onChange={({ target }) => set({ endsOn: target.value })}
        />
      </div>
      <Deadline draft={draft} />
    </section>
  );
}

function Deadline({ draft: { beginsOn, endsOn } }: Pick<FieldsProps, 'draft'>) {
  const text = programmeText.useText();
  if (!beginsOn || !endsOn) return null;
  const given = { begins_on: beginsOn, ends_on: endsOn };
  const { isPossible, soonest_on, usual_on, needs } = checkDeadline(ROLL_OUT, given);
  if (isPossible) {
    return (
      <p className={classes.quiet}>
        {text(endsOn < usual_on ? 'deadlineTight' : 'deadlineGood', { day: sayDay(usual_on) })}
      </p>
    );
  }
  const why = needs.map(({ stage, least_weeks }) =>
    text('needsWeeks', { stage: sayStage(stage), count: least_weeks }),
  );
  return (
    <p className={classes.warn} role="alert">
      {text('deadlineImpossible', { why: why.join(', '), day: sayDay(soonest_on) })}
    </p>
  );
}
