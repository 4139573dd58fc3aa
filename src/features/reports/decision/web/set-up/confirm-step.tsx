import { useMe } from '#src/web/shell/session.ts';
import { AskedFields, RoleCosts } from '../asked-fields.tsx';
import { decisionText } from '../decision-text.ts';
import classes from '../decisions.module.css';
import type { StepProps } from './step-props.ts';

/** All of it once more, before it happens. */
export function ConfirmStep({ draft, preview }: StepProps) {
  const text = decisionText.useText();
  const me = useMe();
  if (!preview) return null;
  const decisions = preview.decisions.map((one, at) => ({
    ...one,
    decision: draft.chosen[at]?.decision ?? null,
  }));
  return (
    <div className={classes.form}>
      <p className={classes.lead}>{text('setUp.confirmLead')}</p>
      <ul className={classes.note}>
        <li>{text('setUp.makesReports', { count: preview.budget.reports })}</li>
        <li>{text('setUp.makesFields', { count: preview.budget.fields })}</li>
        <li>{text('setUp.everybodySees')}</li>
      </ul>
      <section className={classes.section}>
        <h2>{text('costTitle')}</h2>
        <RoleCosts estimate={preview.estimate} />
      </section>
      <section className={classes.section}>
        <h2>{text('askedTitle')}</h2>
        <AskedFields estimate={preview.estimate} sponsor={me.member.name} decisions={decisions} />
      </section>
    </div>
  );
}
