import { type KeyboardEvent, lazy, Suspense, useId, useState } from 'react';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import type { BoardCard, WorkshopBoard } from '../../../workshop-board.ts';
import { deskText } from '../desk-text.ts';
import classes from './group.module.css';
import { GroupLaneColumn } from './group-lane.tsx';
import { clusterOf, lanesOf } from './lanes.ts';
import { laneBeside, neighbourOf } from './step-card.ts';
import { useGroup } from './use-group.ts';

const MoveSheet = lazy(async () => ({ default: (await import('./move-sheet.tsx')).MoveSheet }));

/** All cards, those by themselves beside the themes they are put into: by drag, keys or a list. */
export function GroupBoard({ board }: { board: WorkshopBoard }) {
  const text = deskText.useText();
  const keysId = useId();
  const group = useGroup(board);
  const [choosing, choose] = useState<BoardCard | null>(null);
  const lanes = lanesOf(board.clusters, text('group.loose'));

  function handleKey(event: KeyboardEvent, card: BoardCard): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'm') choose(card);
    else if (event.key.startsWith('Arrow') && !event.shiftKey) {
      focusCard(neighbourOf(lanes, card.id, event.key));
    } else if (event.key.startsWith('Arrow')) {
      const lane = laneBeside(lanes, card.id, event.key);
      if (!lane) group.say(text('group.edge'));
      else void group.move(card.id, lane.id).then(() => focusSoon(card.id));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const [loose, ...themes] = lanes;
  const shared = { lanes, group, onKey: handleKey, onMove: choose };
  return (
    <>
      <div className={classes.board} aria-describedby={keysId}>
        <GroupLaneColumn lane={loose!} {...shared} />
        <div className={classes.themes}>
          {themes.length === 0 && <p className={classes.empty}>{text('group.none')}</p>}
          {themes.map((lane) => (
            <GroupLaneColumn key={lane.id} lane={lane} {...shared} />
          ))}
        </div>
      </div>
      <p id={keysId} className={classes.keys}>
        {text('group.keys')}
      </p>
      <div aria-live="polite">
        <HiddenText>{group.said}</HiddenText>
      </div>
      <Suspense>
        {choosing && (
          <MoveSheet
            card={choosing}
            from={clusterOf(board.clusters, choosing.id)?.id ?? null}
            lanes={lanes}
            group={group}
            onClose={() => choose(null)}
          />
        )}
      </Suspense>
    </>
  );
}

function focusSoon(id: string): void {
  requestAnimationFrame(() => focusCard(id));
}

function focusCard(id: string | null): void {
  const button = id && document.querySelector<HTMLElement>(`[data-card="${id}"] button`);
  if (!button) return;
  button.focus();
  button.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
