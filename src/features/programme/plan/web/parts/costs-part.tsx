import { useQuery } from '@tanstack/react-query';
import { APPROVABLE_TYPES } from '#src/features/sales/approval/approval.ts';
import type { ChangeCost } from '../../impact-api.ts';
import classes from '../programme.module.css';
import { costsQuery } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { sayDay } from '../say.ts';
import { sayMinutes } from '../shared/say-minutes.ts';

/** What changes were said to take, and what they took: said once, it can be looked up. */
export function CostsPart() {
  const text = programmeText.useText();
  const { data } = useQuery(costsQuery);
  if (!data || data.items.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{text('costsTitle')}</h2>
      <p className={classes.quiet}>{text('costsLead')}</p>
      <ul>
        {data.items.map((one) => (
          <li key={one.id} className={classes.row}>
            <span className={classes.who}>{sayDay(one.shipped_at.slice(0, 10))}</span>
            <div>
              <p>{sayChange(one)}</p>
              <p className={classes.quiet}>
                {text('said', { minutes: sayMinutes(one.predicted.minutes) })}{' '}
                {one.took === null
                  ? text(`took.${one.verdict as 'too_early'}`)
                  : text(`took.${one.verdict}`, { minutes: sayMinutes([one.took, one.took]) })}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sayChange({ record_type, what }: ChangeCost): string {
  const { text } = programmeText;
  if (record_type === 'custom_field') return text('changedField', { name: what });
  if (record_type === 'automation_rule') return text('changedAutomation', { name: what });
  const type = APPROVABLE_TYPES.find((one) => one === what) ?? 'deal';
  return text(`changedRule.${type}`);
}
