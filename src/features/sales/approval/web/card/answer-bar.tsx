import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#src/web/ui/button.tsx';
import type { ApprovalCard } from '../../approval-api.ts';
import { approvalText } from '../shared/approval-text.ts';
import { useAnswers } from '../shared/use-answers.ts';
import classes from './approval-card.module.css';
import { GiveTo } from './give-to.tsx';
import { RejectForm } from './reject-form.tsx';

/** What the reader may do with it: decide, or move their own request along. */
export function AnswerBar({ card }: { card: ApprovalCard }) {
  const text = approvalText.useText();
  const [open, setOpen] = useState<'reject' | 'delegate' | null>(null);
  const answers = useAnswers(card);
  const { can } = card;
  const close = () => setOpen(null);
  if (can.length === 0 || !card.summary) return null;
  if (open === 'reject') {
    return (
      <RejectForm
        busy={answers.isPending}
        onCancel={close}
        onReject={(reason) => answers.mutate({ what: 'reject', reason }, { onSuccess: close })}
      />
    );
  }
  if (open === 'delegate') {
    return (
      <GiveTo
        card={card}
        onCancel={close}
        onGive={(to) => answers.mutate({ what: 'delegate', to }, { onSuccess: close })}
      />
    );
  }
  return (
    <div className={classes.actions}>
      {can.includes('approve') && (
        <Button
          look="main"
          className={classes.approve ?? ''}
          busy={answers.isPending}
          icon={<Check size={16} aria-hidden="true" />}
          onClick={() => answers.mutate({ what: 'approve' })}
        >
          {text('approve')}
        </Button>
      )}
      {can.includes('reject') && (
        <Button onClick={() => setOpen('reject')}>{text('reject')}</Button>
      )}
      {can.includes('delegate') && (
        <Button look="quiet" onClick={() => setOpen('delegate')}>
          {text('giveTo')}
        </Button>
      )}
      {can.includes('remind') && (
        <Button busy={answers.isPending} onClick={() => answers.mutate({ what: 'remind' })}>
          {text('remind')}
        </Button>
      )}
      {can.includes('withdraw') && (
        <Button
          look="quiet"
          busy={answers.isPending}
          onClick={() => answers.mutate({ what: 'withdraw' })}
        >
          {text('withdraw')}
        </Button>
      )}
    </div>
  );
}
