import { useStore } from '#src/web/api/store.ts';
import { formatTime } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Part } from '../shared/parts/part.tsx';
import type { DaySheet } from '../visit-query.ts';
import { visitText } from '../visit-text.ts';
import classes from './sheet.module.css';

/** What is due on that day besides, with a box to tick by hand. */
export function SheetTasks({ tasks }: { tasks: DaySheet['tasks'] }) {
  const text = visitText.useText();
  const who = useStore(reader);
  if (tasks.length === 0) return null;
  return (
    <Part title={text('sheet.tasks')}>
      <ul className={classes.tasks}>
        {tasks.map(({ id, subject, due_at, person, company, phone }) => (
          <li key={id}>
            <span className={classes.box} aria-hidden="true" />
            <strong>{subject}</strong>
            <span className={classes.quiet}>
              {[due_at && formatTime(due_at, who), person, company, phone]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}
