import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CalendarClock, Clock, MapPin, Repeat, Users } from 'lucide-react';
import { type FormEvent, type ReactNode, useState } from 'react';
import { sayDay } from '#src/features/work/task/web/shared/day/say-day.ts';
import { useWhen } from '#src/features/work/task/web/shared/day/use-when.ts';
import { VisitLink } from '#src/features/work/visit/web/shared/visit-link.tsx';
import { subjectOf } from '#src/features/work/visit/web/shared/visit-query.ts';
import { RecordLink } from '#src/records/web/record-link.tsx';
import { send } from '#src/web/api/call.ts';
import { useStore } from '#src/web/api/store.ts';
import { formatDay, formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { useCalendar } from '../calendar-context.ts';
import type { Item } from '../calendar-query.ts';
import { calendarText } from '../calendar-text.ts';
import type { SlotTimes } from '../drag/drop-slot.ts';
import type { CalendarVerbs } from '../use-calendar-verbs.ts';
import { sayTime } from '../view/say-item.ts';
import { sayRepeats } from '../view/say-repeats.ts';
import classes from './panel.module.css';

interface EventPanelProps {
  item: Item;
  /** Begins with the words to move it. */
  begin?: 'move' | undefined;
  verbs: CalendarVerbs;
  onMove: (item: Item, times: SlotTimes) => void;
  onClose: () => void;
}

/** Who, where, what was last said; and done, moved, opened by one press. */
export function EventPanel({ item, begin, verbs, onMove, onClose }: EventPanelProps) {
  const text = calendarText.useText();
  const [mode, setMode] = useState<'look' | 'move' | 'tell'>(begin ?? 'look');
  const navigate = useNavigate();
  function openRecord(id: string): void {
    onClose();
    const search = (all: object) => ({ ...all, open: `task.${id}` });
    void navigate({ to: '.', search: search as never });
  }
  const act = (done: Promise<boolean>) => {
    onClose();
    void done;
  };
  return (
    <>
      <h2 className={classes.title}>{item.subject}</h2>
      <Facts item={item} />
      <LastSaid item={item} />
      {mode === 'move' && (
        <MoveForm
          onMove={(times) => {
            onClose();
            onMove(item, times);
          }}
        />
      )}
      {mode === 'tell' && <TellForm onSave={(note) => act(verbs.finish(item, note))} />}
      <div className={classes.foot}>
        {!item.done_at && mode !== 'tell' && (
          <Button look="main" data-autofocus onClick={() => setMode('tell')}>
            {text('finish')}
          </Button>
        )}
        {!item.done_at && mode !== 'move' && (
          <Button onClick={() => setMode('move')}>{text('move')}</Button>
        )}
        <Button look="quiet" onClick={() => openRecord(item.id)}>
          {text('open')}
        </Button>
        <Before item={item} />
        {item.repeats && !item.done_at ? (
          <>
            <Button look="quiet" onClick={() => act(verbs.skip(item, 'this'))}>
              {text('skip')}
            </Button>
            <Button look="quiet" onClick={() => act(verbs.skip(item, 'following'))}>
              {text('endSeries')}
            </Button>
          </>
        ) : (
          <Button look="quiet" onClick={() => act(verbs.bin(item))}>
            {text('bin')}
          </Button>
        )}
      </div>
    </>
  );
}

/** All that is good to know before one walks in, one press away. */
function Before({ item }: { item: Item }) {
  const { refs } = useCalendar();
  const { person_id, company_id, guests } = item;
  const subject = subjectOf({ person_id: person_id ?? guests[0] ?? null, company_id });
  const known = subject && refs[subject.id];
  return known && <VisitLink subject={subject} name={known.title} withWord />;
}

function Facts({ item }: { item: Item }) {
  const who = useStore(reader);
  const text = calendarText.useText();
  const days =
    item.last_day === item.day
      ? formatDay(item.day, who)
      : `${formatDay(item.day, who)} – ${formatDay(item.last_day, who)}`;
  return (
    <div className={classes.facts}>
      <Fact icon={<Clock size={14} aria-hidden="true" />}>
        {[days, sayTime(item, who) || text('allDay')].join(', ')}
      </Fact>
      {item.repeats && (
        <Fact icon={<Repeat size={14} aria-hidden="true" />}>
          {sayRepeats(item.repeats, who.locale, text)}
        </Fact>
      )}
      {item.location && (
        <Fact icon={<MapPin size={14} aria-hidden="true" />}>
          <Place place={item.location} />
        </Fact>
      )}
      <People item={item} />
    </div>
  );
}

function Fact({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.fact}>
      {icon}
      <span>{children}</span>
    </div>
  );
}

