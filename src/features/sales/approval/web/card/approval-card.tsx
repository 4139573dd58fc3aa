import { Link } from '@tanstack/react-router';
import { formatMoney } from '#src/records/values/money-text.ts';
import { useStore } from '#src/web/api/store.ts';
import { asWithin } from '#src/web/i18n/catalogue.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ApprovalCard as Card } from '../../approval-api.ts';
import { approvalText } from '../shared/approval-text.ts';
import { sayGrounds, sayPercent } from '../shared/say-grounds.ts';
import { AnswerBar } from './answer-bar.tsx';
import classes from './approval-card.module.css';
import { CardLines } from './card-lines.tsx';
import { CardSteps } from './card-steps.tsx';
import { StatusMark } from './status-mark.tsx';

interface CardProps {
  card: Card;
  /** It stands on the record itself, which tells its name, customer and figures. */
  isWithin?: boolean;
}

/** All that is needed to decide, and the buttons to do it with: one tap. */
export function ApprovalCard({ card, isWithin = false }: CardProps) {
  const text = approvalText.useText();
  const told = useStore(reader);
  const { summary, requester } = card;
  const asked = asWithin(formatInstant(card.asked_at, told));
  return (
    <article className={classes.card} aria-label={summary?.title ?? text('gone')}>
      <header className={classes.head}>
        <div className={classes.titles}>
          <Title card={card} isWithin={isWithin} />
          {!isWithin && summary?.customer && (
            <span className={classes.customer}>{summary.customer}</span>
          )}
        </div>
        <StatusMark card={card} />
      </header>
      {!isWithin && summary && <Figures card={card} />}
      <ul className={classes.grounds}>
        {sayGrounds(card.grounds, told).map((ground) => (
          <li key={ground}>{ground}</li>
        ))}
      </ul>
      <blockquote className={classes.reason}>
        <p>{card.reason}</p>
        <footer>{text('askedBy', { name: requester.name, when: asked })}</footer>
      </blockquote>
      {!isWithin && summary?.client_goal && (
        <p className={classes.goal}>
          <span className={classes.label}>{text('clientGoal')}</span> {summary.client_goal}
        </p>
      )}
      {!isWithin && summary && summary.lines.length > 0 && <CardLines lines={summary.lines} />}
      <CardSteps card={card} />
      <AnswerBar card={card} />
    </article>
  );
}

/** Whoever decides may not see the record itself; then its name is all. */
function Title({ card, isWithin }: { card: Card; isWithin: boolean }) {
  const text = approvalText.useText();
  if (isWithin) return <h3 className={classes.title}>{text('one')}</h3>;
  const title = card.summary?.title ?? text('gone');
  if (!card.record_seen || !card.summary) return <h3 className={classes.title}>{title}</h3>;
  return (
    <h3 className={classes.title}>
      <Link to={`/${card.type === 'quote' ? 'quotes' : 'deals'}/${card.record_id}`}>{title}</Link>
    </h3>
  );
}

function Figures({ card }: { card: Card }) {
  const text = approvalText.useText();
  const told = useStore(reader);
  const { total, discount, deal } = card.summary!;
  return (
    <dl className={classes.figures}>
      {total && (
        <div>
          <dt>{text('total')}</dt>
          <dd>{formatMoney(total, told.locale)}</dd>
        </div>
      )}
      {discount && Number(discount) > 0 && (
        <div>
          <dt>{text('discount')}</dt>
          <dd>{sayPercent(discount, told)}</dd>
        </div>
      )}
      {deal && (
        <div>
          <dt>{text('deal')}</dt>
          <dd className={classes.plain}>{deal}</dd>
        </div>
      )}
    </dl>
  );
}
