import { useQuery } from '@tanstack/react-query';
import { ApprovalCard } from './card/approval-card.tsx';
import classes from './record-approvals.module.css';
import { approvalsQuery } from './shared/approval-queries.ts';
import { approvalText } from './shared/approval-text.ts';

/** On the record: what it waits for, or what was last decided about it. */
export function RecordApprovals({ id }: { type: string; id: string }) {
  const text = approvalText.useText();
  const { data = [] } = useQuery(approvalsQuery({ record_id: id }));
  const [last] = data;
  if (!last || last.status === 'withdrawn' || last.status === 'replaced') return null;
  return (
    <section className={classes.part} aria-label={text('one')}>
      <ApprovalCard card={last} isWithin />
    </section>
  );
}
