import { ChevronRight } from 'lucide-react';
import { importText } from '../import-text.ts';
import classes from './program-guide.module.css';
import page from './start-page.module.css';

/** Programs whose exports are known by their headings; the steps stand in the texts. */
const PROGRAMS = [
  'outlook',
  'google',
  'apple',
  'hubspot',
  'salesforce',
  'dynamics',
  'sheet',
] as const;

/** Where each program hides its export. One is open at a time. */
export function ProgramGuide() {
  const text = importText.useText();
  return (
    <section aria-label={text('programs.title')}>
      <h2 className={page.heading}>{text('programs.title')}</h2>
      <div className={classes.list}>
        {PROGRAMS.map((program) => (
          <details key={program} name="programs" className={classes.program}>
            <summary className={classes.name}>
              <ChevronRight size={14} className={classes.sign} aria-hidden="true" />
              {text(`programs.${program}.name`)}
            </summary>
            <p className={classes.steps}>{text(`programs.${program}.steps`)}</p>
          </details>
        ))}
      </div>
    </section>
  );
}
