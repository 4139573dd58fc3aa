import { useState } from 'react';
import { type KeptDraft, newSecret, without } from '../kept.ts';
import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';
import type { StepProps } from '../step-props.ts';
import { TextField } from '../text-field.tsx';
import { ClusterList } from './cluster-list.tsx';

const FEW = 5;

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
        <OwnCards cards={own} change={change} />
        <ClusterList clusters={board.clusters} />
      </>
    );
  }
  return (
    <>
      <p className={styles.note}>{text(board.people.joined < FEW ? 'fewPeople' : 'unnamed')}</p>
      <WriteCards {...props} own={own} />
    </>
  );
}

function WriteCards({ board, change, own }: StepProps & { own: KeptDraft[] }) {
  const { text } = usePhoneText();
  const [kind, setKind] = useState<string>(board.card_kinds[0] ?? 'idea');
  const [words, setWords] = useState('');
  const [editing, setEditing] = useState('');
  const clear = () => {
    setWords('');
    setEditing('');
  };
  const save = () => {
    const secret = editing || newSecret();
    const card = { secret, kind, text: words.trim(), image: null, state: 'waiting' as const };
    change((before) => ({ ...before, drafts: [...without(before, secret).drafts, card] }));
    clear();
  };
  const edit = (card: KeptDraft) => {
    setKind(card.kind);
    setWords(card.text);
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
        <TextField label={text('card')} value={words} rows={4} onChange={setWords} />
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

const STATES = {
  waiting: 'waitingCard',
  leaving: 'waitingCard',
  sent: 'sent',
  late: 'late',
  refused: 'refusedCard',
} as const;

interface OwnCardsProps {
  cards: KeptDraft[];
  change: StepProps['change'];
  onEdit?: (card: KeptDraft) => void;
}

function OwnCards({ cards, change, onEdit }: OwnCardsProps) {
  const { text } = usePhoneText();
  const shown = cards.filter(({ state }) => state !== 'leaving');
  if (shown.length === 0) return null;
  const leave = (card: KeptDraft) =>
    change((before) => {
      if (card.state !== 'sent' && card.state !== 'waiting') return without(before, card.secret);
      const drafts = before.drafts.map((one) =>
        one.secret === card.secret ? { ...one, state: 'leaving' as const } : one,
      );
      return { ...before, drafts };
    });
  return (
    <section aria-label={text('ownCards')}>
      <h2>{text('ownCards')}</h2>
      <ul className={styles.list}>
        {shown.map((card) => (
          <li key={card.secret} className={styles.card}>
            <p className={styles.kind}>{text(`kinds.${card.kind}`)}</p>
            <p>{card.text}</p>
            <p className={styles.quiet} role="status">
              {text(STATES[card.state])}
            </p>
            <div className={styles.verbs}>
              {onEdit && (
                <button type="button" className={styles.secondary} onClick={() => onEdit(card)}>
                  {text('change')}
                </button>
              )}
              <button type="button" className={styles.secondary} onClick={() => leave(card)}>
                {text(card.state === 'late' || card.state === 'refused' ? 'forget' : 'withdraw')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
