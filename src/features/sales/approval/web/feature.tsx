import { Stamp } from 'lucide-react';
import { defineCatalogue } from '#src/web/i18n/catalogue.ts';
import type { WebFeature } from '#src/web/shell/web-feature.ts';
import english from './feature.en.json' with { type: 'json' };

const { text } = defineCatalogue('features/sales/approval/web/feature', english);

/** What waits for one's approval, what one asked for, and both on the record itself. */
export const approvalFeature: WebFeature = {
  name: 'approval',
  navigation: [{ to: '/approvals', label: () => text('approvals'), icon: Stamp, group: 'records' }],
  routes: [
    {
      path: '/approvals',
      page: async () => ({ default: (await import('./approvals-page.tsx')).ApprovalsPage }),
    },
    {
      path: '/approvals/$id',
      page: async () => ({ default: (await import('./approval-page.tsx')).ApprovalPage }),
    },
  ],
  recordParts: [
    {
      name: 'approval',
      types: ['quote', 'deal'],
      label: () => text('approvals'),
      place: 'top',
      part: async () => ({ default: (await import('./record-approvals.tsx')).RecordApprovals }),
    },
  ],
};