/** A room is text, a meeting on the web is a link. */
function Place({ place }: { place: string }) {
  if (!/^https:\/\/\S+$/.test(place)) return place;
  return (
    <a href={place} target="_blank" rel="noopener noreferrer" className={classes.person}>
      {place}
    </a>
  );
}

function People({ item }: { item: Item }) {
  const { refs } = useCalendar();
  const ids = [...new Set([item.person_id, ...item.guests, item.company_id])];
  const known = ids.flatMap((id) => (id && refs[id] ? [{ id, ...refs[id] }] : []));
  if (known.length === 0) return null;
  return (
    <Fact icon={<Users size={14} aria-hidden="true" />}>
      <span className={classes.people}>
        {known.map(({ id, type, title }) => (
          <RecordLink key={id} type={type} id={id} className={classes.person}>
            {title}
          </RecordLink>
        ))}
      </span>
    </Fact>
  );
}

interface Said {
  items: { title: string; at: string; type: string }[];
}

/** What one wants to remember before one meets. */
function LastSaid({ item }: { item: Item }) {
  const text = calendarText.useText();
  const who = useStore(reader);
  const subject = item.person_id ? 'person_id' : 'company_id';
  const id = item.person_id ?? item.company_id;
  const { data } = useQuery({
    queryKey: ['activity', 'last-said', id],
    queryFn: ({ signal }) =>
      send<Said>('GET /api/v1/timeline', { query: { [subject]: id, limit: 5 } }, { signal }),
    enabled: id !== null,
  });
  const said = data?.items.find(({ type }) => type === 'activity');
  if (!said) return null;
  return (
    <p className={classes.said}>
      {text('lastSaid', { at: formatInstant(said.at, who) })} {said.title}
    </p>
  );
}

/** A day and time in words, as capture understands them. */
function MoveForm({ onMove }: { onMove: (times: SlotTimes) => void }) {
  const text = calendarText.useText();
  const who = useStore(reader);
  const [words, setWords] = useState('');
  const { when, isUnknown, read } = useWhen(words);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    const found = await read();
    if (!found) return;
    // without a time its own goes along
    const { due_on, due_at } = found;
    onMove((due_at ? { due_on, due_at } : { due_on }) as SlotTimes);
  }
  return (
    <form className={classes.form} onSubmit={(event) => void save(event)}>
      <div className={classes.row}>
        <input
          className={inputClass}
          // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
          autoFocus
          data-autofocus
          aria-label={text('moveTo')}
          placeholder={text('moveHint')}
          autoComplete="off"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <p className={classes.reading} data-unknown={isUnknown || undefined} aria-live="polite">
        {when && sayDay(when, who)}
        {isUnknown && text('noDay')}
      </p>
      <div className={classes.row}>
        <Button type="submit" look="main" icon={<CalendarClock size={14} aria-hidden="true" />}>
          {text('move')}
        </Button>
      </div>
    </form>
  );
}

function TellForm({ onSave }: { onSave: (note: string) => void }) {
  const text = calendarText.useText();
  const [note, setNote] = useState('');
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(note.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) onSave(note.trim());
      }}
    >
      <textarea
        className={inputClass}
        // biome-ignore lint/a11y/noAutofocus: opened by the person, to be typed into
        autoFocus
        data-autofocus
        aria-label={text('what')}
        placeholder={text('whatHint')}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      <div className={classes.row}>
        <Button type="submit" look="main">
          {text(note.trim() ? 'saveDone' : 'done')}
        </Button>
      </div>
    </form>
  );
}
