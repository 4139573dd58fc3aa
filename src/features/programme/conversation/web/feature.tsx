import { MessagesSquare } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/programme/conversation/web/feature', english);

/** Conversations of two, which nobody else sees. */
export const conversationFeature: WebFeature = {
  name: 'conversation',
  navigation: [
    {
      to: '/conversations',
      label: () => text('conversations'),
      icon: MessagesSquare,
      group: 'uptake',
    },
  ],
  routes: [
    {
      path: '/conversations',
      page: async () => ({
        default: (await import('./conversations-page.tsx')).ConversationsPage,
      }),
    },
    {
      path: '/conversations/$id',
      page: async () => ({ default: (await import('./conversation-page.tsx')).ConversationPage }),
    },
  ],
};
