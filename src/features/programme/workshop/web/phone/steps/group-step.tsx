import { useState } from 'react';
import type { BoardCard } from '../../../workshop-board.ts';
import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';
import { send } from '../send.ts';
import type { StepProps } from '../step-props.ts';
import { CardText, sayCluster } from './cluster-list.tsx';
import { useSought } from './seek-clusters.tsx';

/** Everybody puts together what says the same: a card is tapped, then where it belongs. */
export function GroupStep({ code, board, kept }: StepProps) {
  const phone = usePhoneText();
  const { text } = phone;
  const [chosen, setChosen] = useState<BoardCard | null>(null);
  const [problem, setProblem] = useState('');
  const { found, field } = useSought(board.clusters);
  const from = board.clusters.find(({ cards }) => cards.some(({ id }) => id === chosen?.id));
  const put = async (clusterId: string | null) => {
    if (!chosen) return;
    const body = {
      ...{ token: kept.token, card_id: chosen.id, cluster_id: clusterId },
      version: chosen.version,
    };
    setChosen(null);
    const sent = await send(code, { method: 'POST', path: '/move', body });
    setProblem(sent.ok ? '' : text(sent.reason === 'moved' ? 'movedMeanwhile' : 'failed'));
  };
  return (
    <>
      <p className={styles.lead}>{text('groupHint')}</p>
      <p role="alert" className={styles.problem}>
        {problem}
      </p>
      {field}
      <ul className={styles.list}>
        {found.map((cluster) => (
          <li key={cluster.id} className={styles.card}>
            {cluster.title && <h2>{cluster.title}</h2>}
            {cluster.cards.map((card) => (
              <button
                key={card.id}
                type="button"
                className={styles.pick}
                aria-pressed={card.id === chosen?.id}
                onClick={() => setChosen(card.id === chosen?.id ? null : card)}
              >
                <CardText card={card} />
              </button>
            ))}
            {chosen && cluster.id !== from?.id && (
              <button
                type="button"
                className={styles.secondary}
                aria-label={`${text('putHere')}: ${sayCluster(cluster, phone)}`}
                onClick={() => void put(cluster.id)}
              >
                {text('putHere')}
              </button>
            )}
          </li>
        ))}
      </ul>
      {chosen && (
        <div className={styles.bar}>
          <p>{text('chosen', { text: chosen.text })}</p>
          <div className={styles.verbs}>
            {from && from.cards.length > 1 && (
              <button type="button" className={styles.secondary} onClick={() => void put(null)}>
                {text('putAlone')}
              </button>
            )}
            <button type="button" className={styles.secondary} onClick={() => setChosen(null)}>
              {text('cancel')}
            </button>
          </div>
        </div>
      )}
    </>
  );
}
