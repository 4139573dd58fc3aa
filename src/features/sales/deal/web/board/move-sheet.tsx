import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { dealText } from '../deal-text.ts';
import classes from './board.module.css';
import type { BoardColumn, Card } from './board-query.ts';

interface MoveSheetProps {
  card: Card;
  columns: readonly BoardColumn[];
  onChoose: (stageId: string) => void;
  onClose: () => void;
}

/** All stages under each other, for the thumb and for the keyboard. */
export function MoveSheet({ card, columns, onChoose, onClose }: MoveSheetProps) {
  const text = dealText.useText();
  return (
    <Dialog title={text('move.label', { title: card.title })} close={onClose}>
      <ul className={classes.sheet} aria-label={text('move.title')}>
        {columns.map(({ stage_id, name, kind }) => (
          <li key={stage_id}>
            <button
              type="button"
              className={classes.choice}
              data-kind={kind}
              data-autofocus={stage_id === card.stage_id || undefined}
              disabled={stage_id === card.stage_id}
              onClick={() => onChoose(stage_id)}
            >
              {name}
              {stage_id === card.stage_id && (
                <span className={classes.day}>{text('move.here')}</span>
              )}
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
