import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { Edition } from '../../expectation-api.ts';
import classes from '../expectation.module.css';
import { expectationText } from '../expectation-text.ts';

/** Who leads signs first; who does not lead by the live figures yet says so openly. */
export function Leaders({ leaders }: Pick<Edition, 'leaders'>) {
  const text = expectationText.useText();
  const who = useStore(reader);
  return (
    <section className={pageClasses.section}>
      <h3>{text('leaders')}</h3>
      <ul className={pageClasses.rows}>
        {leaders.map(({ id, name, signed_on, statement }) => (
          <li key={id}>
            <p className={classes.leader}>
              <span className={pageClasses.name}>{name}</span>
              <span className={pageClasses.quiet}>
                {signed_on ? text('signed', { day: formatDate(signed_on, who) }) : text('unsigned')}
              </span>
            </p>
            {statement && <p className={pageClasses.quiet}>{text('says', { statement })}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
