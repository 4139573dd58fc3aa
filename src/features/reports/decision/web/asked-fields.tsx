import type { Estimate } from '../decision-api.ts';
import { decisionText, sayWords } from './decision-text.ts';
import classes from './decisions.module.css';
import { useSayField } from './use-say-field.ts';

interface AskedFieldsProps {
  estimate: Estimate;
  sponsor: string;
  decisions: readonly { decision: string | null; words: string; fields: readonly string[] }[];
}

/** Every field that is asked: why, of whom, and how long it takes them. */
export function AskedFields({ estimate, sponsor, decisions }: AskedFieldsProps) {
  const text = decisionText.useText();
  const sayField = useSayField();
  const sayRange = useSayRange();
  return (
    <ul>
      {estimate.fields.map(({ field, seconds, measured, givers }) => (
        <li key={field} className={classes.field}>
          <h3>{sayField(field)}</h3>
          {decisions
            .filter(({ fields }) => fields.includes(field))
            .map((one) => (
              <p key={one.words}>{text('askedSoThat', { sponsor, decision: sayWords(one) })}</p>
            ))}
          <p className={classes.quiet}>
            {text('seconds', { range: sayRange(seconds) })}{' '}
            {measured > 0 ? text('measured', { count: measured }) : text('estimated')}
          </p>
          <p className={classes.quiet}>
            {givers.length === 0 && text('nobodyYet')}
            {givers
              .map(({ role, team, people, times_a_week }) =>
                [
                  team ?? text(`roles.${role}`),
                  text('people', { count: people }),
                  text('times', { times: times_a_week }),
                ].join(', '),
              )
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** What a week costs each role, as a range. */
export function RoleCosts({ estimate }: { estimate: Estimate }) {
  const text = decisionText.useText();
  const sayRange = useSayRange();
  if (estimate.roles.length === 0) return <p className={classes.quiet}>{text('noCost')}</p>;
  return (
    <>
      <ul>
        {estimate.roles.map(({ role, people, minutes }) => (
          <li key={role} className={classes.cost}>
            <span>
              {text(`roles.${role}`)}{' '}
              <span className={classes.quiet}>{text('people', { count: people })}</span>
            </span>
            <span className={classes.minutes}>{text('minutes', { range: sayRange(minutes) })}</span>
            <span className={classes.quiet}>
              {text('each', { range: sayRange(minutes.map((one) => one / people)) })}
            </span>
          </li>
        ))}
      </ul>
      <p className={classes.quiet}>{text('costHow')}</p>
    </>
  );
}

/** "4–8"; one number where both are the same as shown. */
function useSayRange() {
  const text = decisionText.useText();
  return (range: readonly number[]): string => {
    const [least = 0, most = 0] = range.map((one) => (one < 10 ? tenths(one) : Math.round(one)));
    const said = text('range', { least, most });
    const [first, last] = said.split('–');
    return first === last ? first! : said;
  };
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
