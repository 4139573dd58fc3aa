import { CalendarDays } from 'lucide-react';
import { type FormEvent, type RefObject, useRef, useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { todayIn } from '#src/web/i18n/zones.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { HangingPanel } from '#src/web/ui/mantine/hanging-panel.tsx';
import { StandingTarget } from '#src/web/ui/mantine/standing-target.tsx';
import { useIsPhone } from '#src/web/ui/theme/use-is-phone.ts';
import { findNearDay, NEAR_DAYS, type NearDay } from '../../../near-days.ts';
import { taskText } from '../task-text.ts';
import { type NamedTask, useTaskVerbs } from '../use-task-verbs.ts';
import classes from './move-menu.module.css';
import { sayDay } from './say-day.ts';
import { useWhen } from './use-when.ts';

interface MoveMenuProps {
  task: NamedTask;
  onClose: () => void;
  onMoved?: () => void;
  /** The button that it hangs from. */
  target: RefObject<HTMLElement | null>;
}

/** The days to move a task to: in words, by one press, or from a calendar. */
export function MoveMenu({ task, onClose, onMoved, target }: MoveMenuProps) {
  const text = taskText.useText();
  const { move } = useTaskVerbs();
  function moveTo(to: { due_on: string; due_at?: string | null }): void {
    onClose();
    void move(task, to).then((isMoved) => isMoved && onMoved?.());
  }
  return (
    <HangingPanel
      target={<StandingTarget at={target} />}
      position="bottom-end"
      width="var(--u-menu)"
      className={classes.menu}
      label={text('move', { subject: task.subject })}
      onClose={onClose}
    >
      <DayInWords onChoose={moveTo} />
      <NearDays onChoose={moveTo} />
      <DayFromCalendar onChoose={moveTo} />
    </HangingPanel>
  );
}

interface ChooseProps {
  onChoose: (to: { due_on: string; due_at?: string | null }) => void;
}

function DayInWords({ onChoose }: ChooseProps) {
  const text = taskText.useText();
  const who = useStore(reader);
  const isPhone = useIsPhone();
  const [words, setWords] = useState('');
  const { when, isUnknown, read } = useWhen(words);

  async function choose(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = await read();
    if (found) onChoose(found.due_at ? found : { due_on: found.due_on });
  }

  return (
    <form onSubmit={(event) => void choose(event)}>
      <input
        className={inputClass}
        // on a phone the keyboard would cover the days beneath
        {...(!isPhone && { 'data-autofocus': true })}
        aria-label={text('day.words')}
        placeholder={text('day.placeholder')}
        autoComplete="off"
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <p className={classes.reading} aria-live="polite">
        {when && (
          <button type="submit" className={classes.day}>
            {sayDay(when, who)}
          </button>
        )}
        {isUnknown && <span className={classes.unknown}>{text('day.unknown')}</span>}
      </p>
    </form>
  );
}

/** On a Sunday tomorrow is next week already: each day is offered once. */
function listNearDays(today: string): [NearDay, string][] {
  const days = NEAR_DAYS.map((name): [NearDay, string] => [name, findNearDay(name, today)]);
  return days.filter(([, day], at) => days.findIndex(([, one]) => one === day) === at);
}

function NearDays({ onChoose }: ChooseProps) {
  const text = taskText.useText();
  const who = useStore(reader);
  const today = todayIn(who.timeZone);
  const isPhone = useIsPhone();
  return (
    <ul>
      {listNearDays(today).map(([name, due_on], at) => {
        return (
          <li key={name}>
            <button
              type="button"
              className={classes.day}
              {...(isPhone && at === 0 && { 'data-autofocus': true })}
              onClick={() => onChoose({ due_on })}
            >
              {text(`day.${name}`)}
              <span className={classes.date}>{sayDay({ due_on }, who)}</span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

function DayFromCalendar({ onChoose }: ChooseProps) {
  const text = taskText.useText();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className={classes.calendar}>
      <button type="button" className={classes.day} onClick={() => input.current?.showPicker()}>
        {text('day.pick')}
        <CalendarDays size={14} className={classes.date} aria-hidden="true" />
      </button>
      <input
        ref={input}
        type="date"
        tabIndex={-1}
        aria-hidden="true"
        className={classes.picker}
        onChange={(event) => event.target.value && onChoose({ due_on: event.target.value })}
      />
    </div>
  );
}
