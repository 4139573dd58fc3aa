import { STEPS } from '../pulse.ts';
import classes from './pulse.module.css';
import { pulseText } from './pulse-text.ts';

interface StepsProps {
  name: string;
  says: string;
  value: number | null;
  choose: (step: number) => void;
}

/** One sentence and seven steps from “not at all” to “fully”. */
export function StepsField({ name, says, value, choose }: StepsProps) {
  const text = pulseText.useText();
  return (
    <fieldset className={classes.field}>
      <legend className={classes.says}>{says}</legend>
      <div className={classes.steps}>
        {Array.from({ length: STEPS }, (_, at) => at + 1).map((step) => (
          <label key={step} className={classes.step}>
            <input
              type="radio"
              name={name}
              value={step}
              checked={value === step}
              onChange={() => choose(step)}
              aria-label={text('step', { step, of: STEPS })}
            />
            <span aria-hidden="true">{step}</span>
          </label>
        ))}
      </div>
      <div className={classes.ends} aria-hidden="true">
        <span>{text('notAtAll')}</span>
        <span>{text('fully')}</span>
      </div>
    </fieldset>
  );
}
