import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { sayProblem } from '#src/web/api/api-problem.ts';
import { call } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { showToast } from '#src/web/shell/toast-store.ts';
import type {
  ApprovalCard,
  approve,
  delegate,
  reject,
  remind,
  withdraw,
} from '../../approval-api.ts';
import { approvalQuery } from './approval-queries.ts';
import { approvalText } from './approval-text.ts';

export type Answer =
  | { what: 'approve' | 'withdraw' | 'remind' }
  | { what: 'reject'; reason: string }
  | { what: 'delegate'; to: { id: string; name: string } };

/** Answers a request, or moves one's own along; what can be undone is offered as that. */
export function useAnswers(card: ApprovalCard) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (answer: Answer) => send(card, answer),
    onSuccess: (answered, { what }) => {
      if (answered) showAnswered(client, answered);
      if (what === 'remind') showToast(approvalText.text('reminded'));
    },
    onError: (error) => showToast(sayProblem(error), { tone: 'bad' }),
    onSettled: () => invalidateTypes(client, new Set(['approval', card.type])),
  });
}

/** The card shows at once what came of it; the lists are sorted anew when they have been read. */
function showAnswered(client: QueryClient, answered: ApprovalCard): void {
  client.setQueryData(approvalQuery(answered.id).queryKey, answered);
  client.setQueriesData<{ items: ApprovalCard[] }>(
    { queryKey: ['approval', 'list'] },
    (known) =>
      known && { items: known.items.map((one) => (one.id === answered.id ? answered : one)) },
  );
}

async function send(card: ApprovalCard, answer: Answer): Promise<ApprovalCard | null> {
  const { text } = approvalText;
  const params = { id: card.id };
  const title = card.summary?.title ?? '';
  if (answer.what === 'approve') {
    const says = text('saidApproved', { title });
    return call<typeof approve>(
      'POST /api/v1/approvals/{id}/approve',
      { params, body: {} },
      { says },
    );
  }
  if (answer.what === 'reject') {
    const body = { reason: answer.reason };
    const says = text('saidRejected', { title });
    return call<typeof reject>('POST /api/v1/approvals/{id}/reject', { params, body }, { says });
  }
  if (answer.what === 'delegate') {
    const body = { member_id: answer.to.id };
    const says = text('saidDelegated', { name: answer.to.name });
    await call<typeof delegate>('POST /api/v1/approvals/{id}/delegate', { params, body }, { says });
  } else if (answer.what === 'withdraw') {
    const says = text('saidWithdrawn');
    await call<typeof withdraw>('POST /api/v1/approvals/{id}/withdraw', { params }, { says });
  } else {
    await call<typeof remind>('POST /api/v1/approvals/{id}/remind', { params }, { says: false });
  }
  return null;
}
