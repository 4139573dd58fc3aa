import { type FormEvent, useState } from 'react';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatTime } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { useCalendar } from '../calendar-context.ts';
import { calendarText } from '../calendar-text.ts';
import type { DropSlot, SlotTimes } from '../drag/drop-slot.ts';
import type { CalendarVerbs } from '../use-calendar-verbs.ts';
import { REPEAT_CHOICES, type RepeatChoice } from '../view/say-repeats.ts';
import classes from './panel.module.css';
import { saidTimes } from './said-times.ts';
import { type Understood, understand, useUnderstood } from './understand.ts';

interface CreatePanelProps {
  slot: DropSlot;
  verbs: CalendarVerbs;
  onClose: () => void;
}

/** One field: what, with whom, and if need be when. The time is that of the place that was pressed. */
export function CreatePanel({ slot, verbs, onClose }: CreatePanelProps) {
  const text = calendarText.useText();
  const { timeZone } = useCalendar();
  const [words, setWords] = useState('');
  const [repeats, setRepeats] = useState<RepeatChoice>('never');
  const [busy, setBusy] = useState(false);
  const understood = useUnderstood(words);

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    if (!words.trim() || busy) return;
    setBusy(true);
    const found = await understand(words);
    const rule = REPEAT_CHOICES[repeats];
    const made = await verbs.create({
      subject: (found.subject ?? words.trim()).slice(0, 500),
      kind: kindOf(found, slot),
      ...saidTimes(slot, found, timeZone),
      ...(found.person && { person_id: found.person.id, guests: [found.person.id] }),
      ...(found.company && { company_id: found.company.id }),
      ...(rule && { repeats: rule }),
    });
    setBusy(false);
    if (made) onClose();
  }

  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <input
        className={inputClass}
        // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
        autoFocus
        data-autofocus
        aria-label={text('new.what')}
        placeholder={text('new.hint')}
        maxLength={500}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <Reading times={saidTimes(slot, understood, timeZone)} understood={understood} />
      <div className={classes.row}>
        <select
          className={`${inputClass} ${classes.select}`}
          aria-label={text('new.repeats')}
          value={repeats}
          onChange={(event) => setRepeats(event.target.value as RepeatChoice)}
        >
          {(Object.keys(REPEAT_CHOICES) as RepeatChoice[]).map((choice) => (
            <option key={choice} value={choice}>
              {text(`repeat.${choice}`)}
            </option>
          ))}
        </select>
        <Button type="submit" look="main" busy={busy} disabled={!words.trim()}>
          {text('new.save')}
        </Button>
      </div>
    </form>
  );
}

function Reading({ times, understood }: { times: SlotTimes; understood: Understood }) {
  const who = useStore(reader);
  const names = [understood.person?.title, understood.company?.title].filter(Boolean).join(', ');
  const end = times.ends_at ? ` – ${formatTime(times.ends_at, who)}` : '';
  return (
    <p className={classes.when} aria-live="polite">
      {sayDay(times, who)}
      {times.due_at && end}
      {names && ` · ${names}`}
    </p>
  );
}

/** Who makes an hour free meets somebody; a whole day may as well be a task. */
function kindOf({ kind }: Understood, { start }: DropSlot): string | null {
  if (start === null) return kind;
  return kind && kind !== 'follow_up' ? kind : 'meeting';
}
