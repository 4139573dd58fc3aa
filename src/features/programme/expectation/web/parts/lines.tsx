import pageClasses from '#src/features/programme/desk/web/shared/page.module.css';
import type { Edition } from '../../expectation-api.ts';
import classes from '../expectation.module.css';
import { expectationText } from '../expectation-text.ts';

/** The two halves: what is asked of everybody, and what everybody gets. */
export function Lines({ edition: { asks, gives } }: { edition: Pick<Edition, 'asks' | 'gives'> }) {
  const text = expectationText.useText();
  const halves = [
    { name: 'asks', lines: asks },
    { name: 'gives', lines: gives },
  ] as const;
  return (
    <div className={classes.halves}>
      {halves.map(({ name, lines }) => (
        <section key={name} className={pageClasses.section}>
          <h3>{text(name)}</h3>
          <ul className={classes.lines}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
