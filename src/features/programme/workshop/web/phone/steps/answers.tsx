import { wantsAnswer } from '../../../wants-answer.ts';
import type { BoardCluster } from '../../../workshop-board.ts';
import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';
import type { StepProps } from '../step-props.ts';
import { CardText, ClusterList, sayCluster } from './cluster-list.tsx';

/** What was decided on each cluster, with its cards, also long after the day. */
export function Answers({ board }: StepProps) {
  const { text } = usePhoneText();
  const asked = board.clusters.filter(wantsAnswer);
  const others = board.clusters.filter((one) => !wantsAnswer(one));
  return (
    <>
      <p className={styles.note}>{text('comeBack')}</p>
      <ul className={styles.list}>
        {asked.map((cluster) => (
          <li key={cluster.id} className={styles.card}>
            <AnsweredCluster cluster={cluster} />
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <details className={styles.details}>
          <summary>{text('others', { count: others.length })}</summary>
          <ClusterList clusters={others} />
        </details>
      )}
    </>
  );
}

function AnsweredCluster({ cluster }: { cluster: BoardCluster }) {
  const phone = usePhoneText();
  const { text, day } = phone;
  const { answer, cards, votes } = cluster;
  return (
    <>
      <h2>{sayCluster(cluster, phone)}</h2>
      {votes !== null && <p className={styles.quiet}>{text('dots', { count: votes })}</p>}
      {answer ? (
        <div className={styles.answer} data-answer={answer.answer}>
          <p>
            <strong>{text(`answers.${answer.answer}`)}</strong>
            {answer.status && ` · ${text(`states.${answer.status}`)}`}
          </p>
          <p>{answer.reason}</p>
          {answer.owner && (
            <p className={styles.quiet}>
              {answer.owner_left && text('ownerLeft', { owner: answer.owner })}
              {!answer.owner_left &&
                (answer.due_on
                  ? text('byWhen', { owner: answer.owner, day: day(answer.due_on) })
                  : answer.owner)}
            </p>
          )}
        </div>
      ) : (
        <p className={styles.quiet}>{text('notAnswered')}</p>
      )}
      {cluster.beside.map((one) => (
        <div key={one.concern_id} className={styles.answer}>
          <p>
            <strong>{one.title}</strong> · {text(`states.${one.status}`)}
            {one.answer && ` · ${text(`answers.${one.answer}`)}`}
          </p>
          {one.reason && <p>{one.reason}</p>}
        </div>
      ))}
      {(cluster.title || cards.length > 1) && (
        <details className={styles.details}>
          <summary>{text('cards', { count: cards.length })}</summary>
          {cards.map((card) => (
            <CardText key={card.id} card={card} />
          ))}
        </details>
      )}
    </>
  );
}
