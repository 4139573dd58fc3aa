import type { BoardCard, BoardCluster } from '../../../workshop-board.ts';
import styles from '../phone.module.css';
import { type PhoneText, usePhoneText } from '../phone-text.ts';

/** What a cluster is called: its title, else its first card that is shown. */
export function sayCluster({ title, cards }: BoardCluster, { text }: PhoneText): string {
  const shown = cards.find(({ hidden }) => hidden === null);
  return title ?? shown?.text ?? text('hidden', { reason: cards[0]?.hidden ?? '' });
}

/** All cards as they stand together. */
export function ClusterList({ clusters }: { clusters: readonly BoardCluster[] }) {
  return (
    <ul className={styles.list}>
      {clusters.map((cluster) => (
        <li key={cluster.id} className={styles.card}>
          <ClusterCards cluster={cluster} />
        </li>
      ))}
    </ul>
  );
}

export function ClusterCards({ cluster }: { cluster: BoardCluster }) {
  return (
    <>
      {cluster.title && <h2>{cluster.title}</h2>}
      {cluster.cards.map((card) => (
        <CardText key={card.id} card={card} />
      ))}
    </>
  );
}

export function CardText({ card }: { card: BoardCard }) {
  const { text } = usePhoneText();
  return (
    <div className={styles.said}>
      <p className={styles.kind}>{text(`kinds.${card.kind}`)}</p>
      <p>{card.hidden === null ? card.text : text('hidden', { reason: card.hidden })}</p>
    </div>
  );
}
