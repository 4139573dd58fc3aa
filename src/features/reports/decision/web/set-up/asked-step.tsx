import { sayMessage } from '#src/web/i18n/messages.ts';
import { SkeletonRows } from '#src/web/ui/skeleton.tsx';
import { RoleCosts } from '../asked-fields.tsx';
import { decisionText, sayWords } from '../decision-text.ts';
import classes from '../decisions.module.css';
import { useSayField } from '../use-say-field.ts';
import type { StepProps } from './step-props.ts';

/** What each decision needs of people; what can be done without is left out. */
export function AskedStep({ draft, onChange, preview }: StepProps) {
  const text = decisionText.useText();
  const sayField = useSayField();
  if (preview?.decisions.length !== draft.chosen.length) return <SkeletonRows count={6} />;
  function setFields(at: number, fields: string[]): void {
    const chosen = draft.chosen.map((one, index) => (index === at ? { ...one, fields } : one));
    onChange({ ...draft, chosen });
  }
  return (
    <div className={classes.form}>
      <p className={classes.lead}>{text('setUp.askedLead')}</p>
      {preview.refused && (
        <p className={classes.note} role="alert">
          {sayMessage(preview.refused.detail)}
        </p>
      )}
      {preview.decisions.map(({ words, needs, fields, itself }, at) => (
        <section key={words} className={classes.section}>
          <h2>{sayWords({ decision: draft.chosen[at]?.decision ?? null, words })}</h2>
          {needs.length === 0 && <p>{text('setUp.nothingAsked')}</p>}
          {needs.map((field) => (
            <label key={field} className={classes.choice}>
              <input
                type="checkbox"
                checked={fields.includes(field)}
                onChange={() =>
                  setFields(
                    at,
                    needs.filter((one) => fields.includes(one) !== (one === field)),
                  )
                }
              />
              {sayField(field)}
            </label>
          ))}
          {itself.length > 0 && (
            <p className={classes.quiet}>
              {text('setUp.itself', { fields: itself.map(sayField).join(', ') })}
            </p>
          )}
        </section>
      ))}
      <section className={classes.section}>
        <h2>{text('costTitle')}</h2>
        <RoleCosts estimate={preview.estimate} />
      </section>
    </div>
  );
}
