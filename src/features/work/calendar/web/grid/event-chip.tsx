import { Check, Circle, Repeat } from 'lucide-react';
import type { CSSProperties, KeyboardEvent, PointerEvent } from 'react';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { useStore } from '#src/web/api/store.ts';
import { formatTime } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { useCalendar } from '../calendar-context.ts';
import { type Item, keyOf } from '../calendar-query.ts';
import { calendarText } from '../calendar-text.ts';
import { anchorAt } from '../panel/anchor-at.ts';
import { sayAbout, sayItem } from '../view/say-item.ts';
import classes from './event-chip.module.css';

interface EventChipProps {
  item: Item;
  /** A block in the grid of hours has a second line and can be stretched. */
  look: 'block' | 'line';
  style?: CSSProperties | undefined;
  /** How tall it is, in minutes: short ones have one line. */
  minutes?: number;
}

/** A meeting or task in the grid: a button that can be dragged. */
export function EventChip({ item, look, style, minutes = 60 }: EventChipProps) {
  const text = calendarText.useText();
  const who = useStore(reader);
  const { drag, open, nudge, point, people, refs, ghost } = useCalendar();
  const owner = item.owner_id ? people.get(item.owner_id) : undefined;
  const isDragged = ghost?.item != null && keyOf(ghost.item) === keyOf(item);

  function handleKey(event: KeyboardEvent<HTMLButtonElement>): void {
    const by = stepOf(event);
    if (!by || item.done_at) return;
    event.preventDefault();
    event.stopPropagation();
    nudge(item, by);
  }

  function press(event: PointerEvent<HTMLButtonElement>): void {
    event.stopPropagation();
    if (!item.done_at) drag.begin(event, { mode: 'move', item });
  }

  return (
    <button
      type="button"
      className={classes.chip}
      data-item={keyOf(item)}
      data-look={look}
      data-done={item.done_at ? '' : undefined}
      data-task={isTask(item) ? '' : undefined}
      data-short={minutes < 45 ? '' : undefined}
      data-dragged={isDragged || undefined}
      data-theirs={owner ? '' : undefined}
      style={{ ...style, ...(owner && ({ '--hue': owner.hue } as CSSProperties)) }}
      onPointerDown={press}
      onPointerEnter={(event) => point(item, event.currentTarget)}
      onPointerLeave={() => point(null, null)}
      onFocus={(event) => point(item, event.currentTarget)}
      onKeyDown={handleKey}
      onClick={(event) => {
        event.stopPropagation();
        if (!drag.hasJustDragged()) open(item, anchorAt(event));
      }}
    >
      <span className={classes.head}>
        <Sign item={item} />
        {look === 'line' && item.starts_at && (
          <span className={classes.time} aria-hidden="true">
            {formatTime(item.starts_at, who)}
          </span>
        )}
        <span className={classes.subject}>{item.subject}</span>
        <span className={classes.about} aria-hidden="true">
          {sayAbout(item, refs)}
        </span>
        {item.repeats && <Repeat size={11} className={classes.sign} aria-hidden="true" />}
        <HiddenText>{sayItem(item, { who, refs, text, owner: owner?.name })}</HiddenText>
      </span>
      {look === 'block' && minutes >= 45 && (
        <span className={classes.more} aria-hidden="true">
          {[item.starts_at && formatTime(item.starts_at, who), item.location]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
      {look === 'block' && item.starts_at && !item.done_at && (
        <span
          className={classes.edge}
          aria-hidden="true"
          onPointerDown={(event) => {
            event.stopPropagation();
            drag.begin(event, { mode: 'resize', item });
          }}
        />
      )}
    </button>
  );
}

function Sign({ item }: { item: Item }) {
  if (item.done_at) return <Check size={12} className={classes.sign} aria-hidden="true" />;
  if (isTask(item)) return <Circle size={11} className={classes.sign} aria-hidden="true" />;
  if (item.kind === 'call' || item.kind === 'visit') {
    return <KindIcon kind={item.kind} size={12} className={classes.sign} />;
  }
  return null;
}

/** Something to do rather than somebody to meet. */
export function isTask({ kind, ends_at }: Item): boolean {
  return ends_at === null && (kind === null || kind === 'follow_up' || kind === 'message');
}

const STEPS: Record<string, { days?: number; minutes?: number; length?: number }> = {
  'Alt+ArrowUp': { minutes: -15 },
  'Alt+ArrowDown': { minutes: 15 },
  'Alt+ArrowLeft': { days: -1 },
  'Alt+ArrowRight': { days: 1 },
  'Alt+Shift+ArrowUp': { length: -15 },
  'Alt+Shift+ArrowDown': { length: 15 },
};

function stepOf({ altKey, shiftKey, key }: KeyboardEvent) {
  return altKey ? STEPS[`Alt+${shiftKey ? 'Shift+' : ''}${key}`] : undefined;
}
