import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type { Priority } from '../../../case/priority.ts';
import { USUAL_PROMISES } from '../../choose-promise.ts';
import { useChangeSettings } from '../promise-query.ts';
import { promiseText } from '../promise-text.ts';
import { sayMinutes } from './say-minutes.ts';
import classes from './service-section.module.css';

/** What holds as long as nobody has said otherwise. */
export function UsualPart() {
  const text = promiseText.useText();
  const { locale, timeZone } = useStore(reader);
  const change = useChangeSettings();
  function adopt(): void {
    const body = { name: text('usual.name'), time_zone: timeZone };
    change.mutate({
      method: 'POST',
      path: 'service_promises/usual',
      body,
      says: text('usual.done'),
    });
  }
  return (
    <section>
      <h3 className={classes.title}>{text('usual.title')}</h3>
      <p className={classes.note}>{text('usual.hours')}</p>
      <table className={classes.table}>
        <thead>
          <tr>
            <th>{text('promises.priority')}</th>
            <th>{text('promises.answer')}</th>
            <th>{text('promises.resolve')}</th>
          </tr>
        </thead>
        <tbody>
          {USUAL_PROMISES.map(({ priority, response_minutes, resolution_minutes }) => (
            <tr key={priority}>
              <td>{text(`priority.${priority as Priority}`)}</td>
              <td>{sayMinutes(response_minutes, locale)}</td>
              <td>{sayMinutes(resolution_minutes, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button look="main" busy={change.isPending} onClick={adopt}>
        {text('usual.change')}
      </Button>
    </section>
  );
}
