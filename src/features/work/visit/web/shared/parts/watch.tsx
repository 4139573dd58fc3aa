import { TriangleAlert } from 'lucide-react';
import { daysBetween } from '#src/lib/days.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { visitText } from '../../visit-text.ts';
import type { Visit } from '../visit-query.ts';
import classes from './part.module.css';

/** Longer than this nobody remembers what was said. */
const SILENT_DAYS = 90;

/** What one had better know before they bring it up. */
export function Watch({ visit }: { visit: Visit }) {
  const text = visitText.useText();
  const { timeZone } = useStore(reader);
  const late = visit.promises.filter(({ days_late }) => days_late > 0);
  const warnings = late.map(({ promised_by, days_late, subject, by }) => {
    const values = { count: days_late, subject: by ? `${subject} (${by})` : subject };
    return text(promised_by === 'them' ? 'watch.theirs' : 'watch.ours', values);
  });
  const last = visit.contacts[0];
  if (!last) warnings.push(text('watch.never'));
  const silence = last ? daysBetween(todayIn(timeZone, Date.parse(last.at)), todayIn(timeZone)) : 0;
  if (silence >= SILENT_DAYS) warnings.push(text('watch.silent', { count: silence }));
  if (warnings.length === 0) return null;
  return (
    <ul className={classes.watch} aria-label={text('watch.title')}>
      {warnings.map((warning) => (
        <li key={warning}>
          <TriangleAlert size={14} aria-hidden="true" />
          <span>{warning}</span>
        </li>
      ))}
    </ul>
  );
}
