import { memo, useCallback, useMemo } from 'react';
import type { BoardCluster } from '../../../workshop-board.ts';
import styles from '../phone.module.css';
import { usePhoneText } from '../phone-text.ts';
import type { StepProps } from '../step-props.ts';
import { ClusterCards, ClusterList, sayCluster } from './cluster-list.tsx';
import { useSought } from './seek-clusters.tsx';

/** Dots are given and moved until the vote is closed; only the sums are ever shown. */
export function VoteStep(props: StepProps) {
  return props.board.phase === 'done' ? <Result board={props.board} /> : <Ballot {...props} />;
}

function Ballot({ board, kept, change }: StepProps) {
  const { text } = usePhoneText();
  const { found, field } = useSought(board.clusters);
  const ids = useMemo(() => new Set(board.clusters.map(({ id }) => id)), [board.clusters]);
  const own = Object.entries(kept.dots).filter(([id]) => ids.has(id));
  const left = board.dots - own.reduce((sum, [, count]) => sum + count, 0);
  const isSent = kept.dotsSent && (own.length === 0 || kept.dotsRound === board.rounds);
  const give = useCallback<Give>(
    (id, by) =>
      change((before) => {
        const known = Object.entries(before.dots).filter(([one]) => ids.has(one));
        const dots = Object.fromEntries(known);
        const count = (dots[id] ?? 0) + by;
        const given = Object.values(dots).reduce((sum, one) => sum + one, 0) + by;
        if (count < 0 || given > board.dots) return before;
        if (count === 0) delete dots[id];
        else dots[id] = count;
        return { ...before, dots, dotsSent: false };
      }),
    [change, ids, board.dots],
  );
  return (
    <>
      <p className={styles.lead}>{text('voteHint')}</p>
      <p className={styles.left} role="status">
        {left > 0 ? text('dotsLeft', { count: left }) : text('noDotsLeft')}
        {!isSent && ` · ${text('waitingCard')}`}
        {isSent && own.length > 0 && ` · ${text('sent')}`}
      </p>
      {field}
      <ul className={styles.list}>
        {found.map((cluster) => (
          <Choice
            key={cluster.id}
            cluster={cluster}
            count={kept.dots[cluster.id] ?? 0}
            mayMore={left > 0}
            give={give}
          />
        ))}
      </ul>
    </>
  );
}

type Give = (id: string, by: 1 | -1) => void;

interface ChoiceProps {
  cluster: BoardCluster;
  count: number;
  mayMore: boolean;
  give: Give;
}

/** Drawn anew only where its dots change: there may be five hundred. */
const Choice = memo(function Choice({ cluster, count, mayMore, give }: ChoiceProps) {
  const phone = usePhoneText();
  const { text } = phone;
  const said = sayCluster(cluster, phone);
  return (
    <li className={styles.card}>
      <ClusterCards cluster={cluster} />
      <div className={styles.stepper}>
        <button
          type="button"
          className={styles.secondary}
          disabled={count === 0}
          aria-label={text('less', { text: said })}
          onClick={() => give(cluster.id, -1)}
        >
          −
        </button>
        <span aria-live="polite">{text('dots', { count })}</span>
        <button
          type="button"
          className={styles.secondary}
          disabled={!mayMore}
          aria-label={text('more', { text: said })}
          onClick={() => give(cluster.id, 1)}
        >
          +
        </button>
      </div>
    </li>
  );
});

function Result({ board }: Pick<StepProps, 'board'>) {
  const { text } = usePhoneText();
  const voted = board.clusters.filter(({ votes }) => (votes ?? 0) > 0);
  const others = board.clusters.filter(({ votes }) => !votes);
  return (
    <>
      <ul className={styles.list}>
        {voted.map((cluster) => (
          <li key={cluster.id} className={styles.card}>
            <p className={styles.left}>{text('dots', { count: cluster.votes ?? 0 })}</p>
            <ClusterCards cluster={cluster} />
          </li>
        ))}
      </ul>
      <ClusterList clusters={others} />
    </>
  );
}
