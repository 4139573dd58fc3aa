import { Repeat } from 'lucide-react';
import type { CSSProperties } from 'react';
import { KindIcon } from '#src/features/work/activity/web/shared/kind-icon.tsx';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import { useCalendar } from '../calendar-context.ts';
import type { Item } from '../calendar-query.ts';
import { calendarText } from '../calendar-text.ts';
import { anchorAt } from '../panel/anchor-at.ts';
import { sayItem, sayTime } from '../view/say-item.ts';
import classes from './agenda-list.module.css';
import { isTask } from './event-chip.tsx';

/** One line of the agenda: when, what, with whom, where. */
export function AgendaRow({ item }: { item: Item }) {
  const text = calendarText.useText();
  const who = useStore(reader);
  const { open, point, refs, people } = useCalendar();
  const owner = item.owner_id ? people.get(item.owner_id) : undefined;
  const about = [item.person_id, item.company_id].map((id) => id && refs[id]?.title);
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        data-done={item.done_at ? '' : undefined}
        onPointerEnter={(event) => point(item, event.currentTarget)}
        onPointerLeave={() => point(null, null)}
        onFocus={(event) => point(item, event.currentTarget)}
        onClick={(event) => open(item, anchorAt(event))}
      >
        <span className={classes.time} aria-hidden="true">
          {sayTime(item, who) || text('allDay')}
        </span>
        <i
          className={classes.mark}
          data-theirs={owner ? '' : undefined}
          data-task={isTask(item) ? '' : undefined}
          style={owner && ({ '--hue': owner.hue } as CSSProperties)}
        />
        <span className={classes.what}>
          <span className={classes.subject}>
            <KindIcon kind={item.kind} size={13} className={classes.sign} />
            <span className={classes.clip}>{item.subject}</span>
            {item.repeats && <Repeat size={12} className={classes.sign} aria-hidden="true" />}
          </span>
          <HiddenText>{sayItem(item, { who, refs, text, owner: owner?.name })}</HiddenText>
          <span className={classes.about} aria-hidden="true">
            {[...about, item.location, owner && text('of', { name: owner.name })]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      </button>
    </li>
  );
}
