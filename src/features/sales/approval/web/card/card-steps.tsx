import { Check, Clock, X } from 'lucide-react';
import { useStore } from '#src/web/api/store.ts';
import { asWithin } from '#src/web/i18n/catalogue.ts';
import { formatInstant } from '#src/web/i18n/dates.ts';
import { reader } from '#src/web/i18n/reader.ts';
import type { ApprovalCard } from '../../approval-api.ts';
import { approvalText } from '../shared/approval-text.ts';
import classes from './approval-card.module.css';
import { sayApprover } from './say-approver.ts';

type Step = ApprovalCard['steps'][number];

/** Who has answered, whom it waits for since when, and who comes after. */
export function CardSteps({ card }: { card: ApprovalCard }) {
  const { steps, step, status } = card;
  return (
    <ol className={classes.steps}>
      {steps.map((one, place) => (
        <li
          key={`${one.approver.kind} ${one.approver.member?.id}`}
          data-state={stateOf(card, one, place)}
        >
          {one.answer === 'approved' && <Check size={16} aria-hidden="true" />}
          {one.answer === 'rejected' && <X size={16} aria-hidden="true" />}
          {!one.answer && <Clock size={16} aria-hidden="true" />}
          <span>
            {one.answer && <Answered step={one} />}
            {!one.answer && status === 'pending' && place === step && <Waiting card={card} />}
            {!one.answer && !(status === 'pending' && place === step) && <Later step={one} />}
          </span>
        </li>
      ))}
    </ol>
  );
}

function stateOf({ step, status }: ApprovalCard, one: Step, place: number): string {
  if (one.answer) return one.answer;
  return status === 'pending' && place === step ? 'waiting' : 'later';
}

function Answered({ step }: { step: Step }) {
  const text = approvalText.useText();
  const told = useStore(reader);
  const name = step.answered_by?.name ?? '';
  const when = step.answered_at ? asWithin(formatInstant(step.answered_at, told)) : '';
  const by = step.how === 'substitute' || step.how === 'delegated' || step.how === 'own';
  return (
    <>
      {text(step.answer === 'approved' ? 'stepApproved' : 'stepRejected', { name, when })}
      {by && step.how && <span className={classes.quiet}> · {text(`how_${step.how}`)}</span>}
      {step.note && <span className={classes.note}>{text('said', { words: step.note })}</span>}
    </>
  );
}

function Waiting({ card }: { card: ApprovalCard }) {
  const text = approvalText.useText();
  const told = useStore(reader);
  const names = card.waits_for.map(({ name }) => name);
  const list = new Intl.ListFormat(told.locale, { type: 'disjunction' }).format(names);
  const since = asWithin(formatInstant(card.step_asked_at, told));
  const until = asWithin(formatInstant(card.due_at, told));
  return (
    <>
      {text('stepWaits', { names: list, since })}
      <span className={classes.quiet}> · {text('promised', { until })}</span>
      {card.delegated_by && (
        <span className={classes.quiet}>
          {' '}
          · {text('delegatedBy', { name: card.delegated_by.name })}
        </span>
      )}
      {card.level > 0 && <span className={classes.quiet}> · {text('escalated')}</span>}
    </>
  );
}

function Later({ step }: { step: Step }) {
  const text = approvalText.useText();
  return (
    <span className={classes.quiet}>{text('stepLater', { who: sayApprover(step.approver) })}</span>
  );
}
