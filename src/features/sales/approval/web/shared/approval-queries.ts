import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { ApprovableType } from '../../approval.ts';
import type {
  checkApproval,
  countApprovals,
  listApprovals,
  listDelegates,
  readApproval,
} from '../../approval-api.ts';

/** What else changes who has to answer, or what is shown of it. */
const TYPES = ['approval', 'absence', 'member', 'team', 'quote', 'deal'];

export function approvalsQuery(query: {
  box?: 'waiting' | 'asked' | 'answered';
  record_id?: string;
}) {
  return queryOptions({
    queryKey: ['approval', 'list', query],
    queryFn: ({ signal }) =>
      call<typeof listApprovals>('GET /api/v1/approvals', { query }, { signal }),
    select: ({ items }) => items,
    meta: { types: TYPES },
  });
}

export function approvalQuery(id: string) {
  return queryOptions({
    queryKey: ['approval', 'one', id],
    queryFn: ({ signal }) =>
      call<typeof readApproval>('GET /api/v1/approvals/{id}', { params: { id } }, { signal }),
    meta: { types: TYPES },
  });
}

export const countQuery = queryOptions({
  queryKey: ['approval', 'count'],
  queryFn: ({ signal }) =>
    call<typeof countApprovals>('GET /api/v1/approvals/count', {}, { signal }),
  meta: { types: TYPES },
});

export function checkQuery(type: ApprovableType, id: string) {
  return queryOptions({
    queryKey: ['approval', 'check', type, id],
    queryFn: ({ signal }) =>
      call<typeof checkApproval>(
        'GET /api/v1/approvals/check',
        { query: { type, id } },
        { signal },
      ),
    meta: { types: [...TYPES, 'approval_rule'] },
    staleTime: 0,
  });
}

export const delegatesQuery = queryOptions({
  queryKey: ['approval', 'delegates'],
  queryFn: ({ signal }) =>
    call<typeof listDelegates>('GET /api/v1/approvals/delegates', {}, { signal }),
  select: ({ items }) => items,
  meta: { types: TYPES },
});
