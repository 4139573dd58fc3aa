import { useState } from 'react';
import { isSmallRoom } from '../../../room.ts';
import { type KeptDraft, newSecret, roundOf, without } from '../kept.ts';
import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';
import type { StepProps } from '../step-props.ts';
import { TextField } from '../text-field.tsx';

import { ClusterList } from './cluster-list.tsx';
import { LeftOver, OwnCards } from './own-cards.tsx';
import { useTyped } from './use-typed.ts';

/** Cards are written and kept back until they are revealed; then all are there. */
export function CardsStep(props: StepProps) {
  const { text } = usePhoneText();
  const { board, kept, change } = props;
  const own = kept.drafts.filter(({ kind }) => kind !== 'image');
  if (board.phase === 'done') {
    return (
      <>
        <p className={styles.lead}>
          {text(board.clusters.length > 0 ? 'revealed' : 'nothingCame')}
        </p>
        <LeftOver kept={kept} change={change} />
        <ClusterList clusters={board.clusters} />
      </>
    );
  }
  return (
    <>
      <p className={styles.note}>
        {text(isSmallRoom(board.people.joined) ? 'fewPeople' : 'unnamed')}
      </p>
      <WriteCards {...props} own={own} />
    </>
  );
}

function WriteCards({ code, board, change, own }: StepProps & { own: KeptDraft[] }) {
  const { text } = usePhoneText();
  const [kind, setKind] = useState<string>(board.card_kinds[0] ?? 'idea');
  const { words, type } = useTyped(code);
  const [editing, setEditing] = useState('');
  const clear = () => {
    type('', { isKept: false });
    setEditing('');
  };
  const save = () => {
    const secret = editing || newSecret();
    const known = own.find((one) => one.secret === editing);
    const card = {
      ...{ secret, kind, text: words.trim(), image: null, state: 'waiting' as const },
      ...roundOf(known),
    };
    change((before) => ({ ...before, drafts: [...without(before, secret).drafts, card] }));
    clear();
  };
  const edit = (card: KeptDraft) => {
    setKind(card.kind);
    type(card.text, { isKept: false });
    setEditing(card.secret);
  };
  return (
    <>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (words.trim()) save();
        }}
      >
        <fieldset className={styles.kinds}>
          <legend>{text('kind')}</legend>
          {board.card_kinds.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="kind"
                checked={kind === one}
                onChange={() => setKind(one)}
              />
              <span>{text(`kinds.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <TextField
          label={text('card')}
          value={words}
          rows={4}
          // what was sent once is kept as a card
          onChange={(next) => type(next, { isKept: editing === '' })}
        />
        <button type="submit" className={styles.primary} disabled={!words.trim()}>
          {text(editing ? 'saveCard' : 'sendCard')}
        </button>
        {editing && (
          <button type="button" className={styles.secondary} onClick={clear}>
            {text('cancel')}
          </button>
        )}
      </form>
      <OwnCards cards={own} change={change} onEdit={edit} />
    </>
  );
}
