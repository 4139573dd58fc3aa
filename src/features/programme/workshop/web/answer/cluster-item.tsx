import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useStore } from '#src/web/api/store.ts';
import { formatDate } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import { Button } from '#src/web/ui/button.tsx';
import type {
  BesideConcern,
  BoardCluster,
  ClusterAnswer,
  WorkshopBoard,
} from '../../workshop-board.ts';
import { CardText, nameOfCluster } from '../shared/card-text.tsx';
import { workshopWords } from '../shared/words/workshop-words.ts';
import classes from './answer.module.css';
import { AnswerForm } from './answer-form.tsx';
import { answerText } from './answer-text.ts';

interface ClusterItemProps {
  cluster: BoardCluster;
  board: WorkshopBoard;
  isTop: boolean;
  mayAnswer: boolean;
}

/** A theme with the cards behind it, and its answer. */
export function ClusterItem({ cluster, board, isTop, mayAnswer }: ClusterItemProps) {
  const text = answerText.useText();
  const words = workshopWords.useText();
  const [isAnswering, setAnswering] = useState(false);
  const { answer, cards, votes } = cluster;
  const facts = [
    ...(votes === null ? [] : [words('dots', { count: votes })]),
    words('cards', { count: cards.length }),
    ...(isTop ? [text('top')] : []),
  ];
  const name = nameOfCluster(cluster);
  return (
    <li className={classes.cluster}>
      <h2>{name}</h2>
      <p className={classes.quiet}>{facts.join(' · ')}</p>
      <details className={classes.behind}>
        <summary>{text('cards')}</summary>
        <ul>
          {cards.map((card) => (
            <li key={card.id}>
              <CardText card={card} />
            </li>
          ))}
        </ul>
      </details>
      {answer && <Answered answer={answer} />}
      {answer?.owner_left && (
        <p className={classes.waiting}>{text('left', { name: answer.owner })}</p>
      )}
      {cluster.beside.map((one) => (
        <Beside key={one.concern_id} concern={one} />
      ))}
      {!answer && !isAnswering && <p className={classes.waiting}>{text('waiting')}</p>}
      {mayAnswer && !isAnswering && (
        <Button
          look={answer && !answer.owner_left ? 'quiet' : 'plain'}
          aria-label={`${text(answer ? 'change' : 'answer')}: ${name}`}
          onClick={() => setAnswering(true)}
        >
          {text(answer ? 'change' : 'answer')}
        </Button>
      )}
      {isAnswering && (
        <AnswerForm cluster={cluster} board={board} close={() => setAnswering(false)} />
      )}
    </li>
  );
}

/** The other half of what was split. */
function Beside({ concern }: { concern: BesideConcern }) {
  const text = answerText.useText();
  const words = workshopWords.useText();
  const { concern_id, title, status, answer, reason } = concern;
  return (
    <div className={classes.answer}>
      <p>
        {answer && (
          <strong className={classes.said} data-said={answer}>
            {words(`answer.${answer}`)}
          </strong>
        )}{' '}
        {title}
      </p>
      <p className={classes.quiet}>
        {[reason, text(`status.${status as 'raised'}`)].filter(Boolean).join(' · ')}
        {' · '}
        <Link className={classes.link} to={`/concerns/${concern_id}` as string}>
          {text('follow')}
        </Link>
      </p>
    </div>
  );
}

function Answered({ answer }: { answer: ClusterAnswer }) {
  const text = answerText.useText();
  const words = workshopWords.useText();
  const who = useStore(reader);
  const { answer: said, reason, owner, due_on, concern_id, status } = answer;
  const day = due_on && formatDate(due_on, who);
  const isNo = said === 'no' || !day;
  const by = owner && (isNo ? text('noFrom', { name: owner }) : text('by', { name: owner, day }));
  return (
    <div className={classes.answer}>
      <p>
        <strong className={classes.said} data-said={said}>
          {words(`answer.${said}`)}
        </strong>{' '}
        {reason}
      </p>
      <p className={classes.quiet}>
        {[by, status && text(`status.${status as 'raised'}`)].filter(Boolean).join(' · ')}
        {concern_id && (
          <>
            {' · '}
            <Link className={classes.link} to={`/concerns/${concern_id}` as string}>
              {text('follow')}
            </Link>
          </>
        )}
      </p>
    </div>
  );
}
