import { type KeyboardEvent, lazy, Suspense, useId, useMemo, useRef, useState } from 'react';
import { foldText } from '#src/lib/fold-text.ts';
import { inputClass } from '#src/web/ui/form-field.tsx';
import { HiddenText } from '#src/web/ui/hidden-text.tsx';
import type { BoardCard, WorkshopBoard } from '../../../workshop-board.ts';
import { deskText } from '../desk-text.ts';
import classes from './group.module.css';
import type { CardActs } from './group-card.tsx';
import { GroupLaneColumn } from './group-lane.tsx';
import { clusterOf, type GroupLane, lanesOf } from './lanes.ts';
import { laneBeside, neighbourOf } from './step-card.ts';
import { useGroup } from './use-group.ts';

/** Fewer are looked through faster than they are sought. */
const SOUGHT_FROM = 30;

const MoveSheet = lazy(async () => ({ default: (await import('./move-sheet.tsx')).MoveSheet }));

/** All cards, those by themselves beside the themes they are put into: by drag, keys or a list. */
export function GroupBoard({ board }: { board: WorkshopBoard }) {
  const text = deskText.useText();
  const keysId = useId();
  const group = useGroup(board);
  const [choosing, choose] = useState<BoardCard | null>(null);
  const [sought, seek] = useState('');
  const all = lanesOf(board.clusters, text('group.loose'));
  const lanes = all.map((lane) => (lane.id === null ? narrowLane(lane, sought) : lane));

  function handleKey(event: KeyboardEvent, card: BoardCard): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'm') choose(card);
    else if (event.key.startsWith('Arrow') && !event.shiftKey) {
      focusCard(neighbourOf(lanes, card.id, event.key));
    } else if (event.key.startsWith('Arrow')) {
      const lane = laneBeside(lanes, card.id, event.key);
      if (!lane) group.say(text('group.edge'));
      else void group.move(card.id, lane.id, () => focusSoon(card.id));
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  const latest = useRef({ handleKey, group });
  latest.current = { handleKey, group };
  const acts = useMemo<CardActs>(
    () => ({
      onKey: (event, card) => latest.current.handleKey(event, card),
      onMove: choose,
      onJoin: (cardId, otherId) => void latest.current.group.join(cardId, otherId),
    }),
    [],
  );
  const [loose, ...themes] = lanes;
  const shared = { lanes, group, acts };
  return (
    <>
      <div className={classes.board} aria-describedby={keysId}>
        <GroupLaneColumn lane={loose!} {...shared}>
          {all[0]!.cards.length >= SOUGHT_FROM && (
            <input
              type="search"
              className={`${inputClass} ${classes.seek}`}
              aria-label={text('group.seek')}
              placeholder={text('group.seek')}
              value={sought}
              onChange={({ target }) => seek(target.value)}
            />
          )}
        </GroupLaneColumn>
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

/** Those of its cards that bear all words sought. */
function narrowLane(lane: GroupLane, sought: string): GroupLane {
  const words = foldText(sought).split(' ').filter(Boolean);
  if (words.length === 0) return lane;
  const cards = lane.cards.filter(({ text }) => {
    const folded = foldText(text);
    return words.every((word) => folded.includes(word));
  });
  return { ...lane, cards };
}

function focusSoon(id: string): void {
  requestAnimationFrame(() => focusCard(id));
}

function focusCard(id: string | null): void {
  const button = id && document.querySelector<HTMLElement>(`[data-card="${id}"] button`);
  if (!button) return;
  button.focus({ preventScroll: true });
  button.closest('li')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
