import type { AgendaItem } from '../../agenda.ts';
import type { Decided, FrozenFigure, ShownMeeting } from '../../meeting-api.ts';
import { meetingText } from '../meeting-text.ts';
import { figureTitle } from '../parts/frozen-figure-item.tsx';
import classes from './room.module.css';

export type Item = AgendaItem<FrozenFigure, Decided>;

interface AgendaListProps {
  items: readonly Item[];
  chosen: string | undefined;
  meeting: ShownMeeting;
  choose: (at: number) => void;
}

/** All that is spoken of, in order, and what was decided so far. */
export function AgendaList({ items, chosen, meeting, choose }: AgendaListProps) {
  const text = meetingText.useText();
  return (
    <nav className={classes.agenda} aria-label={text('agenda')}>
      <ol>
        {items.map((item, at) => (
          <li key={item.id}>
            <button
              type="button"
              className={classes.agendaRow}
              aria-current={item.id === chosen ? 'step' : undefined}
              onClick={() => choose(at)}
            >
              <span className={classes.number}>{at + 1}</span>
              <span>{nameOf(item, text('item.lacking'))}</span>
            </button>
          </li>
        ))}
      </ol>
      <h2 className={classes.agendaHeading}>{text('decided')}</h2>
      {meeting.decisions.length === 0 && (
        <p className={classes.agendaNote}>{text('decidedNothing')}</p>
      )}
      {meeting.decisions.map(({ id, what, owner }) => (
        <p key={id} className={classes.agendaNote}>
          {what}
          <span className={classes.agendaOwner}>{owner?.name}</span>
        </p>
      ))}
    </nav>
  );
}

function nameOf(item: Item, lacking: string): string {
  if (item.kind === 'follow_up') return item.decision.what;
  return item.kind === 'figure' ? figureTitle(item.figure) : lacking;
}
