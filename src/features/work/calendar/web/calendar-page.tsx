import { useQuery } from '@tanstack/react-query';
import { useMemo, useRef, useState } from 'react';
import { addDays } from '#src/lib/days.ts';
import { useMembers } from '#src/records/web/data/use-members.ts';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { ReadNote } from '#src/web/ui/not-kept.tsx';
import { CalendarContext, type CalendarShown, type Person } from './calendar-context.ts';
import { CalendarHeader } from './calendar-header.tsx';
import classes from './calendar-page.module.css';
import { CalendarPanels, type Panel } from './calendar-panels.tsx';
import { calendarQuery, type Item } from './calendar-query.ts';
import { calendarText } from './calendar-text.ts';
import { type SlotTimes, slotOf } from './drag/drop-slot.ts';
import { type MovedTo, useDrops } from './drag/use-drops.ts';
import { useNudge } from './drag/use-nudge.ts';
import { AgendaList } from './grid/agenda-list.tsx';
import { MonthGrid } from './grid/month-grid.tsx';
import { TimeGrid } from './grid/time-grid.tsx';
import { narrowed } from './panel/anchor-at.ts';
import { type CalendarPlace, useCalendarPlace } from './use-calendar-place.ts';
import { useCalendarVerbs } from './use-calendar-verbs.ts';
import { spreadHues } from './view/spread-hues.ts';

/** Whom one meets and what is due: by month, week and day, or as a list. */
export function CalendarPage() {
  const place = useCalendarPlace();
  const { locale, timeZone } = useStore(reader);
  const people = usePeople(place.members.slice(1));
  const span = { from: place.days[0]!, to: addDays(place.days.at(-1)!, 1) };
  const query = useQuery(calendarQuery({ ...span, members: place.members.join(',') }));
  const { data } = query;
  const verbs = useCalendarVerbs();
  const [panel, setPanel] = useState<Panel | null>(null);
  const pointed = useRef<{ item: Item; element: HTMLElement } | null>(null);

  /** One of a series asks first what is meant. */
  async function move(item: Item, times: SlotTimes, at: MovedTo = {}): Promise<void> {
    if (item.repeats === null) return void (await verbs.reschedule(item, times));
    const { anchor = middleOfScreen(), slot = null } = at;
    setPanel({ kind: 'scope', item, times, anchor, slot });
  }

  const { drag, pending } = useDrops({ timeZone, move, make: setPanel });
  const { nudge, nudged } = useNudge({ timeZone, move });
  const ghost = useMemo(() => {
    if (drag.drag) {
      const slot = slotOf(drag.drag, timeZone);
      return slot && { ...slot, item: drag.drag.item };
    }
    if (panel?.kind === 'create') return { ...panel.slot, item: null };
    return panel?.kind === 'scope' && panel.slot
      ? { ...panel.slot, item: panel.item }
      : (pending ?? nudged);
  }, [drag.drag, pending, nudged, panel, timeZone]);

  const shown: CalendarShown = {
    place,
    locale,
    timeZone,
    items: data?.items ?? [],
    busy: data?.busy ?? [],
    refs: data?.refs ?? {},
    me: place.members[0]!,
    people,
    drag,
    ghost,
    open: (item, anchor, begin) => setPanel({ kind: 'event', item, anchor, begin }),
    nudge,
    point: (item, element) => {
      pointed.current = item && element ? { item, element } : null;
    },
  };
  usePageKeys(place, {
    make: () => setPanel(panelForNew(place, middleOfScreen())),
    move: () => {
      const found = pointed.current;
      if (!found || found.item.done_at) return;
      shown.open(found.item, narrowed(found.element.getBoundingClientRect()), 'move');
    },
  });

  return (
    <CalendarContext value={shown}>
      <CalendarHeader
        isCut={data?.cut ?? false}
        onMake={(anchor) => setPanel(panelForNew(place, anchor))}
      />
      <div className={classes.note}>
        <ReadNote query={query} />
      </div>
      <div className={classes.view} data-dragging={drag.drag ? '' : undefined}>
        <CalendarView place={place} />
      </div>
      <CalendarPanels panel={panel} verbs={verbs} onPanel={setPanel} onMove={move} />
    </CalendarContext>
  );
}

function CalendarView({ place }: { place: CalendarPlace }) {
  if (place.view === 'month') return <MonthGrid />;
  if (place.view === 'agenda') return <AgendaList key={place.days[0]} />;
  return <TimeGrid key={place.view} />;
}

/** The day that is looked at, at the next full hour. */
function panelForNew({ day, today }: CalendarPlace, anchor: DOMRect): Panel {
  const hour = day === today ? Math.min(new Date().getHours() + 1, 22) : 9;
  return { kind: 'create', slot: { day, start: hour * 60, end: hour * 60 + 60 }, anchor };
}

function middleOfScreen(): DOMRect {
  return new DOMRect(window.innerWidth / 2 - 160, window.innerHeight / 4, 0, 0);
}

function usePeople(ids: readonly string[]): ReadonlyMap<string, Person> {
  const shown = useMembers().filter(({ id }) => ids.includes(id));
  const hues = spreadHues(shown.map(({ name }) => name));
  return new Map(shown.map(({ id, name }, at) => [id, { id, name, hue: hues[at]! }]));
}

function usePageKeys(place: CalendarPlace, act: { make: () => void; move: () => void }): void {
  const text = calendarText.useText();
  const views = (['month', 'week', 'day', 'agenda'] as const).map((view, at) => ({
    keys: String(at + 1),
    label: text(`view.${view}`),
    group: 'list' as const,
    run: () => place.go({ view }),
  }));
  useKeys([
    { keys: 'n', label: text('keys.make'), group: 'do', run: act.make },
    { keys: 'm', label: text('keys.move'), group: 'do', run: act.move },
    {
      keys: 't',
      label: text('keys.today'),
      group: 'list',
      run: () => place.go({ day: place.today }),
    },
    ...views,
    { keys: 'ArrowLeft', run: () => place.step(-1) },
    { keys: 'ArrowRight', run: () => place.step(1) },
  ]);
}
