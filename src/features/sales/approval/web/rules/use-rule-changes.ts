import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { EndpointInput } from '#src/lib/define-endpoint.ts';
import { call } from '#src/web/api/call.ts';
import { invalidateTypes } from '#src/web/api/query-client.ts';
import { tellRefusal } from '#src/web/api/use-attempt.ts';
import type { createRule, deleteRule, updateRule } from '../../approval-rule-api.ts';
import { approvalText } from '../shared/approval-text.ts';

/** Adds, changes and removes rules; each can be undone at once. */
export function useRuleChanges() {
  const client = useQueryClient();
  const done = {
    onError: (error: Error) => tellRefusal(client, error, ['approval_rule']),
    onSuccess: () => invalidateTypes(client, new Set(['approval_rule'])),
  };
  const says = approvalText.text('ruleSaved');
  const add = useMutation({
    ...done,
    mutationFn: (body: EndpointInput<typeof createRule>['body']) =>
      call<typeof createRule>('POST /api/v1/approval-rules', { body }, { says }),
  });
  const change = useMutation({
    ...done,
    mutationFn: ({ id, patch }: { id: string; patch: EndpointInput<typeof updateRule>['body'] }) =>
      call<typeof updateRule>(
        'PATCH /api/v1/approval-rules/{id}',
        { params: { id }, body: patch },
        { says },
      ),
  });
  const remove = useMutation({
    ...done,
    mutationFn: (id: string) =>
      call<typeof deleteRule>(
        'DELETE /api/v1/approval-rules/{id}',
        { params: { id } },
        { says: approvalText.text('ruleRemoved') },
      ),
  });
  return { add, change, remove };
}
