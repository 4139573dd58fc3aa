import { type FormEvent, useState } from 'react';
import { foldText } from '#src/lib/fold-text.ts';
import { Button } from '#src/web/ui/button.tsx';
import { Dialog } from '#src/web/ui/dialog/dialog.tsx';
import { TextField } from '#src/web/ui/form-field.tsx';
import type { BoardCard } from '../../../workshop-board.ts';
import { deskText } from '../desk-text.ts';
import classes from './group.module.css';
import type { GroupLane } from './lanes.ts';
import type { Group } from './use-group.ts';

interface MoveSheetProps {
  card: BoardCard;
  /** The cluster that it stands in. */
  from: string | null;
  lanes: readonly GroupLane[];
  group: Group;
  onClose: () => void;
}

/** All themes under each other, and a new one, for the thumb and for the keyboard. */
export function MoveSheet({ card, from, lanes, group, onClose }: MoveSheetProps) {
  const text = deskText.useText();
  const [title, setTitle] = useState('');
  function begin(event: FormEvent): void {
    event.preventDefault();
    if (!title.trim()) return;
    onClose();
    void group.begin(card.id, title.trim());
  }
  const themes = lanes.filter(({ id }) => id !== null);
  const sought = foldText(title.trim());
  const shown = themes.filter((lane) => foldText(nameOf(lane)).includes(sought));
  const isLoose = !themes.some(({ id }) => id === from);
  return (
    <Dialog title={text('group.sheet')} close={onClose}>
      <p className={classes.sheetCard}>{card.text}</p>
      <form className={classes.begin} onSubmit={begin}>
        <TextField
          label={text('group.newTheme')}
          maxLength={120}
          data-autofocus=""
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
        <Button type="submit" disabled={!title.trim()}>
          {text('group.begin')}
        </Button>
      </form>
      <ul className={classes.sheet}>
        {shown.map((lane) => (
          <li key={lane.id}>
            <Choice
              label={nameOf(lane)}
              isHere={lane.id === from}
              onChoose={() => {
                onClose();
                void group.move(card.id, lane.id);
              }}
            />
          </li>
        ))}
        <li>
          <Choice
            label={text('group.alone')}
            isHere={isLoose}
            onChoose={() => {
              onClose();
              void group.move(card.id, null);
            }}
          />
        </li>
      </ul>
    </Dialog>
  );
}

function nameOf({ title, cards }: GroupLane): string {
  return title || (cards[0]?.text ?? '');
}

interface ChoiceProps {
  label: string;
  isHere: boolean;
  onChoose: () => void;
}

function Choice({ label, isHere, onChoose }: ChoiceProps) {
  const text = deskText.useText();
  return (
    <button type="button" className={classes.choice} disabled={isHere} onClick={onChoose}>
      {label}
      {isHere && <span className={classes.count}>{text('group.here')}</span>}
    </button>
  );
}
