import classes from '../programme.module.css';
import type { ProgrammeAnswer } from '../programme-queries.ts';
import { programmeText } from '../programme-text.ts';
import { sayCondition, sayDay, sayGate, sayLet } from '../say.ts';

/** Which gates were overridden, by whom and why; it stays here for ever. */
export function OverridesPart({ overrides }: Pick<ProgrammeAnswer, 'overrides'>) {
  const text = programmeText.useText();
  if (overrides.length === 0) return null;
  return (
    <section className={classes.section}>
      <h2>{text('overridesTitle')}</h2>
      <ul>
        {overrides.map(({ id, gate, lets, reason, lacked, by, on }) => (
          <li key={id} className={classes.row}>
            <span className={classes.quiet}>{sayDay(on)}</span>
            <div>
              <p>
                {lets === 'fewer_people'
                  ? text('tookOut', { name: by.name, count: lacked[0]?.have ?? 1 })
                  : text('overrode', { name: by.name, gate: sayGate(gate), what: sayLet(lets) })}
              </p>
              <p>“{reason}”</p>
              {lacked.length > 0 && lets !== 'fewer_people' && (
                <p className={classes.quiet}>
                  {text('lacked', {
                    what: lacked.map(({ name }) => sayCondition(name)).join('; '),
                  })}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
