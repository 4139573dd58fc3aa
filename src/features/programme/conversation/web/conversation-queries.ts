import { queryOptions } from '@tanstack/react-query';
import { call } from '#src/web/api/call.ts';
import type { listConversations, readConversation } from '../conversation-api.ts';

export const conversationsQuery = queryOptions({
  queryKey: ['conversation', 'list'],
  queryFn: () => call<typeof listConversations>('GET /api/v1/conversations', {}),
  meta: { types: ['conversation', 'conversation_intro'] },
});

export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ['conversation', id],
    queryFn: () =>
      call<typeof readConversation>('GET /api/v1/conversations/{id}', { params: { id } }),
    meta: { types: ['conversation', 'conversation_intro'] },
  });
