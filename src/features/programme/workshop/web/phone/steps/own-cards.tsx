import { isLeftOver, type KeptDraft, without } from '../kept.ts';
import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';
import type { StepProps } from '../step-props.ts';

/** What did not come in, to be read and sent again, whatever step it is. */
export function LeftOver({ kept, change }: Pick<StepProps, 'kept' | 'change'>) {
  const cards = kept.drafts.filter(isLeftOver);
  return <OwnCards cards={cards} change={change} named="leftOver" />;
}

export const CARD_STATES = {
  waiting: 'waitingCard',
  leaving: 'waitingCard',
  sent: 'sent',
  late: 'late',
  unsure: 'unsure',
  refused: 'refusedCard',
} as const;

interface OwnCardsProps {
  cards: KeptDraft[];
  change: StepProps['change'];
  onEdit?: (card: KeptDraft) => void;
  named?: string;
}

export function OwnCards({ cards, change, onEdit, named = 'ownCards' }: OwnCardsProps) {
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
    <section aria-label={text(named)}>
      <h2>{text(named)}</h2>
      <ul className={styles.list}>
        {shown.map((card) => (
          <li key={card.secret} className={styles.card}>
            <p className={styles.kind}>
              {text(card.kind === 'image' ? 'imageChosen' : `kinds.${card.kind}`)}
            </p>
            <p>{card.text}</p>
            <p className={styles.quiet} role="status">
              {text(CARD_STATES[card.state])}
            </p>
            <div className={styles.verbs}>
              {onEdit && (
                <button type="button" className={styles.secondary} onClick={() => onEdit(card)}>
                  {text('change')}
                </button>
              )}
              <button type="button" className={styles.secondary} onClick={() => leave(card)}>
                {text(isLeftOver(card) ? 'forget' : 'withdraw')}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
