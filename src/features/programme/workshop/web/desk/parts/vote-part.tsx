import type { WorkshopBoard } from '../../../workshop-board.ts';
import { nameOfCluster } from '../../shared/card-text.tsx';
import { workshopWords } from '../../shared/words/workshop-words.ts';
import { deskText } from '../desk-text.ts';
import classes from './parts.module.css';

/** What is voted on, and the sums once the vote is closed. */
export function VotePart({ board }: { board: WorkshopBoard }) {
  const text = deskText.useText();
  const words = workshopWords.useText();
  const most = Math.max(1, ...board.clusters.map(({ votes }) => votes ?? 0));
  return (
    <section className={classes.part}>
      {board.phase === 'open' && (
        <p className={classes.quiet}>{text('vote.dotsEach', { count: board.dots })}</p>
      )}
      <ul>
        {board.clusters.map((cluster) => (
          <li key={cluster.id} className={classes.bar}>
            <span className={classes.barWords}>
              {nameOfCluster(cluster)}
              <span className={classes.quiet}>
                {' '}
                · {words('cards', { count: cluster.cards.length })}
              </span>
            </span>
            {cluster.votes !== null && (
              <>
                <meter
                  className={classes.meter}
                  min={0}
                  max={most}
                  value={cluster.votes}
                  aria-label={nameOfCluster(cluster)}
                />
                <span className={classes.sum}>{words('dots', { count: cluster.votes })}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
