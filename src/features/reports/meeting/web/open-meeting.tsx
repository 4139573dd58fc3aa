import { ChevronLeft, ChevronRight, Maximize } from 'lucide-react';
import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { useKeys } from '#src/web/shell/keys.ts';
import { PageHeader } from '#src/web/shell/page-header.tsx';
import { Button, IconButton } from '#src/web/ui/button.tsx';
import { agendaOf } from '../agenda.ts';
import type { Decided, FrozenFigure, ShownMeeting } from '../meeting-api.ts';
import { AgendaList, type Item } from './hold/agenda-list.tsx';
import { AgendaPart } from './hold/agenda-part.tsx';
import { type Beginning, DecideDialog } from './hold/decide-dialog.tsx';
import { EndDialog } from './hold/end-dialog.tsx';
import classes from './hold/room.module.css';
import { useFullScreen } from './hold/use-full-screen.ts';
import { meetingText, sayMoment } from './meeting-text.ts';

/** The meeting while it is held: one thing at a time, large enough for the whole room. */
export function OpenMeeting({ meeting }: { meeting: ShownMeeting }) {
  const text = meetingText.useText();
  const who = useStore(reader);
  const items = useAgenda(meeting);
  const [at, setAt] = useState(0);
  const [deciding, setDeciding] = useState<Beginning | null>(null);
  const [isEnding, setEnding] = useState(false);
  const wall = useFullScreen();
  const item = items[Math.min(at, items.length - 1)];
  const go = (step: number) =>
    setAt((now) => Math.max(0, Math.min(items.length - 1, Math.min(now, items.length - 1) + step)));
  const decide = () => setDeciding({ figures: item?.kind === 'figure' ? [item.id] : [] });
  const mayDecide = meeting.leads || meeting.comes;
  useKeys([
    { keys: 'ArrowRight', label: text('next'), group: 'do', run: () => go(1) },
    { keys: 'ArrowLeft', label: text('previous'), group: 'do', run: () => go(-1) },
    { keys: 'f', label: text('wall'), group: 'do', run: wall.toggle },
    ...(mayDecide ? [{ keys: 'd', label: text('decide'), group: 'do' as const, run: decide }] : []),
    ...(wall.isOn ? [{ keys: 'Escape', run: wall.toggle }] : []),
  ]);
  return (
    <div className={classes.room} data-wall={wall.isOn || undefined}>
      <PageHeader
        title={meeting.name}
        note={text('frozen', { when: sayMoment(meeting.started_at!, who) })}
      >
        <IconButton label={text(wall.isOn ? 'leaveWall' : 'wall')} onClick={wall.toggle}>
          <Maximize size={16} />
        </IconButton>
        {meeting.leads && <Button onClick={() => setEnding(true)}>{text('end')}</Button>}
      </PageHeader>
      <div className={classes.hall}>
        <AgendaList items={items} chosen={item?.id} meeting={meeting} choose={setAt} />
        <div className={classes.stage}>
          {meeting.figures_hidden && <p className={classes.quiet}>{text('hidden')}</p>}
          {item && (
            <AgendaPart
              key={item.id}
              item={item}
              meeting={meeting}
              decide={setDeciding}
              goOn={() => go(1)}
            />
          )}
        </div>
      </div>
      <footer className={classes.foot}>
        <Button icon={<ChevronLeft size={16} aria-hidden="true" />} onClick={() => go(-1)}>
          {text('previous')}
        </Button>
        <span className={classes.quiet} aria-live="polite">
          {text('step', { at: Math.min(at + 1, items.length), of: items.length })}
        </span>
        <Button onClick={() => go(1)}>
          {text('next')}
          <ChevronRight size={16} aria-hidden="true" />
        </Button>
        {mayDecide && (
          <Button look="main" className={classes.decide} onClick={decide}>
            {text('decide')}
          </Button>
        )}
      </footer>
      {deciding && (
        <DecideDialog meeting={meeting} begin={deciding} close={() => setDeciding(null)} />
      )}
      {isEnding && <EndDialog meeting={meeting} close={() => setEnding(false)} />}
    </div>
  );
}

/** What was settled in this meeting stays on its agenda, so that nothing jumps. */
function useAgenda({ follow_ups, figures }: ShownMeeting): Item[] {
  return agendaOf<FrozenFigure, Decided>({
    followUps: follow_ups,
    figures,
  });
}
