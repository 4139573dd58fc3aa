import { useQueryClient } from '@tanstack/react-query';
import { type ChangeEvent, useRef, useState } from 'react';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { renewTypes } from '#src/web/api/query-client.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { calendarText } from '../calendar-text.ts';
import { CALENDAR_TYPES } from '../use-calendar-verbs.ts';
import classes from './dialog.module.css';
import { type ImportTelling, sendCalendar } from './send-calendar.ts';

/** A calendar file: told what is in it, then brought in, and taken back by undo. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const text = calendarText.useText();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [telling, setTelling] = useState<ImportTelling | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');

  async function attempt(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(sayProblem(error, text('failed')));
    }
    setBusy(false);
  }

  function choose({ target }: ChangeEvent<HTMLInputElement>): void {
    const chosen = target.files?.[0];
    if (!chosen) return;
    setFile(chosen);
    setTelling(null);
    void attempt(async () => setTelling(await sendCalendar(chosen, { preview: true })));
  }

  const bringIn = () =>
    attempt(async () => {
      const count = telling!.found;
      await sendCalendar(file!, { preview: false, says: text('import.done', { count }) });
      await renewTypes(client, new Set(CALENDAR_TYPES));
      onClose();
    });

  return (
    <Dialog title={text('import.title')} close={onClose}>
      <div className={classes.dialog}>
        <p className={classes.text}>{text('import.text')}</p>
        <input
          ref={input}
          type="file"
          accept=".ics,.ical,text/calendar"
          className={classes.file}
          tabIndex={-1}
          aria-hidden="true"
          onChange={choose}
        />
        {telling && <Telling telling={telling} />}
        {problem && (
          <p role="alert" className={classes.problem}>
            {problem}
          </p>
        )}
        <div className={classes.line}>
          {telling && telling.found > 0 && (
            <Button look="main" busy={busy} onClick={() => void bringIn()}>
              {text('import.go', { count: telling.found })}
            </Button>
          )}
          <Button
            look={telling?.found ? 'plain' : 'main'}
            busy={busy}
            onClick={() => input.current?.click()}
          >
            {text(busy ? 'import.reading' : 'import.choose')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Telling({ telling }: { telling: ImportTelling }) {
  const text = calendarText.useText();
  const who = useStore(reader);
  const { found, repeating, guests, known, first_day, last_day, notes } = telling;
  return (
    <ul className={classes.facts} aria-live="polite">
      <li>
        {found === 0
          ? text('import.nothing')
          : text('import.found', {
              count: found,
              from: formatDate(first_day!, who),
              to: formatDate(last_day!, who),
            })}
      </li>
      {repeating > 0 && <li>{text('import.repeating', { count: repeating })}</li>}
      {guests > 0 && <li>{text('import.guests', { count: guests })}</li>}
      {known > 0 && <li>{text('import.known', { count: known })}</li>}
      {notes.map(({ reason, count, example }) => (
        <li key={reason}>{text(`import.note.${reason}`, { count, example })}</li>
      ))}
      {found > 0 && <li>{text('import.private')}</li>}
    </ul>
  );
}
